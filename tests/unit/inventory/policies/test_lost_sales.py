"""Policies for lost sales, and the simulator itself, beside Zipkin's published instances."""

import numpy as np
import pytest

from shelfcast.inventory.policies.capped_base_stock import best_capped_base_stock
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import base_stock, capped_base_stock

# Zipkin (2008), Old and new methods for lost-sales inventory systems: Poisson demand of 5, holding
# 1, a lost sale 4; by lead time the least cost of any policy, and that of the best base stock.
BEST = {1: 4.04, 2: 4.40, 3: 4.60, 4: 4.73}
BASE_STOCK = {1: 4.16, 2: 4.64, 3: 4.98, 4: 5.20}
COSTS = Costs(holding=1.0, shortage=4.0)


def paths(seed, periods=6_000, products=30):
    return np.random.default_rng(seed).poisson(5.0, (periods, products)).astype(float)


def mean_cost(policy, demand, lead_time):
    done = simulate(
        policy, demand, Start(10.0), Rules(Deliveries(lead_time)), COSTS, scored_from=51
    )
    return float(done.cost.mean()) / (len(demand) - 50)


@pytest.mark.parametrize("lead_time", BEST)
def test_the_best_base_stock_costs_what_zipkin_printed(lead_time):
    demand = paths(1)
    levels = 5 * (lead_time + 1) + np.arange(0, 5)
    cost = min(mean_cost(base_stock(level), demand, lead_time) for level in levels)
    assert cost == pytest.approx(BASE_STOCK[lead_time], abs=0.03)


@pytest.mark.parametrize("lead_time", BEST)
def test_a_cap_comes_near_the_best_of_all_policies(lead_time):
    best = best_capped_base_stock(paths(2, products=4), lead_time, 1.0, 4.0)
    fresh = paths(3)
    cost = mean_cost(capped_base_stock(best.level[0], best.cap[0]), fresh, lead_time)
    assert BEST[lead_time] - 0.02 <= cost <= BEST[lead_time] * 1.03
    assert cost < BASE_STOCK[lead_time]
    assert best.cost == pytest.approx(cost, rel=0.03)


def test_paths_that_end_before_they_are_warm_are_refused():
    with pytest.raises(ValueError, match="warmed up"):
        best_capped_base_stock(np.ones((10, 2)), 1, 1.0, 4.0)
