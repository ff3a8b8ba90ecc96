import csv
import io
import tempfile
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.line_splits import LineSource
from shelfcast.sources.table import ROW

COLUMNS = ("a", "b", "c")
PLAIN = st.text(st.sampled_from('xy é,;"0'), max_size=8)
ANY = st.text(st.sampled_from('x,"\n'), max_size=6)


def source(text, room, delimiter=","):
    path = Path(room) / "t.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return LineSource(path, COLUMNS, 1, Dialect(delimiter))


def written(rows, delimiter, end):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([COLUMNS, *rows])
    return out.getvalue()


@given(
    st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=1, max_size=60),
    st.sampled_from([",", ";"]),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 200),
    st.integers(0, 3),
)
def test_a_plain_text_reads_in_parts_as_it_does_whole(rows, delimiter, end, size, blank):
    with tempfile.TemporaryDirectory() as room:
        text = written(rows, delimiter, end) + end * blank
        lines = source(text, room, delimiter)
        whole = lines.whole().collect()
        splits = lines.cut(size)
        parts = [lines.read(split).collect() for split in splits]
        if whole.height == len(text.splitlines()) - 1:
            assert [part.height for part in parts] == [split.rows for split in splits]
            assert pl.concat(parts).equals(whole)
            assert whole[ROW].to_list() == list(range(2, whole.height + 2))


@given(st.lists(st.one_of(st.just("x,y,z"), ANY), min_size=1, max_size=30), st.integers(1, 60))
def test_what_is_not_plain_is_seen_in_a_part_where_it_is_seen_in_the_whole(lines, size):
    """The count of rows, or polars' refusal, tells it: else the rows are the same."""
    with tempfile.TemporaryDirectory() as room:
        text = "a,b,c\n" + "\n".join(lines) + "\n"
        there = source(text, room)
        expected = text.count("\n") - 1
        whole = read(there.whole())
        splits = there.cut(size)
        parts = [read(there.read(split)) for split in splits]
        seen = whole is None or whole.height != expected
        short = any(p is None or p.height != s.rows for p, s in zip(parts, splits, strict=True))
        assert sum(split.rows for split in splits) == expected
        if not seen and not short:
            assert pl.concat(parts).equals(whole)
        assert seen == short or "\n\n" in text


def read(rows):
    try:
        return rows.collect()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None


def test_no_part_begins_within_a_cell(tmp_path):
    text = "a,b,c\n" + 'x,"y\nmore, and more\nend",z\n' * 50
    there = source(text, tmp_path)
    for split in there.cut(40)[1:]:
        before = text.encode()[: split.start].decode()
        assert before.endswith("\n")
        assert before.splitlines()[-1].count(",") == 2
