import csv
import io

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.errors import EmptyFileError
from shelfcast.sources import ROW, SPILL
from shelfcast.sources.csv.delimited import delimited_tables

CELL = st.text(st.sampled_from('ab1 .",;|é'), max_size=6)
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12)


def table(tmp_path, content, name="t.csv", small=0):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    return delimited_tables(path, name, work, small=small)[0]


def rows(found):
    return found.rows.collect()


@settings(max_examples=60, deadline=None)
@given(cells=ROWS)
def test_the_fast_and_the_careful_way_give_the_same_rows(cells, tmp_path_factory):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", "item", "note"])
    writer.writerows([["2024-01-01", "x", "y"], *cells])
    fast = table(tmp_path_factory.mktemp("d"), out.getvalue())
    assert fast.notes["way"] == "fast"
    careful = fast.careful()[0]
    assert fast.columns == careful.columns
    assert rows(fast).height == fast.expected_rows
    assert rows(fast).with_columns(pl.col(pl.String).replace("", None)).equals(rows(careful))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_delimiter_is_told_by_the_shape(tmp_path, delimiter):
    text = "\n".join(delimiter.join(row) for row in (["Day", "Qty"], ["1,5", "2"], ["2,5", "3"]))
    if delimiter == ",":
        text = 'Day,Qty\n"1,5",2\n"2,5",3'
    assert rows(table(tmp_path, text))["Day"].to_list() == ["1,5", "2,5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_same_text_in_any_encoding_gives_the_same_rows(tmp_path, encoding):
    text = "Día,Artículo,Menge\n" + "".join(
        f"2024-01-{d:02d},Käse größe,{d}\n" for d in range(1, 29)
    )
    found = table(tmp_path, text.encode(encoding))
    assert found.columns == ("Día", "Artículo", "Menge")
    assert rows(found)["Artículo"].unique().to_list() == ["Käse größe"]
    assert rows(found)[ROW].to_list() == list(range(2, 30))


def test_cyrillic_of_an_old_code_page_reads(tmp_path):
    line = "2024-01-01;Молоко деревенское;Магазин на площади;3\n"
    text = "Дата;Наименование;Магазин;Количество\n" + line * 20
    found = table(tmp_path, text.encode("cp1251"))
    assert found.columns == ("Дата", "Наименование", "Магазин", "Количество")


def test_a_byte_that_breaks_utf8_late_loses_nothing(tmp_path):
    body = b"2024-01-01,plain,1\n" * 20_000 + "2024-01-02,Käse,2\n".encode("cp1252")
    found = table(tmp_path, b"day,item,qty\n" + body)
    with pytest.raises(pl.exceptions.PolarsError):
        found.rows.collect(engine="streaming")
    last = rows(found.careful()[0]).tail(1)
    assert last["item"].item() == "Käse"
    assert last[ROW].item() == 20_002


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_one(tmp_path, end):
    found = table(tmp_path, end.join(["day,qty", "2024-01-01,1", "2024-01-02,2", ""]))
    assert rows(found)["qty"].to_list() == ["1", "2"]
    assert rows(found)[ROW].to_list() == [2, 3]


def test_a_record_over_several_lines_is_numbered_by_its_first(tmp_path):
    found = table(tmp_path, 'day,note,qty\n2024-01-01,"a\nb",1\n2024-01-02,c,2\n')
    assert rows(found)[ROW].to_list() == [2, 4]
    assert rows(found)["note"].to_list() == ["a\nb", "c"]


def test_cells_beyond_the_header_are_kept_beside_the_row(tmp_path):
    found = table(tmp_path, "day,qty\n2024-01-01,1\n2024-01-02,2,left over\n2024-01-03,3, \n")
    spill = rows(found)[SPILL].to_list()
    assert spill == [None, '["left over"]', None]


def test_titles_above_the_header_are_counted(tmp_path):
    found = table(tmp_path, "Sales of May\n\nday,qty,item\n2024-05-01,1,a\n2024-05-02,2,b\n")
    assert (found.title_rows, found.columns) == (2, ("day", "qty", "item"))
    assert rows(found)[ROW].to_list() == [4, 5]


def test_a_header_without_rows_is_an_empty_file(tmp_path):
    with pytest.raises(EmptyFileError, match="no rows"):
        table(tmp_path, "day,qty,item\n")
