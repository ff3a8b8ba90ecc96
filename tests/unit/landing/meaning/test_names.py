from hypothesis import given
from hypothesis import strategies as st

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.names import likeness, words


def test_the_same_name_beats_a_synonym_and_a_synonym_a_part():
    column = SALES["unit_price"]
    same, synonym, part = (
        likeness(n, column) for n in ("UnitPrice", "price", "price in the old shop")
    )
    assert same == 1.0
    assert same > synonym > part


def test_a_slip_of_the_pen_is_forgiven_and_a_stranger_is_not():
    assert likeness("Quantitiy", SALES["quantity"]) > 0.5
    assert likeness("Weather", SALES["quantity"]) == 0.0


@given(name=st.text(max_size=20))
def test_likeness_is_a_share_and_words_are_stable(name):
    assert 0.0 <= likeness(name, SALES["sold_at"]) <= 1.0
    assert words(words(name)) == words(name)
