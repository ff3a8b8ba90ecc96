from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.mending import MOST_SIGNS, mended_cells

COMMA = Dialect(",")
PART = st.text(st.sampled_from('ab ",'), max_size=12)


def mended(line, width):
    return mended_cells(line, COMMA, width)[0]


def test_a_quote_that_opens_nothing_is_a_sign_of_its_cell():
    line = '2,"BH-9,$7.80,"Table, Round 48""","Made in town, by hand",'
    expected = ["2", '"BH-9', "$7.80", 'Table, Round 48"', "Made in town, by hand", ""]
    assert mended(line, 6) == expected


def test_a_quote_inside_a_quoted_cell_need_not_be_doubled():
    assert mended('1,"Round 48"","Made, here",9', 4) == ["1", 'Round 48"', "Made, here", "9"]
    assert mended('1,""The next one, light","x"', 3) == ["1", '"The next one, light', "x"]


def test_a_delimiter_missing_before_a_quote_is_put_back():
    assert mended('1,Sock"Warm, dry","x"', 4) == ["1", "Sock", "Warm, dry", "x"]
    assert mended('1,"Warm, dry""https://x",', 4) == ["1", "Warm, dry", "https://x", ""]


def test_a_quote_at_the_end_of_a_line_is_a_cell():
    assert mended('1,"a, b","', 3) == ["1", "a, b", '"']


def test_inches_stay_inches():
    assert mended('5" pipe, 6" pipe,2', None) == ['5" pipe', ' 6" pipe', "2"]


@settings(max_examples=200, deadline=None)
@given(line=PART, width=st.integers(1, 6))
def test_no_letter_of_a_line_is_lost_or_moved(line, width):
    cells = mended(line, width)
    letters = [sign for sign in line if sign in "ab"]
    assert [sign for cell in cells for sign in cell if sign in "ab"] == letters


def test_a_line_of_very_many_signs_is_cut_at_its_delimiters():
    line = '"' + "a," * MOST_SIGNS
    assert len(mended(line, 3)) == MOST_SIGNS + 1
