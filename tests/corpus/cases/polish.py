"""Polish systems: Subiekt, BaseLinker, Comarch Optima, Allegro, stock."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, delimited, dmy, plain, short_comma, spaced


@case("PL", "Europe/Warsaw")
def subiekt_sprzedaz() -> Export:
    """Cp1250, semicolons, zł behind the amounts, a sum Razem below."""
    lines = sale_lines("pl", 150, 51, Style(order="FS {}/MAG/2024", discounts=0, scale=10))
    sheet = Sheet(lines)
    sheet.col("Lp.", "", lambda x: str(lines.index(x) + 1))
    sheet.col("Data wystawienia", "day", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Numer dokumentu", "order", lambda x: x.order)
    sheet.col("Kontrahent", "customer_only", lambda x: x.customer_name)
    sheet.col("Symbol", "product", lambda x: x.product.code)
    sheet.col("Nazwa towaru", "name", lambda x: x.product.name)
    sheet.col("Ilość", "qty", lambda x: comma(x.qty, 3))
    sheet.col("J.m.", "", lambda x: "szt.")
    sheet.col("Cena netto", "price", lambda x: spaced(x.price) + " zł")
    sheet.col("Stawka VAT", "", lambda x: "23%")
    sheet.col("Wartość netto", "amount", lambda x: spaced(x.amount) + " zł")
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [
        sheet.header,
        *sheet.rows,
        ["", "", "", "", "", "", "", "", "", "Razem:", spaced(total) + " zł"],
    ]
    return Export("sprzedaz.csv", delimited(rows, ";").encode("cp1250"), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def baselinker_zamowienia() -> Export:
    """BaseLinker: UTF-8, points, order money repeated on each line of the order."""
    lines = sale_lines("pl", 140, 52, Style(returns=0, discounts=0, stores=1))
    totals: dict[str, Decimal] = {}
    for line in lines:
        totals[line.order] = totals.get(line.order, Decimal("12.99")) + line.amount
    sheet = Sheet(lines)
    sheet.col("Numer zamówienia", "order", lambda x: x.order)
    sheet.col("Data złożenia", "moment", lambda x: f"{x.at:%d.%m.%Y %H:%M:%S}")
    sheet.col("Źródło", "channel", lambda x: "allegro" if x.place else "sklep")
    sheet.col("Status", "", lambda x: "Wysłane")
    sheet.col("Imię i nazwisko", "", lambda x: x.customer_name)
    sheet.col("Nazwa produktu", "name", lambda x: x.product.name)
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("EAN", "", lambda x: x.product.ean)
    sheet.col("Ilość", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Cena brutto", "price", lambda x: plain(x.price))
    sheet.col("Koszt wysyłki", "!revenue", lambda x: "12.99")
    sheet.col("Wartość zamówienia", "!revenue", lambda x: plain(totals[x.order]))
    sheet.col("Waluta", "currency", lambda x: "PLN")
    sheet.found["channel"] = sheet.found.pop("channel")
    truth = sheet.truth(revenue=(sum(x.amount for x in lines),))
    text = delimited([sheet.header, *sheet.rows], ";", "\n")
    return Export("zamowienia.csv", text.encode(), (truth,))


@case("PL", "Europe/Warsaw")
def optima_analiza() -> Export:
    """Comarch Optima: title, period, two header rows whose upper one spans; Razem below."""
    lines = sale_lines("pl", 120, 53, Style(discounts=0, scale=10, rate="0.23"))
    sheet = Sheet(lines)
    sheet.col("Data sprzedaży", "day", lambda x: dmy(x.at))
    sheet.col("Nr dokumentu", "order", lambda x: x.order)
    sheet.col("Kod", "product", lambda x: x.product.code)
    sheet.col("Nazwa", "name", lambda x: x.product.name)
    sheet.col("Ilość", "qty", lambda x: short_comma(x.qty))
    sheet.col("Netto", "net", lambda x: spaced(x.net))
    sheet.col("VAT", "!revenue", lambda x: spaced(x.tax))
    sheet.col("Brutto", "amount", lambda x: spaced(x.amount))
    nets = sum((x.net for x in lines), Decimal(0))
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [
        ["Analiza sprzedaży wg towarów"],
        ["za okres 2024-01-02 - 2024-03-21"],
        [],
        ["Dokument", "", "Towar", "", "", "Wartość", "", ""],
        sheet.header,
        *sheet.rows,
        ["Razem", "", "", "", "", spaced(nets), spaced(total - nets), spaced(total)],
    ]
    return Export("analiza.csv", delimited(rows, ";").encode("cp1250"), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def allegro_sprzedaz() -> Export:
    """Allegro: commas and quotes, decimal commas inside of them, PLN behind."""
    style = Style(returns=0, discounts=0, stores=1, order="a{}-11ee")
    lines = sale_lines("pl", 110, 54, style)
    sheet = Sheet(lines)
    sheet.col("Id zamówienia", "order", lambda x: x.order)
    sheet.col("Data zakupu", "minute", lambda x: f"{x.at:%Y-%m-%d %H:%M}")
    sheet.col("Kupujący", "customer_only", lambda x: x.customer_name)
    sheet.col("Id oferty", "product", lambda x: x.product.code)
    sheet.col("Tytuł oferty", "name", lambda x: x.product.name)
    sheet.col("Liczba sztuk", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Cena za sztukę", "price", lambda x: comma(x.price) + " PLN")
    sheet.col("Wartość", "amount", lambda x: comma(x.amount) + " PLN")
    text = delimited([sheet.header, *sheet.rows], ",")
    return Export("allegro.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def stan_magazynu() -> Export:
    """Stock in a store, prices of purchase and sale beside it."""
    lines = sale_lines("pl", 300, 55, Style(product="TW{}"))
    goods = list({x.product.code: x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Symbol", "product", lambda x: x.product.code)
    sheet.col("Nazwa", "", lambda x: x.product.name)
    sheet.col("Stan", "on_hand", lambda x: comma(abs(x.qty) * 4, 3), lambda x: abs(x.qty) * 4)
    sheet.col("Rezerwacja", "", lambda x: "0,000")
    sheet.col("Cena zakupu", "", lambda x: comma(x.product.cost))
    sheet.col("Cena sprzedaży", "", lambda x: comma(x.product.price))
    rows = [["Stan magazynu na dzień 2024-03-31"], sheet.header, *sheet.rows]
    return Export(
        "stan_magazynowy.csv", delimited(rows, ";").encode("cp1250"), (sheet.truth("stock"),)
    )
