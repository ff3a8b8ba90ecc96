import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from shelfcast.errors import DamagedFileError, EmptyFileError
from shelfcast.sources import ROW, read_tables
from shelfcast.sources.excel import excel_tables

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
