from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.values.number_style import sniff_numbers
from shelfcast.landing.values.numbers import (
    NumberStyle,
    bare_expression,
    number_expression,
    plain_expression,
)

MONEY = pl.Decimal(18, 4)
POINT, COMMA = NumberStyle.POINT, NumberStyle.COMMA


def read(texts, style):
    frame = pl.DataFrame({"x": texts}, schema={"x": pl.String})
    return frame.select(y=number_expression(pl.col("x"), style, MONEY))["y"].to_list()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1,234.50", "1234.50"),
        ("1 234.50 USD", "1234.50"),
        ("US$5", "5"),
        ("Rs. 1,23,456.00", "123456"),
        ("(12.30)", "-12.30"),
        ("(£12.30)", "-12.30"),
        ("£(12.30)", "-12.30"),
        ("12.30-", "-12.30"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("\u22125.00", "-5"),
        ("1,234.50-", "-1234.50"),
        ("1,234.50 CR", "-1234.50"),
        ("5.00 DR", "5"),
        ("+7", "7"),
        ("12%", "12"),
        ("'00123", "123"),
        ("1'234.5", "1234.5"),
        ("CHF 1\u2019234.50", "1234.50"),
        ("R$ 3.5", "3.5"),
        ("1e3", "1000"),
        ("1.2E+03", "1200"),
        ("12,34,567.00", "1234567"),
        (".5", "0.5"),
        ("$.50", "0.5"),
        ("\u0663\u066b\u0665", "3.5"),
        ("\uff11\uff12\uff13", "123"),
        ("\uffe51,200", "1200"),
        ("1200\u5186", "1200"),
        ("3\u4e2a", "3"),
        ("5 pcs", "5"),
        ("12 \u0448\u0442.", "12"),
        ("3 Stk", "3"),
        ("2kg", "2"),
        ("10,875.60/Nos", "10875.60"),
        ("12.\u2013", "12"),
    ],
)
def test_signs_of_money_and_units_are_read_past(text, value):
    assert read([text], POINT) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,50 \u20ac", "1234.50"),
        ("EUR 1.234,50", "1234.50"),
        ("1 234,50 z\u0142", "1234.50"),
        ("1\u202f234,50\u00a0\u20ac", "1234.50"),
        ("12,50 \u20ac/kg", "12.50"),
        ("3,00 m\u00b2", "3"),
        ("12,-", "12"),
        ("12,-- \u20ac", "12"),
        ("5,00- \u20ac", "-5"),
        ("\u20ac 5,00-", "-5"),
        ("1.234.567,8", "1234567.8"),
        ("1,2E+03", "1200"),
        (",5", "0.5"),
        ("kr 12,50", "12.50"),
        ("100 \u0440.", "100"),
    ],
)
def test_the_same_with_a_decimal_comma(text, value):
    assert read([text], COMMA) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "1.2.3", "12 apples", "--", "1-2", "2024-01-01", "()", "1,2,3", "(5", "5)"),
        *("12 50", "--5", "1,5k", "1,50", "Item 5", "5 of 7", "1/2", "N/A", "", None),
    ],
)
def test_what_is_no_number_does_not_read(text):
    assert read([text], POINT) == [None]


@pytest.mark.parametrize("text", ["0.250", "1.50", "1,234.50", "12.3456"])
def test_a_point_that_cannot_part_thousands_does_not_read_where_commas_part_decimals(text):
    assert read([text], COMMA) == [None]


@pytest.mark.parametrize("text", ["nan", "inf", "-inf"])
def test_floats_that_are_no_numbers_are_null(text):
    frame = pl.DataFrame({"x": [text]})
    assert frame.select(plain_expression(pl.col("x"), pl.Float64())).item() is None


@given(
    values=st.lists(st.decimals(-99_999_999, 99_999_999, places=2), min_size=1, max_size=20),
    style=st.sampled_from([POINT, COMMA]),
    company=st.sampled_from(["", " \u20ac", " USD", " z\u0142"]),
)
def test_the_quick_way_reads_what_the_thorough_way_reads(values, style, company):
    marks = ",." if style is POINT else ".,"
    texts = [f"{v:,.2f}".translate(str.maketrans(",.", marks)) + company for v in values]
    found = sniff_numbers(pl.Series(texts))
    quick = bare_expression(pl.col("x"), style, MONEY, found.company or "")
    assert read(texts, style) == values
    if found.style is style and found.company is not None:
        assert pl.DataFrame({"x": texts}).select(quick).to_series().to_list() == values
