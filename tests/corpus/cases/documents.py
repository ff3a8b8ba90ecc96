"""JSON, XML, archives and PDF."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

from corpus.case import Export, Sheet, Truth, Want, case
from corpus.files import Page, pdf
from corpus.world import Line, Style, orders, sale_lines
from corpus.write import comma, de, delimited, dmy, en, mdy, short


@case("US", "UTC")
def json_nested_line_items() -> Export:
    """A web shop's API: orders with their lines nested; the total is the order's."""
    lines = sale_lines("en", 120, 191, Style(returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("created_at", "moment", lambda x: "")
    sheet.col("sku", "product", lambda x: "")
    sheet.col("name", "name", lambda x: "")
    sheet.col("quantity", "qty", lambda x: "")
    sheet.col("price", "price", lambda x: "")
    made = [
        {
            "id": int("45" + group[0].order),
            "order_number": group[0].order,
            "created_at": f"{group[0].at:%Y-%m-%dT%H:%M:%S}+00:00",
            "currency": "USD",
            "total_price": str(sum(x.amount for x in group) + 5),
            "customer": {"id": int(group[0].customer), "email": "a@example.com"},
            "line_items": [
                {
                    "id": 7000 + i,
                    "sku": x.product.code,
                    "name": x.product.name,
                    "quantity": int(x.qty),
                    "price": str(x.price),
                }
                for i, x in enumerate(group)
            ],
        }
        for group in orders(lines)
    ]
    sheet.found["order_id"] = Want(
        ("order_id",),
        ("order_number", "id"),
        (tuple(x.order for x in lines), tuple("45" + x.order for x in lines)),
    )
    sheet.traps.append(("total_price", "revenue"))
    truth = sheet.truth(revenue=(sum(x.amount for x in lines),))
    text = json.dumps({"orders": made}, ensure_ascii=False)
    return Export("orders.json", text.encode(), (truth,))


@case("DE", "Europe/Berlin")
def json_lines_of_sales() -> Export:
    """One object a line, German names, numbers as numbers."""
    lines = sale_lines("de", 130, 192, Style(discounts=0))
    sheet = Sheet(lines)
    sheet.col("zeitpunkt", "moment", lambda x: f"{x.at:%Y-%m-%dT%H:%M:%S}")
    sheet.col("bon_nr", "order", lambda x: x.order)
    sheet.col("filiale", "store", lambda x: x.store)
    sheet.col("artikelnummer", "product", lambda x: x.product.code)
    sheet.col("bezeichnung", "name", lambda x: x.product.name)
    sheet.col("menge", "qty", lambda x: x.qty)
    sheet.col("betrag", "amount", lambda x: x.amount)
    made = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
    text = "\n".join(
        json.dumps(
            {k: float(v) if isinstance(v, Decimal) else v for k, v in item.items()},
            ensure_ascii=False,
        )
        for item in made
    )
    return Export("kasse.jsonl", text.encode(), (sheet.truth(),))


@case("PL", "Europe/Warsaw")
def xml_orders() -> Export:
    """Orders with positions as elements, Polish names."""
    lines = sale_lines("pl", 90, 193, Style(returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("data", "day", lambda x: "")
    sheet.col("numer", "order", lambda x: "")
    sheet.col("kod", "product", lambda x: "")
    sheet.col("nazwa", "name", lambda x: "")
    sheet.col("ilosc", "qty", lambda x: "")
    sheet.col("cena", "price", lambda x: "")
    sheet.col("wartosc", "amount", lambda x: "")
    body = []
    for group in orders(lines):
        head = group[0]
        items = "".join(
            f"<pozycja><kod>{x.product.code}</kod><nazwa>{escape(x.product.name)}</nazwa>"
            f"<ilosc>{short(x.qty)}</ilosc><cena>{x.price}</cena><wartosc>{x.amount}</wartosc>"
            "</pozycja>"
            for x in group
        )
        body.append(
            f"<zamowienie><numer>{head.order}</numer><data>{head.at:%Y-%m-%d}</data>"
            f"<klient>{escape(head.customer_name)}</klient><pozycje>{items}</pozycje>"
            "</zamowienie>"
        )
    text = '<?xml version="1.0" encoding="UTF-8"?><zamowienia>' + "".join(body) + "</zamowienia>"
    return Export("zamowienia.xml", text.encode(), (sheet.truth(),))


@case("NL", "Europe/Amsterdam")
def ubl_invoice() -> Export:
    """One UBL invoice: eight lines, the day above them."""
    lines = sale_lines("nl", 60, 194, Style(returns=0, discounts=0))[:8]
    head = lines[0]
    sheet = Sheet(lines)
    sheet.col("IssueDate", "sold_at", lambda x: "", lambda x: head.day)
    sheet.col("ID", "order_id", lambda x: "", lambda x: "2024-117")
    sheet.col("SellersItemIdentification", "product", lambda x: "")
    sheet.col("Name", "name", lambda x: "")
    sheet.col("InvoicedQuantity", "qty", lambda x: "")
    sheet.col("PriceAmount", "price", lambda x: "")
    sheet.col("LineExtensionAmount", "amount", lambda x: "")
    items = "".join(
        f'<cac:InvoiceLine><cbc:ID>{i + 1}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">'
        f'{short(x.qty)}</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">'
        f"{x.amount}</cbc:LineExtensionAmount><cac:Item><cbc:Name>{escape(x.product.name)}"
        "</cbc:Name><cac:SellersItemIdentification><cbc:ID>"
        + x.product.code
        + "</cbc:ID></cac:SellersItemIdentification></cac:Item><cac:Price><cbc:PriceAmount"
        f' currencyID="EUR">{x.price}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>'
        for i, x in enumerate(lines)
    )
    total = sum(x.amount for x in lines)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
        ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
        ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">'
        f"<cbc:ID>2024-117</cbc:ID><cbc:IssueDate>{head.at:%Y-%m-%d}</cbc:IssueDate>"
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
        f'<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">{total}'
        f"</cbc:LineExtensionAmount></cac:LegalMonetaryTotal>{items}</Invoice>"
    )
    return Export("factuur-2024-117.xml", text.encode(), (sheet.truth(),))


def _spanish(lines: list[Line]) -> Sheet:
    sheet = Sheet(lines)
    sheet.col("Fecha", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Factura", "order", lambda x: x.order)
    sheet.col("Código", "product", lambda x: x.product.code)
    sheet.col("Descripción", "name", lambda x: x.product.name)
    sheet.col("Unidades", "qty", lambda x: comma(x.qty))
    sheet.col("Precio unitario", "price", lambda x: de(x.price))
    sheet.col("Importe", "amount", lambda x: de(x.amount))
    return sheet


@case("ES", "Europe/Madrid")
def zip_of_months() -> Export:
    """A zip with a file a month and a note."""
    lines = sale_lines("es", 120, 195, Style(discounts=0))
    out, truths = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for month in (1, 2, 3):
            sheet = _spanish([x for x in lines if x.at.month == month])
            text = delimited([sheet.header, *sheet.rows], ";")
            parts.writestr(f"ventas/2024-{month:02d}.csv", text.encode("cp1252"))
            truths.append(sheet.truth())
    return Export("ventas_2024.zip", out.getvalue(), tuple(truths))


@case("ES", "Europe/Madrid")
def gz_of_a_csv() -> Export:
    """A csv.gz."""
    sheet = _spanish(sale_lines("es", 2000, 196, Style(discounts=0)))
    text = delimited([sheet.header, *sheet.rows], ";", "\n")
    return Export("ventas.csv.gz", gzip.compress(text.encode(), mtime=0), (sheet.truth(),))


_COLUMNS = (
    ("Pos", 40),
    ("Artikel-Nr.", 70),
    ("Bezeichnung", 140),
    ("Menge", 370),
    ("Einzelpreis", 450),
    ("Gesamt", 540),
)


def _invoice_head(page: Page, name: str, number: str, day: str) -> None:
    page.text(40, 60, name, 12)
    page.text(40, 110, "Weiß GmbH & Co. KG")
    page.text(40, 124, "Hauptstraße 12, 80331 München")
    page.text(380, 110, f"Rechnungsnummer: {number}")
    page.text(380, 124, f"Rechnungsdatum: {day}")


def _invoice_sums(page: Page, total: Decimal) -> None:
    tax = total * Decimal("0.19")
    sums = (("Zwischensumme", total), ("zzgl. 19 % MwSt.", tax), ("Gesamtbetrag", total + tax))
    for place, (said, money) in enumerate(sums):
        page.text(360, 480 + place * 16, said)
        page.right(540, 480 + place * 16, de(money))
    page.text(40, 560, "Zahlbar innerhalb von 14 Tagen ohne Abzug.")


@case("DE", "Europe/Berlin")
def pdf_german_invoice() -> Export:
    """An invoice over two pages without rules; sums and tax below; 1.234,56."""
    lines = sale_lines("de", 90, 197, Style(returns=0, discounts=0, scale=5))[:38]
    day = lines[0].day
    sheet = Sheet(lines)
    sheet.col("Rechnungsdatum", "sold_at", lambda x: dmy(day), lambda x: day)
    sheet.col("Rechnungsnummer", "order_id", lambda x: "RE-2024-0815", lambda x: "RE-2024-0815")
    sheet.col("Artikel-Nr.", "product", lambda x: x.product.code)
    sheet.col("Bezeichnung", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: short(x.qty))
    sheet.col("Einzelpreis", "price", lambda x: de(x.price))
    sheet.col("Gesamt", "amount", lambda x: de(x.amount))
    pages = []
    for start in range(0, len(lines), 25):
        page = Page()
        _invoice_head(page, "Laden Müller e.K.", "RE-2024-0815", dmy(day))
        for title, x in _COLUMNS:
            (page.right if x > 300 else page.text)(x, 180, title)
        page.line(40, 185, 545, 185)
        for place, line in enumerate(lines[start : start + 25]):
            y = 200 + place * 18
            page.text(40, y, str(start + place + 1))
            page.text(70, y, line.product.code)
            page.text(140, y, line.product.name)
            page.right(370, y, short(line.qty))
            page.right(450, y, de(line.price))
            page.right(540, y, de(line.amount))
        page.text(280, 810, f"Seite {start // 25 + 1} von 2")
        pages.append(page)
    _invoice_sums(pages[-1], sum((x.amount for x in lines), Decimal(0)))
    return Export("Rechnung_RE-2024-0815.pdf", pdf(pages), (sheet.truth(),))


@case("US", "America/New_York")
def pdf_ruled_sales_list() -> Export:
    """A list with rules around every cell, three pages, header on each, grand total."""
    lines = sale_lines("en", 90, 198, Style(discounts=0, returns=0))
    sheet = Sheet(lines)
    sheet.col("Date", "day", lambda x: mdy(x.at))
    sheet.col("Invoice", "order", lambda x: x.order)
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Description", "name", lambda x: x.product.name)
    sheet.col("Qty", "qty", lambda x: short(x.qty))
    sheet.col("Price", "price", lambda x: "$" + en(x.price))
    sheet.col("Amount", "amount", lambda x: "$" + en(x.amount))
    edges = (40, 105, 160, 215, 370, 410, 475, 550)
    total = sum((x.amount for x in lines), Decimal(0))
    pages = []
    for start in range(0, len(lines), 36):
        page = Page()
        page.text(40, 40, "Sales by item, January to March 2024", 12)
        rows = [sheet.header, *sheet.rows[start : start + 36]]
        if start + 36 >= len(lines):
            rows.append(["Total", "", "", "", "", "", "$" + en(total)])
        for r, row in enumerate(rows):
            y = 60 + r * 18
            page.line(40, y, 550, y)
            for c, cell in enumerate(row):
                (page.right if c >= 4 else page.text)(
                    edges[c + 1] - 3 if c >= 4 else edges[c] + 3, y + 13, cell, 8
                )
        bottom = 60 + len(rows) * 18
        page.line(40, bottom, 550, bottom)
        for x in edges:
            page.line(x, 60, x, bottom)
        page.text(500, 800, f"Page {start // 36 + 1}")
        pages.append(page)
    return Export("sales list.pdf", pdf(pages), (sheet.truth(),))


@case("FR", "Europe/Paris")
def xml_stock_levels() -> Export:
    """Stock as attributes of elements."""
    lines = sale_lines("fr", 200, 199, Style(product="P{}"))
    goods = list({x.product.code: x for x in lines}.values())
    wants = (
        Want(("product_id",), ("code",), (tuple(x.product.code for x in goods),)),
        Want(("on_hand",), ("stock",), (tuple(abs(x.qty) * 3 for x in goods),)),
    )
    items = "".join(
        f'<article code="{x.product.code}" libelle="{escape(x.product.name, {chr(34): "&quot;"})}"'
        f' stock="{short(abs(x.qty) * 3)}" date="2024-03-31"/>'
        for x in goods
    )
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><stocks>{items}</stocks>'
    truth = Truth(("stock",), (len(goods),), wants)
    return Export("stocks.xml", text.encode("iso-8859-1", "xmlcharrefreplace"), (truth,))
