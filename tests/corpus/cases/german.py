"""German systems: SAP list, Navision, DATEV, Lexware, JTL, a till's journal."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, dmy, ruled, short_comma, trailing


@case("DE", "Europe/Berlin")
def sap_alv_list() -> Export:
    """An ALV list saved as text: pipes, dashes, a page head, totals with asterisks."""
    lines = sale_lines(
        "de", 140, 11, Style(order="90{}", product="000000000000{}", store="WH{:02d}")
    )
    sheet = Sheet(lines)
    sheet.col("Werk", "store", lambda x: x.store)
    sheet.col("Belegdat.", "day", lambda x: dmy(x.at))
    sheet.col("Faktura", "order", lambda x: x.order)
    sheet.col("Material", "product", lambda x: x.product.code)
    sheet.col("Materialkurztext", "name", lambda x: x.product.name)
    sheet.col("Fakt.Menge", "qty", lambda x: trailing(x.qty, 3))
    sheet.col("ME", "", lambda x: "ST")
    sheet.col("Nettowert", "amount", lambda x: trailing(x.amount))
    sheet.col("Währg", "currency", lambda x: "EUR")
    total = sum((line.amount for line in lines), Decimal(0))
    last = ["*", "", "", "", "", "", "", trailing(total), "EUR"]
    made = ruled([sheet.header, *sheet.rows, last], right=(5, 7))
    dash = "-" * len(made[0])
    body = [dash, made[0], dash, *made[1:-1], dash, made[-1], dash]
    head = [
        "20.06.2024              Dynamische Listenausgabe              1",
        dash,
        "Fakturen je Material",
        dash,
        "",
    ]
    text = "\r\n".join([*head, *body]) + "\r\n"
    return Export("FAKTURA.TXT", text.encode("cp1252"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def navision_posten() -> Export:
    """Customer ledger of items: minus behind the number, ids with hyphens, cp1252."""
    lines = sale_lines("de", 170, 12, Style(order="VR24-{}", product="{}-A", start="2024-02-01"))
    sheet = Sheet(lines)
    sheet.col("Belegdatum", "day", lambda x: dmy(x.at))
    sheet.col("Belegnr.", "order", lambda x: x.order)
    sheet.col("Debitorennr.", "customer", lambda x: x.customer)
    sheet.col("Name", "", lambda x: x.customer_name)
    sheet.col("Artikel-Nr.", "product", lambda x: x.product.code)
    sheet.col("Beschreibung", "name", lambda x: x.product.name)
    sheet.col("Lagerort", "store", lambda x: x.store)
    sheet.col("Menge", "qty", lambda x: trailing(x.qty, 0))
    sheet.col("VK-Preis", "price", lambda x: de(x.price))
    sheet.col(
        "Zeilenrabatt %", "!discount", lambda x: comma(100 * x.discount / (x.qty * x.price), 1)
    )
    sheet.col("Betrag", "amount", lambda x: trailing(x.amount))
    sheet.col("Einstandsbetrag", "!unit_cost", lambda x: trailing(x.cost))
    sheet.col("MwSt.-Satz", "", lambda x: "19")
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Verkaufsposten.csv", text.encode("cp1252"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def datev_two_headers() -> Export:
    """DATEV's first line tells of the file, the second has the names."""
    lines = sale_lines("de", 60, 13, Style(returns=0, discounts=0, order="RE{}"))
    sheet = Sheet(lines)
    sheet.col("Umsatz (ohne Soll/Haben-Kz)", "amount", lambda x: comma(x.amount))
    sheet.col("Soll/Haben-Kennzeichen", "", lambda x: "S")
    sheet.col("WKZ Umsatz", "currency", lambda x: "EUR")
    sheet.col("Konto", "", lambda x: "10000")
    sheet.col("Gegenkonto (ohne BU-Schlüssel)", "", lambda x: "8400")
    sheet.col("BU-Schlüssel", "", lambda x: "3")
    sheet.col("Belegdatum", "day", lambda x: dmy(x.at))
    sheet.col("Belegfeld 1", "order", lambda x: x.order)
    sheet.col("Buchungstext", "", lambda x: x.product.name)
    first = [
        '"EXTF"',
        "700",
        "21",
        '"Buchungsstapel"',
        "12",
        "20240620120000000",
        "",
        '"RE"',
        '""',
        '""',
        "1001",
        "2",
        "20240101",
        "4",
        "20240101",
        "20240331",
        '"Erlöse"',
    ]
    body = delimited([sheet.header, *sheet.rows], ";")
    text = ";".join(first) + "\r\n" + body
    return Export("EXTF_Buchungsstapel.csv", text.encode("cp1252"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def lexware_rechnungspositionen() -> Export:
    """Net and gross side by side, discount as a rate, the euro sign behind."""
    lines = sale_lines("de", 120, 14, Style(order="R-{}", rate="0.19"))
    sheet = Sheet(lines)
    sheet.col("RechnungsNr", "order", lambda x: x.order)
    sheet.col("RechDatum", "day", lambda x: dmy(x.at))
    sheet.col("KdNr", "customer", lambda x: x.customer)
    sheet.col("Firma", "", lambda x: x.customer_name)
    sheet.col("Pos", "", lambda x: str(x.place + 1))
    sheet.col("ArtikelNr", "product", lambda x: x.product.code)
    sheet.col("Artikelbezeichnung", "name", lambda x: x.product.name)
    sheet.col("Warengruppe", "category", lambda x: x.product.category)
    sheet.col("Anzahl", "qty", lambda x: comma(x.qty))
    sheet.col("Einheit", "", lambda x: "Stk.")
    sheet.col("E-Preis", "price", lambda x: de(x.price) + " €")
    sheet.col("Rabatt %", "!discount", lambda x: comma(100 * x.discount / (x.qty * x.price)))
    sheet.col("G-Preis netto", "net", lambda x: de(x.net) + " €")
    sheet.col("MwSt", "!revenue", lambda x: de(x.tax) + " €")
    sheet.col("G-Preis brutto", "amount", lambda x: de(x.amount) + " €")
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Rechnungspositionen_2024.csv", text.encode("cp1252"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def jtl_wawi_auftraege() -> Export:
    """JTL-Ameise: UTF-8 with a mark, quoted, seconds in the day, prices with five places."""
    lines = sale_lines("de", 150, 15, Style(order="AU2024{}", returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Auftragsnummer", "order", lambda x: x.order)
    sheet.col("Erstelldatum", "moment", lambda x: f"{x.at:%d.%m.%Y %H:%M:%S}")
    sheet.col("Plattform", "channel", lambda x: "Amazon.de" if x.place else "Shop")
    sheet.col("Kundennummer", "customer", lambda x: x.customer)
    sheet.col("Artikelnummer", "product", lambda x: x.product.code)
    sheet.col("GTIN", "", lambda x: x.product.ean)
    sheet.col("Artikelname", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: short_comma(x.qty))
    sheet.col("VK Brutto", "price", lambda x: comma(x.price, 5))
    sheet.col("Gesamt Brutto", "amount", lambda x: comma(x.amount))
    sheet.col("Lieferland", "country", lambda x: "DE")
    sheet.found.pop("country")
    text = "\n".join(
        ";".join('"' + cell.replace('"', '""') + '"' for cell in row)
        for row in [sheet.header, *sheet.rows]
    )
    return Export("JTL-Export-Auftraege.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def kassenjournal_with_days() -> Export:
    """A till's journal: shop and period on top, a sum after each day, the whole sum below."""
    lines = sale_lines("de", 130, 16, Style(days=14, stores=1, weights=0.2, order="{:05d}"))
    sheet = Sheet(lines)
    sheet.col("Bon-Nr.", "order", lambda x: x.order)
    sheet.col("Datum", "day", lambda x: f"{x.at:%d.%m.%y}")
    sheet.col("Uhrzeit", "sold_time", lambda x: f"{x.at:%H:%M}")
    sheet.col("PLU", "product", lambda x: x.product.code)
    sheet.col("Bezeichnung", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: comma(x.qty, 3))
    sheet.col("EP", "price", lambda x: comma(x.price))
    sheet.col("Rabatt", "discount", lambda x: comma(x.discount))
    sheet.col("Umsatz EUR", "amount", lambda x: de(x.amount))
    sheet.found.pop("sold_time")
    sheet.found["sold_at"] = Sheet(lines).col("Datum", "minute", lambda x: "").found["sold_at"]
    body: list[list[str]] = []
    for place, (line, row) in enumerate(zip(lines, sheet.rows, strict=True)):
        body.append(row)
        if place + 1 == len(lines) or lines[place + 1].day != line.day:
            total = sum((x.amount for x in lines if x.day == line.day), Decimal(0))
            body.append([f"Summe {dmy(line.at)}", "", "", "", "", "", "", "", de(total)])
    whole = sum((line.amount for line in lines), Decimal(0))
    rows = [
        ["Kassenjournal"],
        ["Filiale:", "01 München"],
        ["Zeitraum:", "02.01.2024 - 15.01.2024"],
        [],
        sheet.header,
        *body,
        ["Gesamtsumme", "", "", "", "", "", "", "", de(whole)],
        [],
        ["* inkl. gesetzlicher MwSt."],
    ]
    text = delimited(rows, ";")
    return Export("Kassenjournal_Jan.csv", text.encode("cp1252"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def kasse_dos_cp850() -> Export:
    """An old till under DOS: cp850, no quotes, semicolons, commas without thousands."""
    style = Style(discounts=0, stores=1, start="1998-03-02")
    lines = [x for x in sale_lines("de", 200, 17, style) if ";" not in x.product.name]
    sheet = Sheet(lines)
    sheet.col("DATUM", "day", lambda x: dmy(x.at))
    sheet.col("BON", "order", lambda x: x.order)
    sheet.col("ARTNR", "product", lambda x: x.product.code)
    sheet.col("ARTIKEL", "name", lambda x: x.product.name)
    sheet.col("STÜCK", "qty", lambda x: short_comma(x.qty))
    sheet.col("PREIS", "price", lambda x: comma(x.price))
    sheet.col("BETRAG", "amount", lambda x: comma(x.amount))
    text = "".join(";".join(row) + "\r\n" for row in [sheet.header, *sheet.rows])
    return Export("UMSATZ.TXT", text.encode("cp850"), (sheet.truth(),))


@case("DE", "Europe/Berlin")
def shopware_page_breaks() -> Export:
    """A list made for paper: the header and a page head come again every forty rows."""
    lines = sale_lines("de", 130, 18, Style(stores=1, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Datum", "day", lambda x: dmy(x.at))
    sheet.col("Rechnung", "order", lambda x: x.order)
    sheet.col("Artikel", "product", lambda x: x.product.code)
    sheet.col("Bezeichnung", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: de(x.qty, 0))
    sheet.col("Preis", "price", lambda x: de(x.price))
    sheet.col("Gesamt", "amount", lambda x: de(x.amount))
    rows: list[list[str]] = []
    for place, row in enumerate(sheet.rows):
        if place % 40 == 0:
            rows += [] if place == 0 else [[""] * 7]
            rows.append(["Umsatzliste", "", "", "", "", f"Seite {place // 40 + 1}", ""])
            rows.append(sheet.header)
        rows.append(row)
    whole = sum((line.amount for line in lines), Decimal(0))
    rows.append(["Summe", "", "", "", "", "", de(whole)])
    return Export("umsatzliste.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth(),))
