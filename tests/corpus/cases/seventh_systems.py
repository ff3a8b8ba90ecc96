"""Exports of tills and web shops in the layouts that their makers ship."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, Want, case
from corpus.world import Line, Style, cents, orders, sale_lines
from corpus.write import comma, delimited, en, plain, short

_DE_MONTHS = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni")


def _said(text: str) -> Callable[[Any], str]:
    return lambda _: text


def _totals(lines: list[Line]) -> dict[str, Decimal]:
    """The order's total by order."""
    return {g[0].order: sum((x.amount for x in g), Decimal(0)) for g in orders(lines)}


def _sum(lines: list[Line]) -> Decimal:
    return sum((x.amount for x in lines), Decimal(0))


@case("DE", "Europe/Berlin")
def kasse_mit_cent_betraegen() -> Export:
    """A till that keeps money in whole cents and says so in the names."""
    lines = sale_lines("de", 130, 741, Style(returns=0.05, discounts=0.2, product="{:08d}"))
    cent = lambda money: str(int(money * 100))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("beleg_nr", "order", lambda x: x.order)
    sheet.col("pos", "!quantity", lambda x: str(x.place + 1))
    sheet.col("zeitstempel", "moment", lambda x: f"{x.at:%Y-%m-%dT%H:%M:%S}")
    sheet.col("filiale_id", "store", lambda x: x.store)
    sheet.col("artikel_nr", "product", lambda x: x.product.code)
    sheet.col("bezeichnung", "name", lambda x: x.product.name)
    sheet.col("menge", "qty", lambda x: f"{x.qty}")
    for name, ours, of in (
        ("einzelpreis_cent", "unit_price", lambda x: x.price),
        ("rabatt_cent", "discount", lambda x: x.discount),
        ("summe_cent", "revenue", lambda x: x.amount),
    ):
        sheet.our(name, ours, lambda x, of=of: cent(of(x)), of)
        old = sheet.found[ours]
        whole = tuple(of(x) * 100 for x in lines)
        sheet.found[ours] = Want(old.ours, old.theirs, (*old.values, whole))
    sheet.col("mwst_satz", "", _said("19"))
    sheet.col("storniert", "", _said("0"))
    text = delimited([sheet.header, *sheet.rows], ";", "\n")
    return Export("positionen_export.csv", text.encode(), (sheet.truth(),))


@case("US", "America/Los_Angeles")
def shopify_analytics_sales() -> Export:
    """Analytics of a web shop: discounts and returns below zero, net sales, taxes, total sales."""
    lines = sale_lines("en", 130, 742, Style(order="#{}", product="SKU-{}", returns=0))
    taxed = lambda x: cents(x.amount * Decimal("1.0825"))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Day", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Order name", "order", lambda x: x.order)
    sheet.col("Sale kind", "", _said("order"))
    sheet.our("Sales channel", "channel", _said("Online Store"))
    sheet.our("Billing country", "country", _said("United States"))
    sheet.our("Product vendor", "brand|supplier", _said("Acme"))
    sheet.col("Product type", "category", lambda x: x.product.category)
    sheet.col("Product title at time of sale", "name", lambda x: x.product.name)
    sheet.col("Product variant SKU at time of sale", "product", lambda x: x.product.code)
    sheet.col("Net items sold", "qty", lambda x: f"{x.qty}")
    sheet.our("Gross sales", "revenue", lambda x: plain(x.qty * x.price), lambda x: x.qty * x.price)
    sheet.col("Discounts", "discount", lambda x: plain(-x.discount))
    sheet.col("Returns", "!revenue", _said("0.00"))
    sheet.col("Net sales", "amount", lambda x: plain(x.amount))
    sheet.col("Shipping charges", "!revenue", _said("0.00"))
    sheet.col("Taxes", "!revenue", lambda x: plain(taxed(x) - x.amount))
    sheet.our("Total sales", "revenue", lambda x: plain(taxed(x)), taxed)
    text = delimited([sheet.header, *sheet.rows], quoting=1)
    return Export(
        "Total sales by product - 2024-01-01 - 2024-03-31.csv", text.encode(), (sheet.truth(),)
    )


