import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.dialect import Dialect
from shelfcast.sources.records import read_records

CELL = st.text(st.sampled_from('ab ",;\n\u2028\x0b\u00e9'), max_size=8)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=8)


def records(tmp_path, text):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return list(read_records(path, Dialect(",")))


@given(table=TABLE)
def test_what_a_csv_writer_wrote_is_read_back_with_the_line_each_record_began_on(
    table, tmp_path_factory
):
    out, expected, line = io.StringIO(), [], 1
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in table:
        expected.append((line, row))
        writer.writerow(row)
        line += 1 + sum(cell.count("\n") for cell in row)
    assert records(tmp_path_factory.mktemp("r"), out.getvalue()) == expected


def test_a_stray_quote_swallows_no_line(tmp_path):
    found = records(tmp_path, 'a,b\n5" pipe,2\nx,3\n')
    assert found == [(1, ["a", "b"]), (2, ['5" pipe', "2"]), (3, ["x", "3"])]


def test_two_stray_quotes_on_two_lines_swallow_no_line(tmp_path):
    found = records(tmp_path, 'a,b\n5" pipe,2\n6" pipe,3\ny,4\n')
    assert [line for line, _ in found] == [1, 2, 3, 4]
    assert found[1][1] == ['5" pipe', "2"]


def test_an_unclosed_quote_is_a_sign_of_its_line(tmp_path):
    found = records(tmp_path, 'a,b\n"open,2\n' + "x,3\n" * 150)
    assert len(found) == 152
    assert found[1] == (2, ['"open', "2"])


def test_blank_lines_are_records_and_only_line_ends_end_them(tmp_path):
    found = records(tmp_path, "a,b\r\n\r\nx\u2028y,1\rz,2")
    assert found == [(1, ["a", "b"]), (2, []), (3, ["x\u2028y", "1"]), (4, ["z", "2"])]
