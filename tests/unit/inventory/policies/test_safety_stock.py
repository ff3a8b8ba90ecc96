from itertools import product

import numpy as np
import pytest

from shelfcast.inventory.policies.safety_stock import (
    classical_safety_stock,
    lead_time_demand_sd,
    safety_stock,
)


def test_a_reorder_point_below_the_mean_keeps_nothing_in_reserve():
    assert safety_stock([10.0, 3.0], [4.0, 5.0]).tolist() == [6.0, 0.0]


def test_the_spread_is_that_of_every_possible_lead_time_and_demand():
    """Days sell 8 or 12, lead times are 2 or 4 days, all equally likely: enumerate them."""
    totals = [
        (sum(days), 1 / (2 * 2**length))
        for length in (2, 4)
        for days in product((8, 12), repeat=length)
    ]
    mean = sum(t * w for t, w in totals)
    sd = np.sqrt(sum(w * (t - mean) ** 2 for t, w in totals))
    assert float(lead_time_demand_sd(3, 1, 10, 2)) == pytest.approx(sd)


def test_a_level_of_half_needs_no_reserve():
    assert float(classical_safety_stock(0.5, 4, 1, 100, 20)) == pytest.approx(0)
