import pytest

from shelfcast.errors import EmptyFileError
from shelfcast.sources import ROW
from shelfcast.sources.documents.html import html_tables


def tables(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "t.html"
    path.write_bytes(text.encode(encoding))
    return html_tables(path, "t.html")


ROWS = "".join(
    f"<tr><td>2024-05-0{n}</td><td>Tee &amp; Kaffee</td><td>{n},50 €</td></tr>" for n in (1, 2)
)
TABLE = f"<table><tr><th>Tag</th><th>Artikel</th><th>Umsatz</th></tr>{ROWS}</table>"


def test_a_saved_page_gives_its_table(tmp_path):
    [table] = tables(tmp_path, f"<html><body><h1>Report</h1>{TABLE}<p>end</p></body></html>")
    found = table.rows.collect()
    assert table.columns == ("Tag", "Artikel", "Umsatz")
    assert found["Umsatz"].to_list() == ["1,50 €", "2,50 €"]
    assert found["Artikel"].to_list() == ["Tee & Kaffee"] * 2
    assert found[ROW].to_list() == [2, 3]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [("cp1251", "windows-1251"), ("utf-8", "utf-8"), ("cp1252", None), ("utf-16", None)],
)
def test_the_encoding_that_the_page_tells_is_taken(tmp_path, encoding, meta):
    word = "Чай" if encoding == "cp1251" else "Tür"
    head = f'<head><meta charset="{meta}"></head>' if meta else ""
    page = f"<html>{head}{TABLE.replace('Tee', word)}</html>"
    [table] = tables(tmp_path, page, encoding)
    assert table.rows.collect()["Artikel"][0] == f"{word} & Kaffee"


def test_spanning_cells_keep_every_column_in_its_place(tmp_path):
    text = """<table>
    <tr><th rowspan=2>Shop</th><th colspan=2>May</th><th colspan=2>June</th></tr>
    <tr><th>Qty</th><th>Sales</th><th>Qty</th><th>Sales</th></tr>
    <tr><td rowspan=2>North</td><td>1</td><td>2.5</td><td>3</td><td>4.5</td></tr>
    <tr><td>5</td><td>6.5</td><td>7</td><td>8.5</td></tr>
    <tr><td>South</td><td>9</td><td>1.5</td><td>2</td><td>3.5</td></tr></table>"""
    [table] = tables(tmp_path, text)
    assert table.columns == ("Shop", "May Qty", "May Sales", "June Qty", "June Sales")
    assert table.rows.collect()["Shop"].to_list() == ["North", "North", "South"]
    assert table.rows.collect()["June Sales"].to_list() == ["4.5", "8.5", "3.5"]


def test_a_table_inside_a_layout_table_is_the_one_that_is_read(tmp_path):
    [table] = tables(tmp_path, f"<table><tr><td>menu</td><td>{TABLE}</td></tr></table>")
    assert table.columns == ("Tag", "Artikel", "Umsatz")


def test_several_tables_are_several(tmp_path):
    other = "<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>1</td></tr></table>"
    assert [t.name for t in tables(tmp_path, TABLE + other)] == [
        "t.html!table 1",
        "t.html!table 2",
    ]


def test_a_span_without_bounds_is_held(tmp_path):
    text = TABLE.replace("<th>Tag", '<th colspan="999999999" rowspan="999999999">Tag')
    assert tables(tmp_path, text)


@pytest.mark.parametrize("text", ["<html><p>none</p></html>", "<table><tr><td>1</td></tr></table>"])
def test_a_page_without_a_table_is_told(tmp_path, text):
    with pytest.raises(EmptyFileError):
        tables(tmp_path, text)
