import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.sources.csv.sniff import sniff_dialect, told_delimiter, unwrapped

DELIMITERS = (",", ";", "\t", "|")
WORD = st.text(st.sampled_from("abcxyz"), min_size=1, max_size=6)
CELL = st.one_of(WORD, st.integers(0, 9999).map(str))
TABLE = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=4, max_size=12)
ROWS = [("day", "shop", "qty")] + [
    (f"2024-01-{day:02d}", "Mill Lane", str(day)) for day in range(1, 20)
]


@settings(max_examples=60, deadline=None)
@given(table=TABLE, delimiter=st.sampled_from(DELIMITERS))
def test_the_delimiter_a_writer_used_is_found(table, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
    assert sniff_dialect(out.getvalue()).delimiter == delimiter


@pytest.mark.parametrize("sign", ["^", "~", ":", "||", "::", ", ", " | ", "\x1f", "|~|"])
def test_unusual_delimiters_are_found(sign):
    text = "\n".join(sign.join(row) for row in ROWS)
    assert sniff_dialect(text).delimiter == sign


def test_runs_of_blanks_part_cells_that_hold_single_blanks():
    text = "\n".join(f"{day:12}{shop:14}{qty:>5}" for day, shop, qty in ROWS)
    found = sniff_dialect(text)
    assert found.runs
    assert found.parts("2024-01-01  Mill Lane      3") == ["2024-01-01", "Mill Lane", "3"]


@pytest.mark.parametrize(
    ("line", "told"), [("sep=;", ";"), ("SEP=\\t", "\t"), ('"sep=|"', "|"), ("separate", None)]
)
def test_the_line_that_tells_the_delimiter_is_read(line, told):
    assert told_delimiter(f"{line}\nx,y\n") == told


def test_a_decimal_comma_does_not_outweigh_a_semicolon():
    text = "item;price;qty\n" + "".join(f"pipe {n};{n},50;{n},0\n" for n in range(9))
    assert sniff_dialect(text).delimiter == ";"


def test_apostrophes_in_words_are_not_quotes_and_around_cells_they_are():
    words = "item,text\n" + "".join(f"{n},Men's socks and children's hats\n" for n in range(9))
    cells = "item,text,qty\n" + "".join(f"{n},'socks, wool',3\n" for n in range(9))
    assert sniff_dialect(words).quote == '"'
    assert sniff_dialect(cells).quote == "'"


def test_a_backslash_that_escapes_quotes_is_told_from_one_that_ends_a_path():
    escaped = "item,text\n" + "".join(f'{n},"12\\" pipe, steel"\n' for n in range(9))
    path = "item,text\n" + "".join(f'{n},"C:\\till\\"\n' for n in range(9))
    assert sniff_dialect(escaped).escape
    assert not sniff_dialect(path).escape


def test_remarks_are_told_from_a_header_with_their_sign():
    remarks = "day,qty,item\n# counted twice\n" + "2024-01-01,1,x\n" * 9
    header = "#day,qty,item\n" + "2024-01-01,1,x\n" * 9
    assert sniff_dialect(remarks).comment == "#"
    assert not sniff_dialect(header).comment


def test_lines_that_are_each_one_quoted_cell_are_unwrapped():
    text = "\n".join('"' + ",".join(row) + '"' for row in ROWS)
    found = sniff_dialect(text)
    assert (found.wrapped, found.delimiter) == (True, ",")
    assert unwrapped('"a,""b, c"",d"') == 'a,"b, c",d'


def test_a_file_of_one_quoted_column_is_not_unwrapped():
    assert not sniff_dialect('"name"\n"Mill"\n"Lane"\n').wrapped
