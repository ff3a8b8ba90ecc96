import re
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError
from shelfcast.sources import ROW, read_tables
from shelfcast.sources.sheets.excel import excel_tables

ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
 <office:spreadsheet><table:table table:name="T">
 <table:table-row>{header}</table:table-row><table:table-row>{row}</table:table-row>
 </table:table></office:spreadsheet></office:body></office:document-content>"""


def book(tmp_path, sheets):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path


HEAD = ["Date", "Item", "Qty", "Price"]


def test_titles_are_stepped_over_and_rows_keep_their_sheet_number(tmp_path):
    rows = [["Sales of May"], [], HEAD, [date(2024, 5, 1), "a", 3.0, 1.25]]
    [table] = excel_tables(book(tmp_path, {"May": rows}), "b.xlsx")
    found = table.rows.collect()
    assert table.title_rows == 2
    assert found.row(0) == (4, "2024-05-01", "a", "3", "1.25")


def test_rows_are_numbered_as_the_sheet_shows_them_below_empty_rows(tmp_path):
    rows = [[], [], HEAD, [datetime(2024, 5, 1, 9, 30), "a", 1, 2]]
    [table] = excel_tables(book(tmp_path, {"x": rows}), "b.xlsx")
    assert table.rows.collect()[ROW].to_list() == [4]
    assert table.rows.collect()["Date"].to_list() == ["2024-05-01 09:30:00"]


def test_each_sheet_with_rows_is_a_table(tmp_path):
    row = [date(2024, 5, 1), "a", 1, 2]
    sheets = {"May": [HEAD, row], "Empty": [], "Head only": [HEAD], "June": [HEAD, row, row]}
    tables = excel_tables(book(tmp_path, sheets), "b.xlsx")
    assert [t.name for t in tables] == ["b.xlsx!May", "b.xlsx!June"]


def test_a_book_without_rows_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        excel_tables(book(tmp_path, {"a": [HEAD], "b": []}), "b.xlsx")


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_book_cut_short_is_damaged(tmp_path, part):
    path = book(tmp_path, {"a": [HEAD, *([1, 2, 3, 4] for _ in range(50))]})
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * part)])
    with pytest.raises(DamagedFileError):
        list(read_tables(path, "b.xlsx", tmp_path))


def test_an_open_document_sheet_reads(tmp_path):
    def cells(values):
        return "".join(
            f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>'
            for v in values
        )

    path = tmp_path / "b.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(header=cells(HEAD), row=cells("abcd")))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    [table] = list(read_tables(path, "b.ods", tmp_path))
    assert table.rows.collect().row(0) == (2, "a", "b", "c", "d")


def drawn(tmp_path, draw):
    """A book that `draw` writes with xlsxwriter."""
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as made:
        draw(made, made.add_worksheet("S"))
    return excel_tables(path, "b.xlsx")


def test_merged_header_cells_name_each_column_below_them(tmp_path):
    def draw(book, sheet):
        sheet.merge_range("A1:A2", "Shop")
        sheet.merge_range("B1:C1", "May")
        sheet.merge_range("D1:E1", "June")
        sheet.write_row("B2", ["Units", "Sales", "Units", "Sales"])
        for row in range(2, 6):
            sheet.write_row(row, 0, [f"S{row}", row, row * 1.5, row, row * 2.5])

    [table] = drawn(tmp_path, draw)
    assert table.columns == ("Shop", "May Units", "May Sales", "June Units", "June Sales")
    assert table.rows.collect()["June Sales"].to_list() == ["5", "7.5", "10", "12.5"]


def test_a_merged_category_holds_for_its_rows_and_a_merged_number_is_told_once(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Group", "Item", "Qty", "Group total"])
        sheet.merge_range("A2:A3", "Tea")
        sheet.merge_range("D2:D3", 7)
        for row, (item, quantity) in enumerate([("Green", 3), ("Black", 4), ("Mint", 5)], start=1):
            sheet.write(row, 1, item)
            sheet.write(row, 2, quantity)

    [table] = drawn(tmp_path, draw)
    found = table.rows.collect()
    assert found["Group"].to_list() == ["Tea", "Tea", None]
    assert found["Group total"].to_list() == ["7", None, None]


def test_a_title_merged_over_the_table_is_a_title(tmp_path):
    def draw(book, sheet):
        sheet.merge_range("A1:D1", "Sales of May")
        sheet.write_row(1, 0, HEAD)
        sheet.write_row(2, 0, ["2024-05-01", "a", 1, 2])

    [table] = drawn(tmp_path, draw)
    assert table.columns == tuple(HEAD)
    assert table.title_rows == 1


def test_what_the_sheet_shows_is_what_is_read(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Code", "Share", "Price", "Paid", "Day", "Long"])
        for row in (1, 2):
            sheet.write(row, 0, 42, book.add_format({"num_format": "00000"}))
            sheet.write(row, 1, 0.07, book.add_format({"num_format": "0%"}))
            sheet.write(row, 2, 0.1 + 0.2)
            sheet.write_boolean(row, 3, True)
            sheet.write(row, 4, 45413, book.add_format({"num_format": "dd/mm/yyyy"}))
            sheet.write_string(row, 5, "4006381333931")

    [table] = drawn(tmp_path, draw)
    assert table.rows.collect().row(0)[1:] == (
        "00042", "7%", "0.3", "true", "2024-05-01", "4006381333931",
    )  # fmt: skip


def test_an_error_cell_keeps_its_text(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Day", "Item", "Qty"])
        sheet.write_row(1, 0, ["2024-05-01", "a", 1])
        sheet.write_row(2, 0, ["2024-05-01", "b"])
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")

    [table] = drawn(tmp_path, draw)
    assert table.rows.collect()["Qty"].to_list() == ["1", "#DIV/0!"]


def test_a_formula_gives_the_value_it_had_when_saved(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Item", "Qty", "Twice"])
        sheet.write_row(1, 0, ["a", 2])
        sheet.write_formula(1, 2, "=B2*2", None, 4)

    [table] = drawn(tmp_path, draw)
    assert table.rows.collect()["Twice"].to_list() == ["4"]


@pytest.mark.parametrize(
    ("serial", "day"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")]
)
def test_days_before_march_1900_are_what_excel_shows(tmp_path, serial, day):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Item", "Day"])
        sheet.write_row(1, 0, ["a", serial], book.add_format({"num_format": "dd/mm/yyyy"}))

    [table] = drawn(tmp_path, draw)
    assert table.rows.collect()["Day"].to_list() == [day]


def test_a_book_that_counts_from_1904_gives_the_same_days(tmp_path):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "dd/mm/yy"}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Item", "Day"])
        sheet.write_row(1, 0, ["a", date(2024, 5, 1)])
    [table] = excel_tables(path, "b.xlsx")
    assert table.rows.collect()["Day"].to_list() == ["2024-05-01"]


def test_two_tables_side_by_side_are_two(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Day", "Item", "Qty"])
        for row in range(1, 9):
            sheet.write_row(row, 0, [f"2024-05-0{row}", "a", row])
        sheet.write_row(0, 4, ["Item", "Price"])
        sheet.write_row(1, 4, ["a", 2.5])

    first, second = drawn(tmp_path, draw)
    assert first.columns == ("Day", "Item", "Qty")
    assert second.columns == ("Item", "Price")
    assert (first.rows.collect().height, second.rows.collect().height) == (8, 1)


def test_an_empty_column_inside_a_table_parts_nothing(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Day", "Item", "", "Qty", "Price"])
        for row in range(1, 9):
            sheet.write_row(row, 0, [f"2024-05-0{row}", "a", "", row, 2.5])

    [table] = drawn(tmp_path, draw)
    assert table.rows.collect()["Price"].to_list() == ["2.5"] * 8


def test_two_tables_one_below_the_other_are_two(tmp_path):
    def draw(book, sheet):
        sheet.write_row(0, 0, ["Day", "Item", "Qty"])
        for row in range(1, 6):
            sheet.write_row(row, 0, [f"2024-05-0{row}", "a", row])
        sheet.write(7, 0, "Prices")
        sheet.write_row(8, 0, ["Item", "Price"])
        for row in range(9, 12):
            sheet.write_row(row, 0, [f"i{row}", row + 0.5])

    first, second = drawn(tmp_path, draw)
    assert second.columns == ("Item", "Price")
    assert second.rows.collect()[ROW].to_list() == [10, 11, 12]
    assert first.rows.collect().height + first.title_rows + second.title_rows + 3 == 10


def test_a_hidden_sheet_is_left_out_and_told(tmp_path):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as made:
        for name in ("Sales", "Lists"):
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ["Item", "Qty"])
            sheet.write_row(1, 0, ["a", 1])
        sheet.hide()
    [table] = excel_tables(path, "b.xlsx")
    assert table.name == "b.xlsx!Sales"
    assert "Lists" in table.notes["left out"]


def rewritten(path, part, change):
    """The book with one part changed."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, raw in parts.items():
            book.writestr(name, raw)
    return path


