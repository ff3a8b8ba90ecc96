"""Reports made for the eye: pivot tables, groups with sums, pages, and a file without a header."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, Want, case
from corpus.files import typed, workbook
from corpus.world import Line, Style, sale_lines
from corpus.write import comma, delimited, en, spaced

_PLAIN = Style(returns=0, discounts=0)


def _sum(lines: list[Line]) -> Decimal:
    return sum((x.amount for x in lines), Decimal(0))


@case("FR", "Europe/Paris")
def tableau_croise() -> Export:
    """A pivot table: shop and family once, sums below each, `Somme de` before the figures."""
    lines = sale_lines("fr", 120, 641, _PLAIN)
    lines.sort(key=lambda x: (x.store_name, x.product.category, x.at))
    sheet = Sheet(lines)
    sheet.col("Magasin", "store_only", lambda x: x.store_name)
    sheet.col("Famille", "category", lambda x: x.product.category)
    sheet.col("Date", "day", lambda x: "")
    sheet.col("Article", "name_only", lambda x: x.product.name)
    sheet.col("Somme de Quantité", "qty", lambda x: "")
    sheet.col("Somme de CA TTC", "amount", lambda x: "")
    rows, cells = [sheet.header], typed(sheet)
    shop = family = None
    for place, x in enumerate(lines):
        own, group = x.store_name, (x.store_name, x.product.category)
        head = [own if own != shop else "", group[1] if group != family else ""]
        rows.append([*head, *cells[place][2:]])
        shop, family = own, group
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after is None or (after.store_name, after.product.category) != group:
            mine = [y for y in lines if (y.store_name, y.product.category) == group]
            rows.append(["", f"Total {group[1]}", "", "", sum(y.qty for y in mine), _sum(mine)])
        if after is None or after.store_name != own:
            mine = [y for y in lines if y.store_name == own]
            rows.append([f"Total {own}", "", "", "", sum(y.qty for y in mine), _sum(mine)])
    rows.append(["Total général", "", "", "", sum(x.qty for x in lines), _sum(lines)])
    book = workbook({"TCD": rows}, day="dd/mm/yyyy")
    return Export("Ventes TCD.xlsx", book, (sheet.truth(),))


@case("DE", "Europe/Berlin")
def pivot_ergebnis() -> Export:
    """A pivot of an office suite: the shop once, `Berlin Ergebnis` below, months are days here."""
    lines = sale_lines("de", 110, 642, _PLAIN)
    lines.sort(key=lambda x: (x.store_name, x.at))
    sheet = Sheet(lines)
    sheet.col("Filiale", "store_only", lambda x: x.store_name)
    sheet.col("Datum", "day", lambda x: f"{x.at:%d.%m.%Y}")
    sheet.col("Artikelnummer", "product", lambda x: x.product.code)
    sheet.col("Summe - Menge", "qty", lambda x: comma(x.qty, 0))
    sheet.col("Summe - Umsatz", "amount", lambda x: comma(x.amount))
    rows, shop = [["Filter", "", "", "", ""], [""] * 5, sheet.header], None
    for place, x in enumerate(lines):
        rows.append([x.store_name if x.store_name != shop else "", *sheet.rows[place][1:]])
        shop = x.store_name
        if place + 1 == len(lines) or lines[place + 1].store_name != shop:
            mine = [y for y in lines if y.store_name == shop]
            told = [comma(sum((y.qty for y in mine), Decimal(0)), 0), comma(_sum(mine))]
            rows.append([f"{shop} Ergebnis", "", "", *told])
    told = [comma(sum((x.qty for x in lines), Decimal(0)), 0), comma(_sum(lines))]
    rows.append(["Gesamt Ergebnis", "", "", *told])
    return Export("Pivot.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth(),))


@case("US", "America/Chicago")
def quickbooks_sales_by_item() -> Export:
    """QuickBooks Desktop: the item alone above its lines, its total below, a running balance."""
    lines = sale_lines("en", 110, 643, _PLAIN)
    lines.sort(key=lambda x: (x.product.name, x.at))
    sheet = Sheet(lines)
    sheet.col("Type", "", lambda x: "Invoice")
    sheet.col("Date", "day", lambda x: f"{x.at:%m/%d/%Y}")
    sheet.col("Num", "order", lambda x: x.order)
    sheet.col("Name", "customer_only", lambda x: x.customer_name)
    sheet.col("Qty", "qty", lambda x: f"{x.qty}")
    sheet.col("Sales Price", "price", lambda x: en(x.price))
    sheet.col("Amount", "amount", lambda x: en(x.amount))
    sheet.col("Balance", "!revenue", lambda x: "")
    names = tuple(x.product.name for x in lines)
    sheet.found["product_name"] = Want(("product_name", "product_id"), ("",), (names,))
    rows, run, item = [["", *sheet.header]], Decimal(0), None
    for place, x in enumerate(lines):
        if x.product.name != item:
            item = x.product.name
            rows.append([item, *[""] * 8])
        run += x.amount
        rows.append(["", *sheet.rows[place][:-1], en(run)])
        if place + 1 == len(lines) or lines[place + 1].product.name != item:
            mine = [y for y in lines if y.product.name == item]
            told = [str(sum(y.qty for y in mine)), "", en(_sum(mine)), en(run)]
            rows.append([f"Total {item}", *[""] * 4, *told])
    rows.append(["TOTAL", *[""] * 4, str(sum(x.qty for x in lines)), "", en(run), en(run)])
    return Export("Sales by Item Detail.csv", delimited(rows).encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def kassa_bez_shapki() -> Export:
    """A till's file without a header: day, hour, cheque, barcode, name, pieces, price, sum."""
    lines = sale_lines("ru", 130, 644, Style(returns=0.02, discounts=0, scale=6))
    sheet = Sheet(lines)
    names = [f"column_{n}" for n in range(1, 9)]
    sheet.col(names[0], "moment", lambda x: f"{x.at:%d.%m.%Y}")
    sheet.col(names[1], "", lambda x: f"{x.at:%H:%M:%S}")
    sheet.col(names[2], "order", lambda x: x.order)
    sheet.col(names[3], "ean", lambda x: x.product.ean)
    sheet.col(names[4], "name", lambda x: x.product.name)
    sheet.col(names[5], "qty", lambda x: comma(x.qty, 3))
    sheet.col(names[6], "price", lambda x: comma(x.price))
    sheet.col(names[7], "amount", lambda x: comma(x.amount))
    text = delimited(sheet.rows, ";")
    return Export("kassa01.txt", text.encode("cp1251"), (sheet.truth(),))


