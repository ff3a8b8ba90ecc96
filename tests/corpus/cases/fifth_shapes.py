"""Eleven exports in the ten languages that matter most, by shapes that reports take."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, Truth, Want, case, enter
from corpus.files import typed, workbook
from corpus.listing import Listing
from corpus.world import Line, Style, orders, products, sale_lines
from corpus.write import comma, de, delimited, plain, spaced

_NO_OFF = Style(returns=0, discounts=0)


@case("BR", "America/Sao_Paulo")
def olist_orders() -> Export:
    """Olist's orders: heads without money; bought, approved, carried, delivered, estimated."""
    rng = random.Random(521)
    rows: list[dict[str, Any]] = []
    for number in range(120):
        at = datetime(2017, 9, 1, 8) + timedelta(minutes=rng.randrange(200_000))
        rows.append({"id": f"{rng.getrandbits(128):032x}", "who": f"{rng.getrandbits(128):032x}"})
        rows[-1] |= {"at": at, "status": "canceled" if number % 17 == 5 else "delivered"}
    sheet = Sheet(rows)
    sheet.our("order_id", "order_id", lambda x: x["id"])
    sheet.our("customer_id", "customer_id", lambda x: x["who"])
    sheet.our("order_status", "status", lambda x: x["status"])
    sheet.our(
        "order_purchase_timestamp", "sold_at", lambda x: f"{x['at']:%F %T}", lambda x: x["at"]
    )
    for name, days in (
        ("order_approved_at", 0),
        ("order_delivered_carrier_date", 3),
        ("order_delivered_customer_date", 9),
        ("order_estimated_delivery_date", 20),
    ):
        later = timedelta(days=days, minutes=13)
        sheet.col(
            name,
            "!sold_at",
            lambda x, d=later: "" if x["status"] == "canceled" else f"{x['at'] + d:%F %T}",
        )
    text = delimited([sheet.header, *sheet.rows], quoting=1, newline="\n")
    return Export("olist_orders_dataset.csv", text.encode(), (sheet.truth("receipts"),))


