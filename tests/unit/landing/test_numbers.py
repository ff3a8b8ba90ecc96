from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.numbers import NumberStyle, is_blank, number_expression, sniff_numbers

MONEY = pl.Decimal(18, 4)
VALUES = st.lists(st.decimals(-999_999, 999_999, places=2), min_size=1, max_size=20)
WRITERS = {
    NumberStyle.PLAIN: lambda v: f"{v}",
    NumberStyle.POINT: lambda v: f"{v:,.2f}",
    NumberStyle.COMMA: lambda v: f"{v:,.2f}".translate(str.maketrans(",.", ".,")),
}


def read(texts, style):
    return (
        pl.DataFrame({"x": texts})
        .select(number_expression(pl.col("x"), style, MONEY))["x"]
        .to_list()
    )


@given(values=VALUES, style=st.sampled_from(list(NumberStyle)))
def test_a_column_written_in_one_style_is_read_back_to_the_cent(values, style):
    values = [*values, Decimal("-1234567.25")]
    texts = [WRITERS[style](value) for value in values]
    found, share = sniff_numbers(pl.Series(texts))
    assert share == 1.0
    assert read(texts, found) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1,234.50", "1234.50"),
        ("1 234.50 USD", "1234.50"),
        ("(12.30)", "-12.30"),
        ("12.30-", "-12.30"),
        ("-£5", "-5"),
        ("+7", "7"),
        ("12%", "12"),
        ("1'234.5", "1234.5"),
        ("R$ 3.5", "3.5"),
        ("1e3", "1000"),
        ("12,34,567.00", "1234567"),
    ],
)
def test_signs_of_money_are_read_past(text, value):
    assert read([text], NumberStyle.POINT) == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["abc", "1.2.3", "12 apples", "--", "1-2", "2024-01-01", "()", "1,2,3"]
)
def test_what_is_no_number_does_not_read(text):
    assert read([text], NumberStyle.POINT) == [None]


def test_a_decimal_comma_is_told_by_the_column():
    style, share = sniff_numbers(pl.Series(["1,5", "2,25", "1.234,00"]))
    assert (style, share) == (NumberStyle.COMMA, 1.0)
    assert sniff_numbers(pl.Series(["1,500", "2,250", "12.5"]))[0] is NumberStyle.POINT


@pytest.mark.parametrize("text", ["", " ", "N/A", "-", "null", "#N/A", "NaN", "?"])
def test_cells_that_say_nothing_are_blank(text):
    assert pl.DataFrame({"x": [text]}).select(is_blank(pl.col("x"))).item()
