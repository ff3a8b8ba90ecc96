"""A ratio's change split into rates and weights."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights.rate_mix import RATE_PARTS, rate_mix, whole_change, whole_ratio

STEP = Decimal("0.000001")
SIDES = ("over_before", "over_now", "under_before", "under_now")


def groups(*rows):
    return pl.DataFrame(
        [(f"g{n}", *row) for n, row in enumerate(rows)],
        schema={"g": pl.String} | dict.fromkeys(SIDES, pl.Float64),
        orient="row",
    )


def test_better_rates_with_the_same_weights_are_rate_alone():
    found = rate_mix(groups((10, 20, 100, 100), (30, 30, 100, 100)), "g", STEP)
    assert found["rate"].to_list() == [Decimal("0.05"), Decimal(0)]
    assert found["mix"].to_list() == [Decimal(0), Decimal(0)]


def test_the_same_rates_with_other_weights_are_mix_alone():
    found = rate_mix(groups((10, 15, 100, 150), (30, 15, 100, 50)), "g", STEP)
    assert found["rate"].to_list() == [Decimal(0), Decimal(0)]
    assert found["mix"].sum() == Decimal("-0.05")


def test_kitagawas_two_components_of_the_difference_of_two_rates():
    """By hand: rates 2 and 8 of 1,000 with weights .7, .3 become 3 and 10 with weights .4, .6."""
    found = rate_mix(groups((1.4, 1.2, 700, 400), (2.4, 6.0, 300, 600)), "g", STEP)
    rate = 0.55 * 0.001 + 0.45 * 0.002
    weight = -0.3 * 0.0025 + 0.3 * 0.009
    assert float(found["rate"].sum()) == pytest.approx(rate)
    assert float(found["mix"].sum()) == pytest.approx(weight)
    assert rate + weight == pytest.approx(0.0072 - 0.0038)


def test_a_group_that_opened_is_new_and_counts_by_how_far_it_lies_from_the_mean():
    found = rate_mix(groups((10, 10, 100, 100), (0, 90, 0, 100)), "g", STEP)
    assert found["new"].to_list()[1] == Decimal("0.3")
    assert whole_change(groups((10, 10, 100, 100), (0, 90, 0, 100)), STEP) == Decimal("0.4")


side = st.integers(-20, 200)
below = st.integers(0, 300)


@given(st.lists(st.tuples(side, side, below, below), min_size=1, max_size=9))
def test_the_parts_add_up_to_the_difference_of_the_rounded_ratios(rows):
    frame = groups(*rows)
    ratios = [whole_ratio(frame, when, STEP) for when in ("before", "now")]
    if None in ratios:
        with pytest.raises(ValueError, match="denominator"):
            whole_change(frame, STEP)
        return
    found = rate_mix(frame, "g", STEP)
    assert sum(found[part].sum() for part in RATE_PARTS) == ratios[1] - ratios[0]
    assert found["change"].sum() == ratios[1] - ratios[0]
