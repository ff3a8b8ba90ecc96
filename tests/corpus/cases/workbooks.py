"""Excel and its kin: merged titles, sheets a month, HTML and XML under .xls, ods."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from corpus.case import Export, Sheet, case
from corpus.files import opendocument, typed, workbook
from corpus.world import Line, Style, sale_lines
from corpus.write import de, dmy, spaced


def _german(lines: list[Line]) -> Sheet:
    sheet = Sheet(lines)
    sheet.col("Datum", "day", lambda x: dmy(x.at))
    sheet.col("Beleg-Nr.", "order", lambda x: x.order)
    sheet.col("Filiale", "store", lambda x: x.store)
    sheet.col("Artikel-Nr.", "product", lambda x: x.product.code)
    sheet.col("Bezeichnung", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: de(x.qty, 0))
    sheet.col("Einzelpreis", "price", lambda x: de(x.price))
    sheet.col("Umsatz", "amount", lambda x: de(x.amount))
    return sheet


@case("DE", "Europe/Berlin")
def xlsx_sheet_a_month() -> Export:
    """A sheet a month, each with a merged title and a sum below; one sheet of notes."""
    lines = sale_lines("de", 150, 181, Style(discounts=0))
    sheets: dict[str, Any] = {"Info": [["Erstellt von", "Anna Groß"], ["Stand", "März 2024"]]}
    merged, truths = {}, []
    for month, name in ((1, "Januar"), (2, "Februar"), (3, "März")):
        mine = _german([x for x in lines if x.at.month == month])
        total = sum((x.amount for x in mine.lines), Decimal(0))
        sheets[name] = [
            [f"Umsatzliste {name} 2024", *[""] * 7],
            [""] * 8,
            mine.header,
            *typed(mine),
            ["Summe", *[""] * 6, total],
        ]
        merged[name] = ["A1:H1"]
        truths.append(mine.truth())
    book = workbook(sheets, merged, day="dd.mm.yyyy")
    return Export("Umsatz Q1 2024.xlsx", book, tuple(truths))


@case("IT", "Europe/Rome")
def xlsx_two_header_rows() -> Export:
    """An upper header merged over net, tax and gross; typed cells."""
    lines = sale_lines("it", 120, 182, Style(discounts=0, rate="0.22"))
    sheet = Sheet(lines)
    sheet.col("Data", "day", lambda x: dmy(x.at, "/"))
    sheet.col("N. documento", "order", lambda x: x.order)
    sheet.col("Codice", "product", lambda x: x.product.code)
    sheet.col("Descrizione", "name", lambda x: x.product.name)
    sheet.col("Quantità", "qty", lambda x: de(x.qty))
    sheet.col("Netto", "net", lambda x: de(x.net))
    sheet.col("IVA", "!revenue", lambda x: de(x.tax))
    sheet.col("Lordo", "amount", lambda x: de(x.amount))
    upper = ["Documento", "", "Articolo", "", "", "Importi", "", ""]
    rows = [upper, sheet.header, *typed(sheet)]
    book = workbook({"Vendite": rows}, {"Vendite": ["A1:B1", "C1:D1", "F1:H1"]})
    return Export("vendite.xlsx", book, (sheet.truth(),))


@case("US", "America/New_York")
def xlsx_text_and_dates_mixed() -> Export:
    """Typed moments and numbers; codes kept as numbers; a sum by formula has no word."""
    lines = sale_lines("en", 140, 183, Style(discounts=0, product="{}"))
    sheet = Sheet(lines)
    sheet.col("Transaction date", "minute", lambda x: f"{x.at:%m/%d/%Y %H:%M}")
    sheet.col("Invoice", "order", lambda x: x.order)
    sheet.col("UPC", "product_id", lambda x: x.product.ean)
    sheet.col("Product", "name", lambda x: x.product.name)
    sheet.col("Units sold", "qty", lambda x: f"{x.qty}")
    sheet.col("Net sales", "amount", lambda x: f"{x.amount}")
    cells = typed(sheet)
    for row in cells:
        row[2] = int(row[2])
    cells.append(["", "", "", "", sum(x.qty for x in lines), sum(x.amount for x in lines)])
    book = workbook({"Sheet1": [sheet.header, *cells]}, money="General", day="m/d/yyyy")
    return Export("Net sales.xlsx", book, (sheet.truth(quarantined=1),))


@case("FR", "Europe/Paris")
def ods_ventes() -> Export:
    """LibreOffice's own: title, blank row, typed cells."""
    lines = sale_lines("fr", 110, 184, Style(discounts=0, stores=2))
    sheet = Sheet(lines)
    sheet.col("Date", "day", lambda x: dmy(x.at, "/"))
    sheet.col("N° ticket", "order", lambda x: x.order)
    sheet.col("Magasin", "store_only", lambda x: x.store_name)
    sheet.col("Référence", "product", lambda x: x.product.code)
    sheet.col("Désignation", "name", lambda x: x.product.name)
    sheet.col("Quantité", "qty", lambda x: f"{x.qty}")
    sheet.col("Prix unitaire", "price", lambda x: f"{x.price}")
    sheet.col("Montant TTC", "amount", lambda x: f"{x.amount}")
    book = opendocument("Ventes", [["Ventes du trimestre"], [], sheet.header, *typed(sheet)])
    return Export("ventes.ods", book, (sheet.truth(),))


