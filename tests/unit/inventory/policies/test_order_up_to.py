import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.inventory.policies.order_up_to import mean_undershoot, order_up_to

units = st.floats(0, 1e5)


@given(units, units, units, units, units)
def test_a_higher_reorder_point_never_lowers_the_level(s, more, q, u, cap):
    low, high = order_up_to(s, q, u, cap), order_up_to(s + more, q, u, cap)
    assert s <= low <= high


def test_without_an_order_cost_the_level_is_the_reorder_point():
    assert float(order_up_to(40, 0, 5, 500)) == 40


def test_an_unknown_economic_quantity_counts_as_none():
    assert float(order_up_to(40, np.nan, 5, 500)) == 40


def test_a_batch_without_end_stops_at_the_cap():
    assert float(order_up_to(40, np.inf, 5, 500)) == 500


def test_the_undershoot_is_that_of_a_long_simulation():
    rng = np.random.default_rng(7)
    below, position = [], 400.0
    for demand in rng.poisson(10, 200_000):
        position -= demand
        if position <= 0:
            below.append(-position)
            position = 400.0
    # Renewal theory speaks of sizes that vary continuously; whole units shift it by a half.
    assert np.mean(below) + 0.5 == pytest.approx(float(mean_undershoot(10, 10)), abs=0.25)