def test_a_sheet_that_claims_to_span_everything_is_refused(tmp_path):
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = rewritten(
        book(tmp_path, {"a": [HEAD, [1, 2, 3, 4]]}),
        "xl/worksheets/sheet1.xml",
        lambda raw: raw.replace(b"</sheetData>", cell),
    )
    with pytest.raises(TooLargeError, match="larger than a book"):
        excel_tables(path, "b.xlsx")


def test_a_claimed_dimension_alone_allocates_nothing(tmp_path):
    path = rewritten(
        book(tmp_path, {"a": [HEAD, [1, 2, 3, 4]]}),
        "xl/worksheets/sheet1.xml",
        lambda raw: re.sub(rb'ref="[A-Z0-9:]+"', b'ref="A1:XFD1048576"', raw, count=1),
    )
    [table] = excel_tables(path, "b.xlsx")
    assert table.rows.collect().height == 1


def test_a_book_that_unpacks_to_far_more_than_it_is_is_refused(tmp_path):
    path = rewritten(
        book(tmp_path, {"a": [HEAD, [1, 2, 3, 4]]}),
        "xl/worksheets/sheet1.xml",
        lambda raw: raw + b" " * (80 << 20),
    )
    with pytest.raises(TooLargeError):
        excel_tables(path, "b.xlsx")


def test_an_open_document_that_repeats_a_value_without_end_is_refused(tmp_path):
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    path = tmp_path / "b.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(header="", row="</table:table-row>" + row))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    with pytest.raises(TooLargeError):
        excel_tables(path, "b.ods")
