"""Rounded parts still add up."""

from __future__ import annotations

from decimal import Decimal
from math import fsum

from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights.apportion import CENT, apportion, to_step

amounts = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=30)


@given(amounts)
def test_cents_add_up_to_the_rounded_total_and_none_moves_by_more_than_one(values):
    total = to_step(fsum(values))
    parts = apportion(values, total)
    assert sum(parts) == total
    assert all(
        abs(part - Decimal(str(value))) <= CENT for part, value in zip(parts, values, strict=True)
    )


def test_the_cent_goes_to_the_part_that_lost_most_by_the_cut():
    assert apportion([0.109, 0.105, 0.786], Decimal("1.00")) == tuple(
        map(Decimal, ("0.11", "0.10", "0.79"))
    )


def test_halves_are_rounded_away_from_zero_as_on_a_receipt():
    assert (to_step(0.125), to_step(-0.125)) == (Decimal("0.13"), Decimal("-0.13"))