@case("US", "America/Chicago")
def walmart_weekly_sales() -> Export:
    """Walmart's stores and departments by week: a return week is below zero."""
    rng = random.Random(522)
    rows = []
    for shop in (1, 2, 3):
        for dept in (1, 2, 7, 13, 98):
            for week in range(20):
                day = datetime(2010, 2, 5) + timedelta(weeks=week)
                low = -5000 if dept == 98 else 100000
                rows.append((shop, dept, day, Decimal(rng.randrange(low, 4000000)) / 100))
    sheet = Sheet(rows)
    sheet.our("Store", "store_id", lambda x: str(x[0]))
    sheet.our("Dept", "category|product_id", lambda x: str(x[1]))
    sheet.our("Date", "sold_at", lambda x: f"{x[2]:%Y-%m-%d}", lambda x: x[2])
    sheet.our("Weekly_Sales", "revenue", lambda x: f"{x[3]}", lambda x: x[3])
    sheet.our("IsHoliday", "", lambda x: "TRUE" if x[2].day < 3 else "FALSE")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("train.csv", text.encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def cheki_po_magazinam() -> Export:
    """A line of the shop above its cheques, a sum below, the grand total last."""
    lines = sale_lines("ru", 120, 523, Style(returns=0.03, discounts=0, scale=5))
    lines.sort(key=lambda x: x.store)
    sheet = Sheet(lines)
    sheet.col("№ чека", "order", lambda x: x.order)
    sheet.col("Дата продажи", "minute", lambda x: f"{x.at:%d.%m.%Y %H:%M}")
    sheet.col("Артикул", "product", lambda x: x.product.code)
    sheet.col("Товар", "name", lambda x: x.product.name)
    sheet.col("Кол-во, шт", "qty", lambda x: comma(x.qty, 0))
    sheet.col("Цена, руб.", "price", lambda x: spaced(x.price))
    sheet.col("Сумма, руб.", "amount", lambda x: spaced(x.amount))
    names = tuple(x.store_name for x in lines)
    told_so = tuple(f"Магазин: {name}" for name in names)
    sheet.found["store_id"] = Want(("store_id", "store_name"), ("Магазин",), (names, told_so))
    rows: list[list[str]] = [["Отчёт по чекам за период 01.01.2024 - 31.03.2024"], sheet.header]
    for store in sorted({x.store for x in lines}):
        mine = [place for place, x in enumerate(lines) if x.store == store]
        rows.append([f"Магазин: {lines[mine[0]].store_name}", *[""] * 6])
        rows += [sheet.rows[place] for place in mine]
        told = sum((lines[place].amount for place in mine), Decimal(0))
        rows.append(["Итого по магазину", *[""] * 5, spaced(told)])
    rows.append(["Всего", *[""] * 5, spaced(sum((x.amount for x in lines), Decimal(0)))])
    return Export("Чеки.csv", delimited(rows, ";").encode("cp1251"), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def eleme_zhangdan() -> Export:
    """Two header rows merged over goods and money, a title, and a second sheet of notes."""
    lines = sale_lines("zh", 90, 524, _NO_OFF)
    sheet = Sheet(lines)
    sheet.col("门店名称", "store_only", lambda x: x.store_name)
    sheet.col("订单编号", "order", lambda x: x.order)
    sheet.col("完成时间", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("菜品名称", "name_only", lambda x: x.product.name)
    sheet.col("份数", "qty", lambda x: f"{x.qty}")
    sheet.col("原价", "price", lambda x: f"{x.price}")
    sheet.col("菜品小计", "amount", lambda x: f"{x.amount}")
    sheet.col("平台服务费", "!discount", lambda x: plain(x.amount / 10))
    upper = ["门店", "订单信息", "", "菜品信息", "", "", "金额", ""]
    total = sum((x.amount for x in lines), Decimal(0))
    title = ["外卖账单明细（2024年1月-3月）", *[""] * 7]
    rows = [title, upper, sheet.header, *sheet.rows, ["合计", *[""] * 5, str(total), ""]]
    notes = [["说明"], ["1. 菜品小计=份数×原价"], ["2. 数据仅供参考"]]
    book = workbook({"账单": rows, "说明": notes}, {"账单": ["A1:H1", "B2:C2", "D2:F2", "G2:H2"]})
    return Export("账单明细.xlsx", book, (sheet.truth(),))


@case("DE", "Europe/Berlin")
def getraenkemarkt_mit_einheiten() -> Export:
    """A workbook with a row of units below the header and the sum on top of it."""
    lines = sale_lines("de", 100, 525, Style(discounts=0, returns=0.05))
    sheet = Sheet(lines)
    sheet.col("Verkaufsdatum", "day", lambda x: "")
    sheet.col("Belegnummer", "order", lambda x: x.order)
    sheet.col("Markt", "store_only", lambda x: x.store_name)
    sheet.col("Art.-Nr.", "product", lambda x: x.product.code)
    sheet.col("Artikel", "name", lambda x: x.product.name)
    sheet.col("Absatz", "qty", lambda x: "")
    sheet.col("VK-Preis", "price", lambda x: "")
    sheet.col("Erlös", "amount", lambda x: "")
    total = sum((x.amount for x in lines), Decimal(0))
    units = ["[TT.MM.JJJJ]", "", "", "", "", "[Stück]", "[EUR/Stück]", "[EUR]"]
    top = ["Gesamt", *[""] * 4, sum(x.qty for x in lines), "", total]
    rows = [["Abverkauf je Artikel"], [], top, sheet.header, units, *typed(sheet)]
    book = workbook({"Abverkauf": rows}, day="dd.mm.yyyy")
    return Export("Abverkauf.xlsx", book, (sheet.truth(),))


@case("FR", "Europe/Paris")
def api_ventes_json() -> Export:
    """A French API: sales with their lines, names in French, money in cents beside euros."""
    lines = sale_lines("fr", 100, 526, _NO_OFF)
    sheet = Sheet(lines)
    for name, role in (
        ("numero", "order"),
        ("date_vente", "moment"),
        ("reference", "product"),
        ("libelle", "name"),
        ("quantite", "qty"),
        ("prix_unitaire_ttc", "price"),
        ("montant_ttc", "amount"),
    ):
        sheet.col(name, role, lambda x: "")
    sheet.our("magasin", "store_id", lambda x: x.store)
    sheet.traps += [("total_ttc", "revenue"), ("total_ttc", "unit_price")]
    made = [_sale(group) for group in orders(lines)]
    text = json.dumps({"ventes": made, "page": 1, "total": len(made)}, ensure_ascii=False)
    return Export("ventes.json", text.encode(), (sheet.truth(),))


def _sale(group: list[Line]) -> dict[str, Any]:
    head = group[0]
    return {
        "numero": head.order,
        "date_vente": f"{head.at:%Y-%m-%dT%H:%M:%S}",
        "magasin": {"code": head.store, "nom": head.store_name},
        "client": {"id": head.customer, "nom": head.customer_name},
        "total_ttc": float(sum((x.amount for x in group), Decimal(0))),
        "lignes": [
            {
                "reference": x.product.code,
                "libelle": x.product.name,
                "quantite": int(x.qty),
                "prix_unitaire_ttc": float(x.price),
                "montant_ttc": float(x.amount),
                "taux_tva": 20.0,
            }
            for x in group
        ],
    }


@case("ES", "Europe/Madrid")
def ventas_por_familia() -> Export:
    """The family stands once above its lines, a subtotal below, in a workbook."""
    lines = sale_lines("es", 110, 527, Style(returns=0, discounts=0))
    lines.sort(key=lambda x: x.product.category)
    sheet = Sheet(lines)
    sheet.col("Familia", "category", lambda x: x.product.category)
    sheet.col("Fecha venta", "day", lambda x: "")
    sheet.col("Documento", "order", lambda x: x.order)
    sheet.col("Cód. artículo", "product", lambda x: x.product.code)
    sheet.col("Descripción artículo", "name", lambda x: x.product.name)
    sheet.col("Unidades", "qty", lambda x: "")
    sheet.col("Precio", "price", lambda x: "")
    sheet.col("Importe", "amount", lambda x: "")
    cells, rows = typed(sheet), [["Ventas por familia"], ["Ejercicio 2024"], sheet.header]
    before = None
    for place, x in enumerate(lines):
        family = x.product.category
        rows.append([family if family != before else "", *cells[place][1:]])
        before = family
        if place + 1 == len(lines) or lines[place + 1].product.category != family:
            mine = [y for y in lines if y.product.category == family]
            told = [sum(y.qty for y in mine), "", sum(y.amount for y in mine)]
            rows.append([f"Total {family}", *[""] * 4, *told])
    last = [sum(x.qty for x in lines), "", sum(x.amount for x in lines)]
    rows.append(["Total general", *[""] * 4, *last])
    return Export("Ventas por familia.xlsx", workbook({"Hoja1": rows}), (sheet.truth(),))


@case("IT", "Europe/Rome")
def venduto_per_negozio() -> Export:
    """A sheet a shop, the shop's name on the sheet alone; a summary sheet before them."""
    lines = sale_lines("it", 150, 528, Style(discounts=0, returns=0))
    shops = sorted({x.store_name for x in lines})
    sums = [
        [shop, float(sum((x.amount for x in lines if x.store_name == shop), Decimal(0)))]
        for shop in shops
    ]
    sheets: dict[str, Any] = {"Riepilogo": [["Negozio", "Incasso"], *sums]}
    truths = []
    for shop in shops:
        sheet = Sheet([x for x in lines if x.store_name == shop])
        sheet.col("Data scontrino", "day", lambda x: "")
        sheet.col("Numero scontrino", "order", lambda x: x.order)
        sheet.col("Codice a barre", "ean", lambda x: x.product.ean)
        sheet.col("Articolo", "name", lambda x: x.product.name)
        sheet.col("Pz.", "qty", lambda x: "")
        sheet.col("Prezzo vendita", "price", lambda x: "")
        sheet.col("Importo", "amount", lambda x: "")
        sheets[shop] = [sheet.header, *typed(sheet)]
        truths.append(sheet.truth())
    return Export("Venduto.xlsx", workbook(sheets, day="dd/mm/yyyy"), tuple(truths))


def _two_headers() -> Export:
    listing = Listing("pt", "Mapa de vendas.csv", 529, money=spaced, style=_NO_OFF)
    made = listing.write(
        "Data=day:%d-%m-%Y | Nº Doc.=order | Loja=store_only | Ref.=product | Designação=name"
        " | Qtd.=qty:2 | Preço Unit.=price | Total Liq.=net | IVA=!revenue/tax"
        " | Total com IVA=amount"
    )
    head, rest = made.content.decode().split("\r\n", 1)
    upper = "Documento;;;Artigo;;Venda;;Valores;;"
    sums = "Total da página;;;;;;;;;"
    text = f"Mapa de vendas por documento;;;;;;;;;\r\n{upper}\r\n{head}\r\n{rest}{sums}\r\n"
    return replace(made, content=text.encode("cp1252"))


enter("mapa_de_vendas", _two_headers, "PT", "Europe/Lisbon")


def _dos() -> Export:
    listing = Listing(
        "pl",
        "SPRZEDAZ.TXT",
        530,
        money=comma,
        style=Style(weights=0.2, returns=0, discounts=0),
        above=("PC-Market  Raport sprzedaży szczegółowy",),
        below="RAZEM",
    )
    made = listing.write(
        "Data=day:%y/%m/%d | Nr par.=order | Kod kreskowy=ean"
        " | Nazwa towaru=name | Ilość=qty:3 | Cena sprz.=price | Wart. brutto=amount"
    )
    return replace(made, content=made.content.decode().encode("cp852"))


enter("pcmarket_dos", _dos, "PL", "Europe/Warsaw")


@case("NL", "Europe/Amsterdam")
def omzet_per_week() -> Export:
    """Items down, weeks across as 2024-W01, guilder-free whole euros; the total right and below."""
    goods = products("nl", random.Random(531), Style(product="NL{}"))
    rng = random.Random(531)
    mondays = [date(2024, 1, 1) + timedelta(weeks=i) for i in range(12)]
    cells = [
        (r, c, Decimal(rng.randrange(100, 90000)) / 100)
        for r in range(len(goods))
        for c in range(12)
        if rng.random() > 0.1
    ]
    known = {(r, c): n for r, c, n in cells}
    header = ["Artikelnr", "Omschrijving", *(f"{m:%G-W%V}" for m in mondays), "Totaal"]
    rows = [
        [
            item.code,
            item.name,
            *(de(known[r, c]) if (r, c) in known else "" for c in range(12)),
            de(sum((known.get((r, c), Decimal(0)) for c in range(12)), Decimal(0))),
        ]
        for r, item in enumerate(goods)
    ]
    sums = [sum((n for _, c, n in cells if c == col), Decimal(0)) for col in range(12)]
    rows.append(["Totaal", "", *(de(n) for n in sums), de(sum(sums, Decimal(0)))])

    def day(col: int, later: int) -> datetime:
        return datetime.combine(mondays[col], datetime.min.time()) + timedelta(days=later)

    starts, ends = tuple(day(c, 0) for _, c, _ in cells), tuple(day(c, 6) for _, c, _ in cells)
    wants = (
        Want(("sold_at",), ("week",), (starts, ends)),
        Want(("product_id",), ("Artikelnr",), (tuple(goods[r].code for r, _, _ in cells),)),
        Want(("product_name",), ("Omschrijving",), (tuple(goods[r].name for r, _, _ in cells),)),
        Want(("revenue",), ("value",), (tuple(n for _, _, n in cells),)),
    )
    text = delimited([["Omzet per artikel per week (EUR)"], header, *rows], ";")
    truth = Truth(("sales",), (len(cells),), wants, revenue=(sum(sums, Decimal(0)),))
    return Export("Omzet per week.csv", text.encode("cp1252"), (truth,))
