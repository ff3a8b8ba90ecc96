import polars as pl
import pytest

from shelfcast.errors import EmptyFileError
from shelfcast.sources import ROW, SPILL
from shelfcast.sources.csv.delimited import delimited_tables

BODY = "".join(f"2024-01-{day:02d},Mill Lane,{day}\n" for day in range(1, 13))
HEAD = "day,shop,qty\n"


def tables(tmp_path, content, **kwargs):
    path = tmp_path / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    return delimited_tables(path, "t.csv", work, **kwargs)


def rows(table):
    return table.rows.collect()


def numbers(found):
    return [number for table in found for number in rows(table)[ROW].to_list()]


@pytest.mark.parametrize(
    ("second", "columns"),
    [
        ("\nRef\nReturns\nitem,reason\n" + "sock,3\n" * 4, ("item", "reason")),
        ("day,shop\n" + "2024-02-01,High St\n" * 4, ("day", "shop")),
        ("item,price,cost,pack\n" + "sock,4.50,2.00,6\n" * 4, ("item", "price", "cost", "pack")),
        ("\nReturns\n\nitem,reason,pieces\n" + "sock,torn,3\n" * 4, ("item", "reason", "pieces")),
    ],
)
def test_a_second_table_is_a_table_of_its_own_and_no_line_is_lost(tmp_path, second, columns):
    content = HEAD + BODY + second
    found = tables(tmp_path, content)
    assert [table.name for table in found] == ["t.csv", "t.csv!table-2"]
    assert found[1].columns == columns
    counted = sum(table.title_rows + rows(table).height + 1 for table in found)
    assert counted == content.count("\n")
    assert numbers(found) == sorted(set(numbers(found)))
    assert numbers(found)[-1] == content.count("\n")


def test_a_header_that_comes_again_is_a_row_of_the_same_table(tmp_path):
    [found] = tables(tmp_path, HEAD + BODY + HEAD + BODY + "\n" + HEAD + BODY)
    assert rows(found).height == 12 * 3 + 2 + 1


def test_totals_sections_and_footnotes_are_rows(tmp_path):
    content = HEAD + "North,,\n" + BODY + "Total,,78\n,,\nSource: the till\n"
    [found] = tables(tmp_path, content)
    assert rows(found).height == content.count("\n") - 1
    assert rows(found)["day"].to_list()[-1] == "Source: the till"


def test_a_table_parted_by_another_sign_in_one_row_keeps_that_row(tmp_path):
    [found] = tables(tmp_path, HEAD + BODY + "2024-02-01;High St;9\n")
    assert rows(found).row(-1) == (14, "2024-02-01", "High St", "9")
    assert found.notes["mended rows"] == "1"


def test_remarks_are_rows_of_one_cell(tmp_path):
    [found] = tables(tmp_path, HEAD + BODY + "# so, so, yes, and, no\n" + BODY)
    remark = rows(found).filter(pl.col(ROW) == 14)
    assert remark["day"].item() == "# so, so, yes, and, no"
    assert SPILL not in remark.columns


def test_the_line_that_tells_the_delimiter_is_a_title(tmp_path):
    [found] = tables(tmp_path, "sep=;\nday;qty;item\n2024-01-01;1,5;x\n2024-01-02;2,5;y\n")
    assert (found.title_rows, rows(found)["qty"].to_list()) == (1, ["1,5", "2,5"])


def test_delimiters_at_each_line_end_make_no_spilled_cells(tmp_path):
    body = "".join(line + ",\n" for line in BODY.splitlines())
    [found] = tables(tmp_path, HEAD + body)
    assert found.columns == ("day", "shop", "qty")
    assert SPILL not in rows(found).columns


def test_cells_beyond_the_columns_are_kept(tmp_path):
    [found] = tables(tmp_path, HEAD + BODY + "2024-02-01,High St,3,left,over\n")
    assert rows(found)[SPILL].to_list()[-1] == '["left","over"]'.replace(",", ", ")


@pytest.mark.parametrize("size", [200, 1 << 23])
def test_a_text_in_many_blocks_reads_as_in_one(tmp_path, size, monkeypatch):
    monkeypatch.setattr("shelfcast.sources.csv.blocks.BLOCK", size)
    monkeypatch.setattr("shelfcast.sources.csv.careful.HOLD", 60)
    line = '2024-01-05,"Mill, ""Lane""\nupper",{n}\n'
    content = HEAD + "".join(line.format(n=n) + BODY + '5" pipe,x,1\n' for n in range(40))
    content += "\nitem,price\n" + "sock,4.50\n" * 100
    first, second = tables(tmp_path, content)
    assert rows(first).height == 40 * 14 + 1
    assert rows(first).filter(pl.col("shop").str.contains("upper")).height == 40
    assert rows(second).height == 100
    assert numbers([first, second]) == sorted(numbers([first, second]))
    assert rows(second)[ROW].to_list()[-1] == content.count("\n")


def test_a_header_without_rows_is_refused_and_told_where_asked_for(tmp_path):
    with pytest.raises(EmptyFileError, match="no rows"):
        tables(tmp_path, HEAD)
    assert tables(tmp_path, HEAD, empty=True)[0].header == (("day", "shop", "qty"),)


@pytest.mark.parametrize(
    "content",
    [
        HEAD.replace(",", "||") + BODY.replace(",", "||"),
        HEAD.replace(",", "   ") + BODY.replace(",", "   "),
        "".join(f'"{line}"\n' for line in (HEAD + BODY).splitlines()),
        (HEAD + BODY).replace("\n", "\r"),
        (HEAD + BODY).replace("Lane", "La\x00ne"),
        (HEAD + BODY).encode("utf-32"),
        "\ufeff" + HEAD + BODY,
        HEAD + BODY.replace("Mill Lane", "'Mill Lane'"),
    ],
)
def test_the_same_table_written_otherwise_is_the_same(tmp_path, content):
    [found] = tables(tmp_path, content)
    assert found.columns == ("day", "shop", "qty")
    assert rows(found)["shop"].unique().to_list() == ["Mill Lane"]
    assert rows(found)["qty"].to_list() == [str(day) for day in range(1, 13)]


def test_a_narrow_table_below_a_wide_one_is_a_table_of_its_own(tmp_path):
    wide = "".join(line + ",a,b,c,4\n" for line in BODY.splitlines())
    content = "day,shop,qty,p,q,r,s\n" + wide + "\nShops\nno,town\n01,Leeds\n02,Bath\n"
    first, second = tables(tmp_path, content)
    assert (second.columns, second.title_rows, rows(second).height) == (("no", "town"), 1, 2)
    assert rows(first).height == 13


def test_a_preamble_of_pairs_is_no_table(tmp_path):
    above = "Journal\nShop:,01 Munich\nFrom:,02.01.2024\nTo:,15.01.2024\n\n"
    [found] = tables(tmp_path, above + HEAD + BODY)
    assert (found.title_rows, found.columns) == (5, ("day", "shop", "qty"))
