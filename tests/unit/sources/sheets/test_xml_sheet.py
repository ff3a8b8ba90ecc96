import pytest

from shelfcast.errors import EmptyFileError
from shelfcast.sources import ROW, read_tables

BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{}</Workbook>"""
SHEET = '<Worksheet ss:Name="{}"><Table>{}</Table></Worksheet>'


def row(*cells, **options):
    place = "".join(f' ss:{key}="{value}"' for key, value in options.items())
    made = "".join(
        f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>' if kind else "<Cell/>"
        for kind, text in cells
    )
    return f"<Row{place}>{made}</Row>"


def tables(tmp_path, text):
    path = tmp_path / "t.xls"
    path.write_text(text, encoding="utf-8")
    return list(read_tables(path, "t.xls", tmp_path))


HEAD = row(("String", "Day"), ("String", "Item"), ("String", "Qty"))
ITEM = row(("DateTime", "2024-05-01T00:00:00.000"), ("String", "a"), ("Number", "3"))


def test_an_xls_that_is_xml_reads(tmp_path):
    [table] = tables(tmp_path, BOOK.format(SHEET.format("S", HEAD + ITEM)))
    assert table.rows.collect().row(0) == (2, "2024-05-01", "a", "3")


def test_left_out_rows_and_cells_keep_the_others_in_their_places(tmp_path):
    late = '<Row ss:Index="4"><Cell ss:Index="3"><Data ss:Type="Number">5</Data></Cell></Row>'
    [table] = tables(tmp_path, BOOK.format(SHEET.format("S", HEAD + ITEM + late)))
    found = table.rows.collect()
    assert found[ROW].to_list() == [2, 3, 4]
    assert found["Qty"].to_list() == ["3", None, "5"]


def test_each_worksheet_is_a_table(tmp_path):
    sheets = SHEET.format("May", HEAD + ITEM) + SHEET.format("June", HEAD + ITEM)
    assert [t.name for t in tables(tmp_path, BOOK.format(sheets))] == ["t.xls!May", "t.xls!June"]


def test_an_index_far_away_makes_no_rows(tmp_path):
    far = row(("String", "x"), ("String", "y"), ("Number", "1"), Index="9999999")
    [table] = tables(tmp_path, BOOK.format(SHEET.format("S", HEAD + ITEM + far)))
    assert table.rows.collect().height == 2


def test_a_book_without_rows_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        tables(tmp_path, BOOK.format(SHEET.format("S", "")))
