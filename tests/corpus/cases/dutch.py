"""Dutch systems: Exact, Bol.com, a till, the stock."""

from __future__ import annotations

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, plain


@case("NL", "Europe/Amsterdam")
def exact_factuurregels() -> Export:
    """Exact: days with hyphens, customers by number and name, net and gross."""
    lines = sale_lines("nl", 140, 91, Style(order="24{}", rate="0.21"))
    sheet = Sheet(lines)
    sheet.col("Factuurdatum", "day", lambda x: f"{x.at:%d-%m-%Y}")
    sheet.col("Factuurnr.", "order", lambda x: x.order)
    sheet.col("Debiteurnr.", "customer", lambda x: x.customer)
    sheet.col("Debiteurnaam", "", lambda x: x.customer_name)
    sheet.col("Artikelcode", "product", lambda x: x.product.code)
    sheet.col("Omschrijving", "name", lambda x: x.product.name)
    sheet.col("Aantal", "qty", lambda x: comma(x.qty))
    sheet.col("Prijs per eenheid", "price", lambda x: de(x.price))
    sheet.col("Korting", "discount", lambda x: de(x.discount))
    sheet.col("Bedrag excl. btw", "net", lambda x: de(x.net))
    sheet.col("Btw-bedrag", "!revenue", lambda x: de(x.tax))
    sheet.col("Bedrag incl. btw", "amount", lambda x: de(x.amount))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Factuurregels.csv", text.encode("cp1252"), (sheet.truth(),))


@case("NL", "Europe/Amsterdam")
def bol_bestellingen() -> Export:
    """Bol.com: commas, quoted decimal commas, EAN for the item, two moments."""
    style = Style(returns=0, discounts=0, stores=1, order="C0001{}")
    lines = sale_lines("nl", 110, 92, style)
    sheet = Sheet(lines)
    sheet.col("Bestelnummer", "order", lambda x: x.order)
    sheet.col("Besteldatum", "moment", lambda x: f"{x.at:%d-%m-%Y %H:%M:%S}")
    sheet.col("Uiterste leverdatum", "", lambda x: f"{x.at:%d-%m-%Y}")
    sheet.col("EAN", "ean", lambda x: x.product.ean)
    sheet.col("Referentie", "product", lambda x: x.product.code)
    sheet.col("Titel", "name", lambda x: x.product.name)
    sheet.col("Aantal", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Prijs", "price", lambda x: comma(x.price))
    sheet.col("Totaal", "amount", lambda x: comma(x.amount))
    sheet.col("Plaats", "", lambda x: x.store_name)
    text = delimited([sheet.header, *sheet.rows], ",")
    return Export("bestellingen.csv", text.encode(), (sheet.truth(),))


@case("NL", "Europe/Amsterdam")
def kassa_omzet() -> Export:
    """A till: filiaal, bon, artikel; the euro sign with a space; minus before it."""
    lines = sale_lines("nl", 130, 93, Style(discounts=0, weights=0.15))
    sheet = Sheet(lines)
    sheet.col("Filiaal", "store", lambda x: x.store)
    sheet.col("Datum/tijd", "minute", lambda x: f"{x.at.day}-{x.at.month}-{x.at.year} {x.at:%H:%M}")
    sheet.col("Bonnummer", "order", lambda x: x.order)
    sheet.col("Artikelnr", "product", lambda x: x.product.code)
    sheet.col("Artikel", "name", lambda x: x.product.name)
    sheet.col("Groep", "category", lambda x: x.product.category)
    sheet.col("Aantal", "qty", lambda x: comma(x.qty, 3))
    sheet.col("Omzet", "amount", lambda x: ("-" if x.amount < 0 else "") + "€ " + de(abs(x.amount)))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("omzet_kassa.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("NL", "Europe/Amsterdam")
def voorraadlijst() -> Export:
    """The stock by shop, on order beside it."""
    lines = sale_lines("nl", 300, 94, Style(product="V{}"))
    goods = list({(x.product.code, x.store): x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Magazijn", "store", lambda x: x.store)
    sheet.col("Artikelcode", "product", lambda x: x.product.code)
    sheet.col("Omschrijving", "", lambda x: x.product.name)
    sheet.col("Voorraad", "on_hand", lambda x: f"{abs(x.qty) * 5:.0f}", lambda x: abs(x.qty) * 5)
    sheet.col("In bestelling", "in_transit", lambda x: f"{abs(x.qty):.0f}", lambda x: abs(x.qty))
    sheet.col(
        "Peildatum",
        "as_of",
        lambda x: "31-03-2024",
        lambda x: lines[0].day.replace(month=3, day=31),
    )
    sheet.col("Kostprijs", "", lambda x: plain(x.product.cost).replace(".", ","))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("voorraad.csv", text.encode("cp1252"), (sheet.truth("stock"),))