@case("ES", "Europe/Madrid")
def html_as_xls() -> Export:
    """A web system's list: an HTML table under the name .xls."""
    lines = sale_lines("es", 100, 185, Style(discounts=0))
    sheet = Sheet(lines)
    sheet.col("Fecha", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Factura", "order", lambda x: x.order)
    sheet.col("Tienda", "store_only", lambda x: x.store_name)
    sheet.col("Código", "product", lambda x: x.product.code)
    sheet.col("Descripción", "name", lambda x: x.product.name)
    sheet.col("Cantidad", "qty", lambda x: de(x.qty, 0))
    sheet.col("Importe", "amount", lambda x: de(x.amount) + " €")
    total = sum((x.amount for x in lines), Decimal(0))

    def row(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in cells) + "</tr>"

    body = [
        '<tr><td colspan="7"><b>Listado de ventas</b></td></tr>',
        row(sheet.header, "th"),
        *(row(r, "td") for r in sheet.rows),
        f'<tr><td colspan="6">Total</td><td>{de(total)} €</td></tr>',
    ]
    text = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
        '<body><table border="1">' + "\n".join(body) + "</table></body></html>"
    )
    return Export("listado_ventas.xls", text.encode(), (sheet.truth(),))


@case("RU", "Europe/Moscow")
def xml_spreadsheet_2003() -> Export:
    """1C's table saved as XML Spreadsheet 2003 under .xls."""
    lines = sale_lines("ru", 90, 186, Style(discounts=0, scale=10))
    sheet = Sheet(lines)
    sheet.col("Дата", "minute", lambda x: f"{x.at:%d.%m.%Y %H:%M}")
    sheet.col("Документ", "order", lambda x: x.order)
    sheet.col("Артикул", "product", lambda x: x.product.code)
    sheet.col("Номенклатура", "name", lambda x: x.product.name)
    sheet.col("Количество", "qty", lambda x: f"{x.qty}")
    sheet.col("Сумма", "amount", lambda x: f"{x.amount}")
    numbers = {"Количество", "Сумма"}
    total = sum((x.amount for x in lines), Decimal(0))

    def row(cells: list[str], kinds: list[str]) -> str:
        made = "".join(
            f'<Cell><Data ss:Type="{k}">{escape(c)}</Data></Cell>'
            for c, k in zip(cells, kinds, strict=True)
        )
        return f"<Row>{made}</Row>"

    kinds = ["Number" if name in numbers else "String" for name in sheet.header]
    body = [
        row(["Отчёт о продажах"], ["String"]),
        row(sheet.header, ["String"] * 6),
        *(row(r, kinds) for r in sheet.rows),
        f'<Row><Cell><Data ss:Type="String">Итого</Data></Cell><Cell ss:Index="6">'
        f'<Data ss:Type="Number">{total}</Data></Cell></Row>',
    ]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="TDSheet">'
        "<Table>" + "\n".join(body) + "</Table></Worksheet></Workbook>"
    )
    return Export("Отчет.xls", text.encode(), (sheet.truth(),))


@case("CN", "Asia/Shanghai")
def xlsx_chinese_text_cells() -> Export:
    """Everything is text in the cells, numbers too; the title merged; 合计 below."""
    lines = sale_lines("zh", 100, 187, Style(discounts=0, returns=0))
    sheet = Sheet(lines)
    sheet.col("下单时间", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("订单号", "order", lambda x: x.order)
    sheet.col("店铺名称", "store_only", lambda x: x.store_name)
    sheet.col("商品编码", "product", lambda x: x.product.code)
    sheet.col("商品名称", "name", lambda x: x.product.name)
    sheet.col("数量", "qty", lambda x: f"{x.qty}")
    sheet.col("单价", "price", lambda x: f"{x.price}")
    sheet.col(
        "实付金额", "amount", lambda x: spaced(x.amount).replace("\u00a0", "").replace(",", ".")
    )
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [["订单明细", *[""] * 7], sheet.header, *sheet.rows, ["合计", *[""] * 6, f"{total}"]]
    return Export("订单明细.xlsx", workbook({"订单": rows}, {"订单": ["A1:H1"]}), (sheet.truth(),))
