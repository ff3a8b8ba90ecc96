"""Swedish, Danish, Norwegian, Czech and Turkish systems: languages beyond the contracts' ten."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, dmy, spaced


@case("SE", "Europe/Stockholm")
def fortnox_fakturarader() -> Export:
    """Swedish: ISO days, spaces in thousands, kr behind."""
    lines = sale_lines("sv", 110, 121, Style(scale=20, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Fakturadatum", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Fakturanummer", "order", lambda x: x.order)
    sheet.col("Kundnr", "customer", lambda x: x.customer)
    sheet.col("Artikelnr", "product", lambda x: x.product.code)
    sheet.col("Benämning", "name", lambda x: x.product.name)
    sheet.col("Antal", "qty", lambda x: comma(x.qty))
    sheet.col("À-pris", "price", lambda x: spaced(x.price) + " kr")
    sheet.col("Summa", "amount", lambda x: spaced(x.amount) + " kr")
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("fakturarader.csv", text.encode("cp1252"), (sheet.truth(),))


@case("DK", "Europe/Copenhagen")
def dansk_kasse() -> Export:
    """Danish: dd-mm-yyyy, points in thousands, a sum I alt below."""
    lines = sale_lines("da", 110, 122, Style(scale=20, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Dato", "day", lambda x: f"{x.at:%d-%m-%Y}")
    sheet.col("Bonnr.", "order", lambda x: x.order)
    sheet.col("Butik", "store", lambda x: x.store)
    sheet.col("Varenr.", "product", lambda x: x.product.code)
    sheet.col("Varetekst", "name", lambda x: x.product.name)
    sheet.col("Antal", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Pris", "price", lambda x: de(x.price))
    sheet.col("Beløb", "amount", lambda x: de(x.amount))
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [sheet.header, *sheet.rows, ["I alt", *[""] * 6, de(total)]]
    truth = sheet.truth(quarantined=1)
    return Export("salg.csv", delimited(rows, ";").encode("cp1252"), (truth,))


@case("CZ", "Europe/Prague")
def pohoda_prodej() -> Export:
    """Czech: cp1250, d. m. yyyy with spaces, Kč behind."""
    lines = sale_lines("cs", 110, 123, Style(scale=20, discounts=0, rate="0.21"))
    sheet = Sheet(lines)
    sheet.col("Datum", "day", lambda x: f"{x.at.day}. {x.at.month}. {x.at.year}")
    sheet.col("Číslo dokladu", "order", lambda x: x.order)
    sheet.col("Odběratel", "customer_only", lambda x: x.customer_name)
    sheet.col("Kód", "product", lambda x: x.product.code)
    sheet.col("Název", "name", lambda x: x.product.name)
    sheet.col("Množství", "qty", lambda x: comma(x.qty, 1))
    sheet.col("Cena za kus", "price", lambda x: spaced(x.price) + " Kč")
    sheet.col("Celkem", "amount", lambda x: spaced(x.amount) + " Kč")
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("prodej.csv", text.encode("cp1250"), (sheet.truth(),))


@case("TR", "Europe/Istanbul")
def logo_satis() -> Export:
    """Turkish: cp1254, TL behind, a total row Toplam."""
    lines = sale_lines("tr", 110, 124, Style(scale=20, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Tarih", "day", lambda x: dmy(x.at))
    sheet.col("Fiş No", "order", lambda x: x.order)
    sheet.col("Mağaza", "store_only", lambda x: x.store_name)
    sheet.col("Ürün Kodu", "product", lambda x: x.product.code)
    sheet.col("Ürün Adı", "name", lambda x: x.product.name)
    sheet.col("Miktar", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Birim Fiyat", "price", lambda x: de(x.price) + " TL")
    sheet.col("Tutar", "amount", lambda x: de(x.amount) + " TL")
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [sheet.header, *sheet.rows, ["Toplam", *[""] * 6, de(total) + " TL"]]
    truth = sheet.truth(quarantined=1)
    return Export("satislar.csv", delimited(rows, ";").encode("cp1254"), (truth,))


@case("NO", "Europe/Oslo")
def norsk_varesalg() -> Export:
    """Norwegian: tabs in UTF-16, as Excel's Unicode text, dd.mm.yyyy."""
    lines = sale_lines("da", 90, 125, Style(scale=20, discounts=0, stores=2))
    sheet = Sheet(lines)
    sheet.col("Dato", "day", lambda x: dmy(x.at))
    sheet.col("Kvittering", "order", lambda x: x.order)
    sheet.col("Butikk", "store_only", lambda x: x.store_name)
    sheet.col("Varenummer", "product", lambda x: x.product.code)
    sheet.col("Varenavn", "name", lambda x: x.product.name)
    sheet.col("Antall", "qty", lambda x: comma(x.qty))
    sheet.col("Beløp", "amount", lambda x: spaced(x.amount))
    text = delimited([sheet.header, *sheet.rows], "\t")
    return Export("varesalg.txt", text.encode("utf-16"), (sheet.truth(),))
