import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.splitting import strict_cells

CELL = st.text(st.sampled_from("ab 1.,;'\"\n\\"), max_size=6)
ROW = st.lists(CELL, min_size=2, max_size=5)


@settings(max_examples=150, deadline=None)
@given(row=ROW)
def test_a_record_of_a_csv_writer_is_read_back_by_either_reader(row):
    out = io.StringIO()
    csv.writer(out, lineterminator="", quoting=csv.QUOTE_ALL).writerow(row)
    lines = out.getvalue().split("\n")
    assert strict_cells(lines, Dialect(",")) == (row, len(lines))
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in row]
    wide = "||".join(quoted).split("\n")
    assert strict_cells(wide, Dialect("||")) == (row, len(lines))


@settings(max_examples=100, deadline=None)
@given(row=st.lists(st.text(st.sampled_from('ab ,"'), max_size=6), min_size=2, max_size=4))
def test_backslash_escapes_are_undone(row):
    text = ",".join('"' + cell.replace('"', '\\"') + '"' for cell in row)
    assert strict_cells([text], Dialect(",", escape=True)) == (row, 1)


def test_a_backslash_before_another_sign_stays():
    assert strict_cells(['"8\\\'9\\"",x'], Dialect(",", escape=True)) == (["8\\'9\"", "x"], 1)


def test_a_quote_that_never_closes_is_not_strict():
    for dialect in (Dialect(","), Dialect("||"), Dialect(",", escape=True)):
        assert strict_cells(['a,"b', "c,d"], dialect) is None


def test_a_quote_after_a_closed_cell_is_not_strict():
    assert strict_cells(['a,"b"c,d'], Dialect(",")) is None
    assert strict_cells(['a||"b"c||d', '"||e'], Dialect("||")) is None
