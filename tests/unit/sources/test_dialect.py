import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.dialect import DELIMITERS, Dialect, sniff_dialect

WORD = st.text(st.sampled_from("abcdefg"), min_size=1, max_size=6)


@given(
    delimiter=st.sampled_from(DELIMITERS),
    rows=st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=3, max_size=10),
)
def test_the_delimiter_a_writer_used_is_found(delimiter, rows):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    assert sniff_dialect(out.getvalue()) == Dialect(delimiter)


def test_single_quotes_quote_where_they_stand_around_cells():
    assert sniff_dialect("'a,x','b'\n'c,y','d'\n'e,z','f'\n").quote == "'"


def test_an_apostrophe_in_a_word_quotes_nothing():
    assert sniff_dialect("item,qty\nbaker's bread,1\nrye,2\n").quote == '"'
