"""Numbers as people read them."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.metrics.format import MISSING, money, percent, units, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("9999.995"), "£10,000.00"),
        (Decimal("10000.49"), "£10,000"),
        (Decimal("-0.001"), "£0.00"),
        (-12.5, "-£12.50"),
        (None, MISSING),
        (float("nan"), MISSING),
        (float("inf"), MISSING),
        (np.float64(3.5), "£3.50"),
    ],
)
def test_money_has_cents_below_ten_thousand(value, text):
    assert money(value, "GBP") == text


def test_a_currency_without_a_sign_is_named():
    assert money(5, "SEK") == "SEK 5.00"
    assert money(500, "JPY") == "¥500"


@given(st.decimals(-(10**9), 10**9, places=2))
def test_exact_money_reads_back_as_it_was(value):
    text = money(value, "GBP", exact=True)
    assert Decimal(re.sub("[£,]", "", text)) == value


def test_percent_shows_the_direction_where_asked():
    assert percent(0.1, signed=True) == "+10.0 %"
    assert percent(-0.1, signed=True) == "-10.0 %"
    assert percent(0.0001, signed=True) == "0.0 %"


def test_a_whole_weight_has_no_places_and_a_part_has_two():
    assert (units(Decimal("3.0000")), units(Decimal("3.125"))) == ("3", "3.13")


def test_a_value_is_written_by_its_columns_format():
    assert written(0.5, "percent", "GBP") == "50.0 %"
    assert written(12345.6, "money_exact", "EUR") == "€12,345.60"
    assert written("P1", "text", "GBP") == "P1"
