import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.values.number_glance import may_be_numbers
from shelfcast.landing.values.number_style import sniff_numbers
from shelfcast.landing.values.numbers import NumberStyle, number_expression

PARTS = [
    "",
    "-",
    "+",
    "(",
    ")",
    "€",
    "eur ",
    "EUR.",
    "$",
    "£",
    " kg",
    "%",
    " cr",
    ",-",
    ".",
    ",",
    " ",
]
FIGURES = [
    "5",
    "12.50",
    "1,234.50",
    "1.234,50",
    "1 234",
    "1'234.5",
    "12,34,567",
    ".5",
    "1e5",
    "2.3.4",
]
NEAR = st.tuples(
    st.sampled_from(PARTS), st.sampled_from(FIGURES), st.sampled_from(PARTS), st.sampled_from(PARTS)
).map("".join)


@given(text=st.one_of(NEAR, st.text(st.sampled_from("0159.,-+()' €$eurkgcx%m2\t"), max_size=9)))
def test_what_reads_as_a_number_is_never_given_up_at_a_glance(text):
    texts = pl.Series("x", [text])
    read = [
        texts.to_frame().select(number_expression(pl.col("x"), style, pl.Float64())).item()
        for style in NumberStyle
    ]
    assert may_be_numbers(texts) or read == [None] * len(read)


@pytest.mark.parametrize("text", ["P0033", "Article 33, blue", "2024-01-01 08:16:00", "S1/2", ""])
def test_names_codes_and_dates_are_given_up(text):
    assert not may_be_numbers(pl.Series([text] * 500))


def test_one_figure_among_few_words_is_enough_to_look_closer():
    assert may_be_numbers(pl.Series(["sold out", "5 kg", "Article 3"]))
    found = sniff_numbers(pl.Series(["5 kg", "7 kg", "Article 3"]))
    assert found.units == ("kg",)
