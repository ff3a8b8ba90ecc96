import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.records import REACH, read_record, read_records

CELL = st.text(st.sampled_from('ab ",;\n\u2028\x0b\u00e9'), max_size=8)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=8)


COMMA = Dialect(",")


def records(text, dialect=COMMA):
    lines = text.split("\n")
    found = read_records(lines[:-1] if lines[-1] == "" else lines, dialect, 10_000)
    return [(place + 1, record.cells) for place, record in found]


@given(table=TABLE)
def test_what_a_csv_writer_wrote_is_read_back_with_the_line_each_record_began_on(table):
    out, expected, line = io.StringIO(), [], 1
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in table:
        expected.append((line, row))
        writer.writerow(row)
        line += 1 + sum(cell.count("\n") for cell in row)
    lines = out.getvalue().split("\n")[:-1]
    place, found = 0, []
    while place < len(lines):
        record = read_record(lines, place, Dialect(","), None)
        found.append((place + 1, record.cells))
        place += record.lines
    assert found == expected


def test_a_stray_quote_swallows_no_line():
    assert records('a,b\n5" pipe,2\nx,3\n') == [
        (1, ["a", "b"]),
        (2, ['5" pipe', "2"]),
        (3, ["x", "3"]),
    ]


def test_two_stray_quotes_on_two_lines_swallow_no_line():
    found = records('a,b,c\n5,"pipe,2\nx,y,z\n7,bar",4\n')
    assert [line for line, _ in found] == [1, 2, 3, 4]
    assert found[1][1] == ["5", '"pipe', "2"]


def test_an_unclosed_quote_is_a_sign_of_its_line():
    found = records('a,b\n"open,2\n' + "x,3\n" * REACH * 2)
    assert len(found) == REACH * 2 + 2
    assert found[1] == (2, ['"open', "2"])


def test_blank_lines_are_records():
    assert records("a,b\n\nx\u2028y,1\nz,2")[1:3] == [(2, []), (3, ["x\u2028y", "1"])]


def test_a_row_by_another_delimiter_is_read_by_it_where_the_width_agrees():
    found = records("a,b,c,d\n1,2,3,4\n5;6;7;8\n9,1,2,3\n")
    assert found[2] == (3, ["5", "6", "7", "8"])


def test_a_remark_is_one_cell():
    found = records("a,b,c\n# so, so, yes\n1,2,3\n", Dialect(",", comment="#"))
    assert found[1] == (2, ["# so, so, yes"])