@case("ES", "Europe/Madrid")
def listado_por_cliente() -> Export:
    """An ERP's list: title rows, the client above his lines, a total of each, pages."""
    lines = sale_lines("es", 100, 645, Style(returns=0.03, discounts=0))
    lines.sort(key=lambda x: x.customer)
    sheet = Sheet(lines)
    sheet.col("Fecha", "day", lambda x: f"{x.at:%d/%m/%Y}")
    sheet.col("Albarán", "order", lambda x: x.order)
    sheet.col("Artículo", "product", lambda x: x.product.code)
    sheet.col("Descripción", "name", lambda x: x.product.name)
    sheet.col("Cantidad", "qty", lambda x: comma(x.qty, 2))
    sheet.col("Precio", "price", lambda x: comma(x.price))
    sheet.col("Importe", "amount", lambda x: comma(x.amount))
    who = tuple(x.customer_name for x in lines)
    coded = tuple(f"{x.customer} {x.customer_name}" for x in lines)
    sheet.found["customer_id"] = Want(("customer_id",), ("Cliente",), (who, coded))
    rows = [["DISTRIBUCIONES LEVANTE S.L."], ["Listado de ventas por cliente"], [""], sheet.header]
    for client in sorted({x.customer for x in lines}):
        mine = [place for place, x in enumerate(lines) if x.customer == client]
        name = lines[mine[0]].customer_name
        rows.append([f"Cliente: {client} {name}", *[""] * 6])
        rows += [sheet.rows[place] for place in mine]
        rows.append(["Total cliente", *[""] * 5, comma(_sum([lines[p] for p in mine]))])
        rows.append([f"Página {client[-1]}", *[""] * 6])
    rows.append(["Total listado", *[""] * 5, comma(_sum(lines))])
    return Export("Listado.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def zestawienie_po_grupach() -> Export:
    """A workbook by groups: the group alone in its row, its lines below, `Razem` and `Ogółem`."""
    lines = sale_lines("pl", 90, 646, _PLAIN)
    lines.sort(key=lambda x: x.product.category)
    sheet = Sheet(lines)
    sheet.col("Data", "day", lambda x: f"{x.at:%d.%m.%Y}")
    sheet.col("Dokument", "order", lambda x: x.order)
    sheet.col("Symbol", "product", lambda x: x.product.code)
    sheet.col("Nazwa", "name", lambda x: x.product.name)
    sheet.col("Ilość", "qty", lambda x: "")
    sheet.col("Cena", "price", lambda x: "")
    sheet.col("Wartość", "amount", lambda x: "")
    groups = tuple(x.product.category for x in lines)
    sheet.found["category"] = Want(("category",), ("Grupa towarowa",), (groups,))
    cells = typed(sheet)
    rows = [["Zestawienie sprzedaży wg grup towarowych"], ["za okres 2024-01"], sheet.header]
    for group in dict.fromkeys(groups):
        mine = [place for place, x in enumerate(lines) if x.product.category == group]
        rows.append([f"Grupa towarowa: {group}"])
        rows += [[f"{lines[p].at:%d.%m.%Y}", lines[p].order, *cells[p][2:]] for p in mine]
        rows.append(
            [
                "Razem",
                "",
                "",
                "",
                sum(lines[p].qty for p in mine),
                "",
                _sum([lines[p] for p in mine]),
            ]
        )
    rows.append(["Ogółem", "", "", "", sum(x.qty for x in lines), "", _sum(lines)])
    return Export("Zestawienie.xlsx", workbook({"Arkusz1": rows}), (sheet.truth(),))


@case("GB", "Europe/London")
def pages_of_an_accounts_package() -> Export:
    """Fixed titles on each page, names again, blank rows, `Page total` and `Report total`."""
    lines = sale_lines("en", 96, 647, Style(returns=0.04, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Tran Date", "day", lambda x: f"{x.at:%d/%m/%Y}")
    sheet.col("Doc Ref", "order", lambda x: x.order)
    sheet.col("Acct", "customer", lambda x: x.customer)
    sheet.col("Prod", "product", lambda x: x.product.code)
    sheet.col("Product Description", "name", lambda x: x.product.name)
    sheet.col("Qty", "qty", lambda x: f"{x.qty:.2f}")
    sheet.col("Unit", "price", lambda x: en(x.price))
    sheet.col("Nett", "amount", lambda x: en(x.amount))
    rows = []
    for page, start in enumerate(range(0, 96, 32), 1):
        mine = lines[start : start + 32]
        rows += [["Northern Supplies Ltd", *[""] * 6, f"Page {page}"], [""] * 8, sheet.header]
        rows += sheet.rows[start : start + 32]
        rows.append(["Page total", *[""] * 6, en(_sum(mine))])
    rows.append(["Report total", *[""] * 6, en(_sum(lines))])
    return Export("SALESANALYSIS.CSV", delimited(rows).encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def oborot_v_odnoy_kletke() -> Export:
    """1C's report: title, period, the shop on its first line only, `Итог` below."""
    lines = sale_lines("ru", 96, 648, Style(returns=0, discounts=0, scale=4))
    lines.sort(key=lambda x: (x.store_name, x.at))
    sheet = Sheet(lines)
    sheet.col("Магазин", "store_only", lambda x: x.store_name)
    sheet.col("Период, день", "day", lambda x: f"{x.at:%d.%m.%Y}")
    sheet.col("Номенклатура", "name_only", lambda x: x.product.name)
    sheet.col("Количество (в ед. хранения)", "qty", lambda x: comma(x.qty, 3))
    sheet.col("Сумма выручки", "amount", lambda x: spaced(x.amount))
    sheet.col("Себестоимость", "!unit_cost", lambda x: spaced(x.cost))
    rows = [["Валовая прибыль предприятия"], ["Период: 01.01.2024 - 31.03.2024"], sheet.header]
    shop = None
    for place, x in enumerate(lines):
        rows.append([x.store_name if x.store_name != shop else "", *sheet.rows[place][1:]])
        shop = x.store_name
    told = comma(sum((x.qty for x in lines), Decimal(0)), 3)
    rows.append(["Итог", "", "", told, spaced(_sum(lines)), ""])
    return Export("Валовая прибыль.csv", delimited(rows, ";").encode("utf-8-sig"), (sheet.truth(),))
