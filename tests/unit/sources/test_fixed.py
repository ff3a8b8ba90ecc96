import pytest

from shelfcast.sources import ROW
from shelfcast.sources.fixed import fixed_tables, looks_fixed

REPORT = """SALES REPORT                                  PAGE 1

DATE        ARTICLE              QTY      AMOUNT
----------  -------------------  ----  ---------
2024-05-01  Espresso cup white      3      37,50
2024-05-01  Olive oil 0,75 l       12     107,88
2024-05-02  Notebook A5             1       4,95
2024-05-02  Tea towel              20     119,00
                                       ---------
TOTAL                              36     269,33
"""


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "t.prn"
    path.write_bytes(text.encode(encoding))
    assert looks_fixed(path)
    [found] = fixed_tables(path, "t.prn")
    return found


def test_columns_under_dashes_read(tmp_path):
    found = table(tmp_path, REPORT)
    rows = found.rows.collect()
    assert found.columns == ("DATE", "ARTICLE", "QTY", "AMOUNT")
    data = rows.drop_nulls("QTY").filter(rows.drop_nulls("QTY")["DATE"].str.starts_with("2024"))
    assert data["ARTICLE"].to_list() == [
        "Espresso cup white",
        "Olive oil 0,75 l",
        "Notebook A5",
        "Tea towel",
    ]
    assert data["AMOUNT"].to_list() == ["37,50", "107,88", "4,95", "119,00"]


def test_every_line_below_the_names_is_a_row_with_its_number(tmp_path):
    found = table(tmp_path, REPORT)
    assert found.rows.collect()[ROW].to_list() == list(range(4, len(REPORT.splitlines()) + 1))
    assert found.title_rows == 2


def test_columns_by_blanks_alone_read(tmp_path):
    lines = ["day         item                qty     amount"]
    lines += [
        f"2024-05-{n:02d}  {'thing ' + 'x' * (n % 7):<18}  {n:>3}  {n * 1.25:>9.2f}"
        for n in range(1, 25)
    ]
    rows = table(tmp_path, "\n".join(lines)).rows.collect()
    assert rows["qty"].to_list() == [str(n) for n in range(1, 25)]
    assert rows["amount"].to_list() == [f"{n * 1.25:.2f}" for n in range(1, 25)]


def test_a_table_drawn_with_bars_reads(tmp_path):
    text = """
+------------+---------+------+
| Date       | Item    | Qty  |
+------------+---------+------+
| 2024-05-01 | Tea     |    3 |
| 2024-05-02 | Salt    |    4 |
+------------+---------+------+
"""
    rows = table(tmp_path, text).rows.collect()
    assert rows["Qty"].drop_nulls().to_list() == ["3", "4"]


def test_headers_and_feet_of_later_pages_are_rows_and_the_columns_hold(tmp_path):
    page = REPORT.splitlines()
    text = "\n".join([*page[:8], "\f" + page[0].replace("1", "2"), "", *page[2:8]])
    rows = table(tmp_path, text, "cp1252").rows.collect()
    assert rows["AMOUNT"].to_list().count("107,88") == 2
    assert rows["AMOUNT"].to_list().count("AMOUNT") == 1


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n4,5,6\n",
        "name   ;qty ;price\nTea    ;3   ;1,50\nSalt   ;4   ;2,50\nRice   ;5   ;3,50\n",
        "day\tqty\n1\t2\n3\t4\n",
        "a|b|c\n1|2|3\n4|5|6\n",
        "one\ntwo\nthree\nfour\n",
        "A letter to a customer.\nIt has  two blanks once.\nAnd ends here.\n",
    ],
)
def test_delimited_text_and_prose_are_not_taken_for_fixed_width(tmp_path, text):
    path = tmp_path / "t.csv"
    path.write_text(text)
    assert not looks_fixed(path)