@case("ES", "Europe/Madrid")
def loyverse_recibos_por_articulo() -> Export:
    """A till in Spanish: gross, discounts, net, cost, profit and tax of each line; a state."""
    style = Style(order="1-{}", product="{}", returns=0.06, discounts=0.2)
    lines = sale_lines("es", 120, 743, style)
    gross = lambda x: x.qty * x.price  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Fecha", "minute", lambda x: f"{x.at.day}/{x.at.month}/{x.at:%y %H:%M}")
    sheet.col("Número de recibo", "order", lambda x: x.order)
    sheet.col("Tipo de recibo", "", lambda x: "Venta" if x.qty > 0 else "Reembolso")
    sheet.col("Categoría", "category", lambda x: x.product.category)
    sheet.col("REF", "product", lambda x: x.product.code)
    sheet.col("Artículo", "name", lambda x: x.product.name)
    sheet.col("Variante", "", _said(""))
    sheet.col("Modificadores aplicados", "", _said(""))
    sheet.col("Cantidad", "qty", lambda x: plain(x.qty, 3))
    sheet.our("Ventas brutas", "revenue", lambda x: plain(gross(x)), gross)
    sheet.col("Descuentos", "discount", lambda x: plain(x.discount))
    sheet.col("Ventas netas", "amount", lambda x: plain(x.amount))
    sheet.col("Costo de los bienes", "!unit_cost", lambda x: plain(x.cost))
    sheet.col("Beneficio bruto", "!revenue", lambda x: plain(x.amount - x.cost))
    sheet.col("Impuestos", "!revenue", lambda x: plain(x.tax))
    sheet.col("TPV", "", _said("Caja 1"))
    sheet.col("Tienda", "store_only", lambda x: x.store_name)
    sheet.col("Nombre del cajero", "!customer_id", _said("Propietario"))
    sheet.col("Nombre del cliente", "customer_only", lambda x: x.customer_name)
    sheet.col("Comentario", "", _said(""))
    sheet.our("Estado", "status", _said("Cerrado"))
    text = delimited([sheet.header, *sheet.rows])
    return Export("recibos-por-articulo-2024.csv", text.encode("utf-8-sig"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def sumup_verkaufsbericht() -> Export:
    """A card reader's report: `5. Jan. 2024, 10:15`, the line's price with and without tax."""
    lines = sale_lines("de", 110, 744, Style(order="S{}", returns=0.04, discounts=0, rate="0.19"))
    month = lambda x: _DE_MONTHS[x.at.month - 1]  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Datum", "minute", lambda x: f"{x.at.day}. {month(x)} {x.at:%Y, %H:%M}")
    sheet.col("Transaktionsnummer", "order", lambda x: x.order)
    sheet.col("Zahlungsart", "", _said("Visa **** 4242"))
    sheet.col("Anzahl", "qty", lambda x: f"{x.qty}")
    sheet.col("Beschreibung", "name_only", lambda x: x.product.name)
    sheet.our("Währung", "currency", _said("EUR"))
    sheet.col("Preis (Brutto)", "amount", lambda x: comma(x.amount))
    sheet.col("Preis (Netto)", "net", lambda x: comma(x.net))
    sheet.col("Steuer", "!revenue", lambda x: comma(x.tax))
    sheet.col("Steuersatz", "", _said("19%"))
    sheet.col("Konto", "!customer_id", _said("info@laden.example"))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Verkaufsbericht.csv", text.encode("utf-8-sig"), (sheet.truth(),))


@case("FR", "Europe/Paris")
def prestashop_order_detail_dump() -> Export:
    """The shop's own table, joined to its orders: sixteen prices, three codes, NULL for nothing."""
    style = Style(order="{}", product="{}", customer="{}", returns=0, discounts=0, rate="0.20")
    lines = sale_lines("fr", 120, 745, style)
    alone = lambda x: cents(x.price / (1 + x.rate))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("id_order_detail", "!order_id", lambda x: f"{int(x.order) * 4 + x.place}")
    sheet.col("id_order", "order", lambda x: x.order)
    sheet.our("reference", "order_id", lambda x: f"XKB{x.order}QJ")
    sheet.col("id_shop", "", _said("1"))
    sheet.col("id_customer", "customer", lambda x: x.customer)
    sheet.col("current_state", "!region", _said("5"))
    sheet.col("product_id", "product", lambda x: x.product.code)
    sheet.col("product_attribute_id", "", _said("0"))
    sheet.col("product_name", "name", lambda x: x.product.name)
    sheet.col("product_quantity", "qty", lambda x: f"{x.qty}")
    sheet.col("product_quantity_in_stock", "!quantity", lambda x: f"{x.qty + 40}")
    sheet.col("product_quantity_refunded", "!quantity", _said("0"))
    sheet.our("product_price", "unit_price", lambda x: plain(alone(x), 6), alone)
    sheet.col("reduction_percent", "!discount", _said("0.00"))
    sheet.col("reduction_amount", "", _said("0.000000"))
    sheet.our("product_ean13", "product_id", lambda x: x.product.ean)
    sheet.our("product_reference", "product_id", lambda x: f"REF-{x.product.code}")
    sheet.col("product_weight", "!quantity", _said("0.300000"))
    sheet.col("total_price_tax_incl", "amount", lambda x: plain(x.amount, 6))
    sheet.col("total_price_tax_excl", "net", lambda x: plain(x.net, 6))
    sheet.col("unit_price_tax_incl", "price", lambda x: plain(x.price, 6))
    sheet.our("unit_price_tax_excl", "unit_price", lambda x: plain(alone(x), 6), alone)
    sheet.col("purchase_supplier_price", "cost", lambda x: plain(x.product.cost, 6))
    sheet.col("download_deadline", "!sold_at", _said("0000-00-00 00:00:00"))
    sheet.col("total_paid_tax_incl", "!revenue", lambda x: plain(_totals(lines)[x.order], 6))
    sheet.col("date_add", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("date_upd", "!sold_at", lambda x: f"{x.at + timedelta(days=4):%Y-%m-%d %H:%M:%S}")
    sheet.col("invoice_date", "", _said("NULL"))
    text = delimited([sheet.header, *sheet.rows], ";", "\n")
    return Export("order_detail_join.csv", text.encode(), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def woocommerce_po_polsku() -> Export:
    """A web shop in Polish: the name in two cells, the order's totals on each line, a state."""
    style = Style(order="{}", product="SKU-{}", returns=0, discounts=0)
    lines = sale_lines("pl", 110, 746, style)
    totals = _totals(lines)
    sheet = Sheet(lines)
    sheet.col("Numer zamówienia", "order", lambda x: x.order)
    sheet.our("Status zamówienia", "status", lambda x: "Zrealizowane")
    sheet.col("Data zamówienia", "minute", lambda x: f"{x.at:%Y-%m-%d %H:%M}")
    sheet.col("Uwagi klienta", "", _said(""))
    sheet.col("Imię (rozliczeniowe)", "", _said("Anna"))
    sheet.our("Nazwisko (rozliczeniowe)", "", lambda x: x.customer_name)
    sheet.col("E-mail (rozliczeniowy)", "", lambda x: f"k{x.customer}@poczta.example")
    sheet.col("Kod pocztowy (rozliczeniowy)", "", _said("00-950"))
    sheet.col("Metoda płatności", "", _said("Przelewy24"))
    sheet.col("Kwota rabatu koszyka", "!discount", _said("0"))
    sheet.col("Suma częściowa zamówienia", "!revenue", lambda x: short(totals[x.order]))
    sheet.col("Koszt wysyłki", "!unit_cost", _said("14.99"))
    sheet.col("Suma zamówienia", "!revenue", lambda x: short(totals[x.order] + Decimal("14.99")))
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Pozycja #", "!quantity", lambda x: str(x.place + 1))
    sheet.col("Nazwa pozycji", "name", lambda x: x.product.name)
    sheet.col("Ilość (- zwrot)", "qty", lambda x: f"{x.qty}")
    sheet.col("Koszt pozycji", "price", lambda x: short(x.price))
    sheet.col("Kod kuponu", "", _said(""))
    sheet.traps.append(("Koszt pozycji", "unit_cost"))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    export = sheet.truth(revenue=(_sum(lines),))
    return Export("orders-2024-04-01-09-12-44.csv", text.encode("utf-8-sig"), (export,))


@case("IT", "Europe/Rome")
def odoo_punto_vendita() -> Export:
    """Lines of a point of sale under paths: `Ordine/Data`, `Prodotto/Riferimento interno`."""
    style = Style(order="Negozio/{}", product="FURN_{}", returns=0.04, discounts=0.2, rate="0.22")
    lines = sale_lines("it", 120, 747, style)
    off = lambda x: 100 * x.discount / (x.qty * x.price)  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("ID", "", lambda x: f"__export__.pos_order_line_{x.order[8:]}_{x.place}")
    sheet.col("Ordine/Riferimento ordine", "order", lambda x: x.order)
    sheet.col("Ordine/Data", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("Ordine/Sessione", "", _said("POS/00042"))
    sheet.col("Ordine/Cliente/Nome visualizzato", "customer_only", lambda x: x.customer_name)
    sheet.col("Prodotto/Riferimento interno", "product", lambda x: x.product.code)
    sheet.col("Prodotto/Nome", "name", lambda x: x.product.name)
    sheet.our("Prodotto/Categoria prodotto", "category", lambda x: f"All / {x.product.category}")
    sheet.col("Quantità", "qty", lambda x: plain(x.qty, 1))
    sheet.col("Prezzo unitario", "price", lambda x: short(x.price))
    sheet.col("Sconto (%)", "!discount", lambda x: plain(off(x), 1))
    sheet.col("Totale parziale tasse escl.", "net", lambda x: short(x.net))
    sheet.col("Totale parziale", "amount", lambda x: short(x.amount))
    sheet.col("Costo totale", "!unit_cost", lambda x: short(x.cost))
    text = delimited([sheet.header, *sheet.rows], newline="\n", quoting=1)
    return Export(
        "Righe ordine punto vendita (pos.order.line).csv", text.encode(), (sheet.truth(),)
    )


@case("CN", "Asia/Shanghai")
def meituan_caipin_xiaoshou() -> Export:
    """A restaurant's dishes: business day, ordered, paid; the bill's total on each; sums below."""
    style = Style(order="2024{:012d}", discounts=0.25, returns=0, product="{:06d}")
    lines = sale_lines("zh", 120, 748, style)
    totals = _totals(lines)
    paid = {x: x.at + timedelta(minutes=47) for x in lines}
    gross = lambda x: x.qty * x.price  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("序号", "!quantity", lambda x: str(lines.index(x) + 1))
    sheet.col("营业日期", "day", lambda x: f"{x.at:%Y/%m/%d}")
    sheet.col("门店", "store_only", lambda x: x.store_name)
    sheet.col("订单编号", "order", lambda x: x.order)
    sheet.col("下单时间", "moment", lambda x: f"{x.at:%Y/%m/%d %H:%M:%S}")
    sheet.our("结账时间", "sold_at", lambda x: f"{paid[x]:%Y/%m/%d %H:%M:%S}", paid.get)
    sheet.col("桌台号", "", lambda x: f"A{int(x.order) % 20:02d}")
    sheet.col("菜品编码", "product", lambda x: x.product.code)
    sheet.col("菜品名称", "name", lambda x: x.product.name)
    sheet.col("菜品分类", "category", lambda x: x.product.category)
    sheet.col("规格", "", _said("份"))
    sheet.col("菜品单价(元)", "price", lambda x: plain(x.price))
    sheet.col("销售数量", "qty", lambda x: f"{x.qty}")
    sheet.our("菜品流水(元)", "revenue", lambda x: en(gross(x)), gross)
    sheet.col("菜品优惠(元)", "discount", lambda x: plain(x.discount))
    sheet.col("菜品收入(元)", "amount", lambda x: en(x.amount))
    sheet.col("订单金额(元)", "!revenue", lambda x: en(totals[x.order]))
    last = [""] * len(sheet.header)
    last[0], last[12], last[15] = "合计", str(sum(x.qty for x in lines)), en(_sum(lines))
    head = [["菜品销售明细表"], ["营业日期：2024/01/01 至 2024/03/31  导出人：店长"]]
    text = delimited([*head, sheet.header, *sheet.rows, last])
    return Export("菜品销售明细表.csv", text.encode("utf-8-sig"), (sheet.truth(),))
