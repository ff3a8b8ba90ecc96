"""One warehouse and its stores: METRIC beside a simulation, shares beside every way to share."""

import heapq
import itertools

import numpy as np
import pytest
from scipy import stats

from shelfcast.inventory.distribution import DemandDistribution
from shelfcast.inventory.policies.allocation import allocate
from shelfcast.inventory.policies.metric import metric
from shelfcast.inventory.policies.two_echelon import echelon_base_stock

TIMES = {"lead_time": 1.0, "warehouse_lead_time": 4.0}
COSTS = {"holding": 1.0, "warehouse_holding": 0.5, "shortage": 9.0}


def simulated_cost(rates, warehouse, stores, horizon=60_000.0, seed=3):
    """Customers one by one; the warehouse serves orders in the order they came."""
    rng = np.random.default_rng(seed)
    events, n = [], len(rates)
    for i in range(n):
        heapq.heappush(events, (rng.exponential(1 / rates[i]), "asked", i))
    at_hand, level, waiting, now, spent = warehouse, list(stores), [], 0.0, 0.0
    pipeline = 0.0
    while True:
        when, what, i = heapq.heappop(events)
        step = min(when, horizon) - now
        on_shelf, short = sum(max(x, 0) for x in level), sum(max(-x, 0) for x in level)
        spent += step * (on_shelf + 9.0 * short + 0.5 * max(at_hand, 0))
        pipeline += step
        now = when
        if now >= horizon:
            return spent / horizon
        if what == "asked":
            level[i] -= 1
            heapq.heappush(events, (now + rng.exponential(1 / rates[i]), "asked", i))
            heapq.heappush(events, (now + 4.0, "made", -1))
            if at_hand > 0:
                at_hand -= 1
                heapq.heappush(events, (now + 1.0, "arrives", i))
            else:
                waiting.append(i)
        elif what == "made":
            if waiting:
                heapq.heappush(events, (now + 1.0, "arrives", waiting.pop(0)))
            else:
                at_hand += 1
        else:
            level[i] += 1


def test_metric_says_what_a_simulation_of_warehouse_and_stores_costs():
    rates = [0.3, 0.5, 0.2]
    best = metric([rates], **TIMES, **COSTS)
    stores = best.stores[0].astype(int).tolist()
    real = simulated_cost(rates, int(best.warehouse[0]), stores)
    assert float(best.cost[0]) == pytest.approx(real, rel=0.02)


def test_levels_near_those_of_metric_are_not_much_cheaper():
    rates = [0.3, 0.5]
    best = metric([rates], **TIMES, **COSTS)
    base, stores = int(best.warehouse[0]), best.stores[0].astype(int)
    ours = simulated_cost(rates, base, stores.tolist(), horizon=20_000.0)
    around = [
        simulated_cost(rates, base + d, (stores + np.array((a, b))).tolist(), horizon=20_000.0)
        for d, a, b in itertools.product((-1, 0, 1), repeat=3)
        if base + d >= 0 and (stores + np.array((a, b))).min() >= 0
    ]
    assert ours <= 1.03 * min(around)


def test_a_warehouse_at_the_door_leaves_newsvendors():
    best = metric([[2.0, 3.0]], lead_time=1.0, warehouse_lead_time=0.0, **COSTS)
    assert best.warehouse.tolist() == [0]
    assert best.delay.tolist() == [0]
    assert best.stores[0].tolist() == stats.poisson.ppf(0.9, [2.0, 3.0]).tolist()


def test_products_beside_each_other_are_products_alone():
    rates = np.random.default_rng(4).uniform(0.05, 2.0, (6, 3))
    together = metric(rates, **TIMES, **COSTS)
    for i in range(6):
        alone = metric(rates[i], **TIMES, **COSTS)
        assert together.cost[i] == pytest.approx(alone.cost[0])
        assert together.stores[i].tolist() == alone.stores[0].tolist()


def test_bounds_enclose_the_best_levels_of_example_6_1():
    levels = echelon_base_stock([3, 2, 2], [1, 1, 2], 37.12, 5, 1)
    best = np.array([6.5144, 12.0123, 22.7002])
    # stockpyl searches on a grid of 0.03 units.
    assert np.all(levels.lower <= best + 0.03)
    assert np.all(best <= levels.upper + 0.03)
    assert levels.level == pytest.approx(best, rel=0.01)
    assert levels.local.sum() == pytest.approx(levels.level[-1])


def curves(rng, stores):
    p = np.linspace(0.01, 0.99, 99)
    mean = rng.uniform(2, 30, stores)
    return DemandDistribution.from_quantiles(
        p, np.maximum(stats.norm.ppf(p, mean[:, None], mean[:, None] / 3), 0)
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_other_way_to_share_leaves_fewer_sales_missed(seed):
    rng = np.random.default_rng(seed)
    demand, held = curves(rng, 3), rng.integers(0, 10, 3).astype(float)
    available = int(rng.integers(0, 14))
    ours = allocate(demand, held, [available])
    assert ours.sum() == available

    def missed(shares):
        return float(demand.shortage(held + np.array(shares, float)).sum())

    every = [
        (a, b, available - a - b) for a in range(available + 1) for b in range(available + 1 - a)
    ]
    assert missed(ours) == pytest.approx(min(map(missed, every)), abs=0.12)


def test_every_warehouse_shares_its_own_and_no_more():
    rng = np.random.default_rng(9)
    demand, held = curves(rng, 40), rng.integers(0, 12, 40).astype(float)
    group, available = np.arange(40) % 5, np.array([0.0, 3.0, 17.0, 60.0, 2000.0])
    shares = allocate(demand, held, available, group)
    given_out = np.bincount(group, weights=shares)
    assert given_out[:4].tolist() == [0, 3, 17, 60]
    assert given_out[4] < 2000
    assert np.all(shares >= 0)
    assert np.all(shares == np.floor(shares))
    for k in range(5):
        alone = allocate(demand.take(np.flatnonzero(group == k)), held[group == k], [available[k]])
        assert shares[group == k].tolist() == alone.tolist()
