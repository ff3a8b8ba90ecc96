import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.names import likeness, words
from shelfcast.landing.meaning.wording import readings


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


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("KOLVO", "quantity"),
        ("Cant_Vend", "quantity"),
        ("VBELN", "order_id"),
        ("dtVenda", "sold_at"),
        ("TrE_TwrKod", "product_id"),
        ("구매자명", "customer_id"),
        ("Mennyiség", "quantity"),
        ("Ποσότητα", "quantity"),
        ("Đơn giá", "unit_price"),
        ("State Bottle Retail", "unit_price"),
        ("Количество (в ед. хранения)", "quantity"),
    ],
)
def test_names_made_for_programs_and_of_further_languages_are_known(theirs, ours):
    best = max(SALES.columns, key=lambda column: likeness(theirs, column))
    assert best.name == ours


def test_a_further_language_gives_no_word_a_second_meaning():
    assert readings("rabatt") == (frozenset({"discount"}),)
    assert readings("cant") == (frozenset({"quantity"}),)
    assert readings("belge") == (frozenset({"receipt"}),)
