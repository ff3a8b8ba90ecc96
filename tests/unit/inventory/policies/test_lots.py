"""Lots for known demand, held against every way to order and against the rules by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.inventory.policies.least_unit_cost import least_unit_cost
from shelfcast.inventory.policies.silver_meal import silver_meal
from shelfcast.inventory.policies.wagner_whitin import wagner_whitin

demands = st.lists(st.integers(0, 9), min_size=1, max_size=8)
costs = st.sampled_from([0.0, 3.0, 12.0, 40.0])


def cost_of(quantities, demand, order_cost, holding):
    stock, spent = 0.0, 0.0
    for ordered, asked in zip(quantities, demand, strict=True):
        stock += ordered - asked
        assert stock >= -1e-9
        spent += order_cost * (ordered > 0) + holding * stock
    return spent


def by_hand(demand, order_cost, holding, share):
    """The forward rule with lists and loops."""
    lots, t = [0.0] * len(demand), 0
    while t < len(demand):
        if demand[t] == 0:
            t += 1
            continue
        best, end = None, t
        for s in range(t, len(demand)):
            spent = order_cost + holding * sum((i - t) * demand[i] for i in range(t, s + 1))
            each = spent / share(demand[t : s + 1])
            if best is not None and each > best:
                break
            best, end = each, s
        lots[t] = float(sum(demand[t : end + 1]))
        t = end + 1
    return lots


@settings(max_examples=60, deadline=None)
@given(demands, costs, st.sampled_from([0.0, 0.5, 1.0]))
def test_no_other_periods_to_order_in_are_cheaper(demand, order_cost, holding):
    best = np.inf
    for orders in itertools.product([False, True], repeat=len(demand)):
        lots, open_at = [0.0] * len(demand), None
        for t, asked in enumerate(demand):
            open_at = t if orders[t] else open_at
            if open_at is None and asked:
                break
            if asked:
                lots[open_at] += asked
        else:
            best = min(best, cost_of(lots, demand, order_cost, holding))
    ours = wagner_whitin(demand, order_cost, holding)
    assert float(ours.cost[0]) == pytest.approx(best)
    spent = cost_of(ours.quantities[:, 0], demand, order_cost, holding)
    assert spent == pytest.approx(best)


@given(demands, costs, st.sampled_from([0.0, 0.5, 1.0]))
def test_the_rules_give_the_lots_that_they_give_by_hand(demand, order_cost, holding):
    meal = silver_meal(demand, order_cost, holding)
    assert meal.quantities[:, 0].tolist() == by_hand(demand, order_cost, holding, len)
    unit = least_unit_cost(demand, order_cost, holding)
    assert unit.quantities[:, 0].tolist() == by_hand(demand, order_cost, holding, sum)
    for lots in (meal, unit):
        spent = cost_of(lots.quantities[:, 0], demand, order_cost, holding)
        assert float(lots.cost[0]) == pytest.approx(spent)
        assert spent >= wagner_whitin(demand, order_cost, holding).cost[0] - 1e-9


def test_products_beside_each_other_are_products_alone():
    rng = np.random.default_rng(3)
    demand = rng.poisson(4, (20, 15)) * (rng.random((20, 15)) < 0.6)
    k, h = rng.uniform(1, 60, 15), rng.uniform(0.1, 2, 15)
    for rule in (wagner_whitin, silver_meal, least_unit_cost):
        together = rule(demand, k, h)
        for i in range(15):
            alone = rule(demand[:, i], k[i], h[i])
            assert together.quantities[:, i].tolist() == alone.quantities[:, 0].tolist()
            assert together.cost[i] == pytest.approx(alone.cost[0])


def test_negative_demand_is_refused():
    with pytest.raises(ValueError, match="negative"):
        wagner_whitin([1, -1], 1, 1)
