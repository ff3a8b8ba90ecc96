import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.csv.counting import CHUNK, count_lines

LINES = st.lists(st.text(st.sampled_from("ab,"), min_size=1, max_size=5), max_size=9)


def count(tmp_path, content, skip=0):
    path = tmp_path / "x"
    path.write_bytes(content)
    return count_lines(path, skip)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n"]), closed=st.booleans())
def test_plain_lines_are_counted(lines, end, closed, tmp_path_factory):
    text = end.join(lines) + (end if closed and lines else "")
    assert count(tmp_path_factory.mktemp("c"), text.encode()) == len(lines)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", 0),
        (b"a\rb\n", None),
        (b"a\r", None),
        (b"a\n\nb\n", None),
        (b"a\r\n\r\nb", None),
        (b"a\x00\nb\n", None),
        (b"a\nb\n\n\r\n", 4),
    ],
)
def test_what_is_not_plain_is_not_counted(tmp_path, content, lines):
    assert count(tmp_path, content) == lines


def test_blank_lines_above_the_rows_are_no_fault(tmp_path):
    assert count(tmp_path, b"title\n\nday,qty\n1,2\n", skip=3) == 4


def test_a_line_end_across_two_reads_is_one(tmp_path):
    assert count(tmp_path, b"x" * (CHUNK - 1) + b"\r\n" + b"y\r\n") == 2


def test_a_blank_line_across_two_reads_is_found(tmp_path):
    assert count(tmp_path, b"x" * (CHUNK - 1) + b"\n" + b"\ny\n") is None
    assert count(tmp_path, b"x" * (CHUNK - 2) + b"\n\n" + b"y\n") is None
