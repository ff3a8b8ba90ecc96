"""Perfect foresight, held against every order that could have been placed."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, foresight, simulate
from shelfcast.inventory.simulator.following import schedule


def cheapest_of_all(demand, start, rules, costs):
    """Every combination of quantities up to all that is asked for, each in a lane of its own."""
    most = int(demand.sum())
    decisions = [t for t in range(len(demand)) if rules.decides(t)]
    every = np.array(list(itertools.product(range(most + 1), repeat=len(decisions))), float)
    lanes = np.repeat(demand[:, None], len(every), axis=1)
    orders = schedule({t: every[:, k] for k, t in enumerate(decisions)})
    return simulate(orders, lanes, start, rules, costs, scored_from=0).cost.min()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=3, max_size=6),
    st.integers(0, 2),
    st.integers(2, 3),
    st.sampled_from([0.0, 0.4, 1.5, 4.0]),
    st.sampled_from([0.0, 0.1, 0.5, 1.2]),
    st.sampled_from([0.0, 0.4]),
    st.integers(0, 4),
    st.integers(0, 3),
)
def test_no_order_that_could_have_been_placed_costs_less(
    demand, lead_time, review, order_cost, holding, purchase, on_hand, due
):
    rules = Rules(Deliveries(lead_time), review_period=review)
    costs = Costs(holding=holding, shortage=1.0, order=order_cost, purchase=purchase)
    start, asked = Start(float(on_hand), due=[[float(due)]]), np.array(demand, float)
    plan = foresight(asked[:, None], start, rules, costs)
    ours = simulate(plan, asked[:, None], start, rules, costs, scored_from=0)
    best = cheapest_of_all(asked, start, rules, costs)
    assert float(ours.cost[0]) == pytest.approx(best, abs=1e-9)


def test_every_product_is_foreseen_as_if_it_were_alone():
    rng = np.random.default_rng(5)
    demand = rng.poisson(rng.uniform(0, 6, 12), (30, 12)).astype(float)
    on_hand, holding = rng.integers(0, 15, 12).astype(float), rng.uniform(0.05, 0.6, 12)
    rules = Rules(Deliveries(2), review_period=2)

    def cost(columns):
        costs = Costs(holding[columns], 1.0, 3.0)
        start, asked = Start(on_hand[columns]), demand[:, columns]
        return simulate(foresight(asked, start, rules, costs), asked, start, rules, costs).cost

    together = cost(np.arange(12))
    assert together == pytest.approx(np.concatenate([cost(np.array([i])) for i in range(12)]))


def test_with_an_order_a_week_and_free_orders_nothing_is_held_and_nothing_lost():
    demand = np.random.default_rng(2).poisson(4, (20, 8)).astype(float)
    start, rules, costs = Start(), Rules(Deliveries(2)), Costs(0.2, 1.0)
    done = simulate(
        foresight(demand, start, rules, costs), demand, start, rules, costs, scored_from=3
    )
    assert done.cost.sum() == 0
    assert done.sums["demand"].sum() == demand[2:].sum()


@pytest.mark.parametrize(
    "rules",
    [
        Rules(backorders=True),
        Rules(Deliveries(1, never=0.1)),
    ],
)
def test_foresight_says_where_it_is_not_the_least(rules):
    with pytest.raises(ValueError, match="lost sales"):
        foresight(np.ones((4, 2)), Start(), rules, Costs())


def test_products_of_several_lead_times_are_ordered_as_each_alone():
    rng = np.random.default_rng(12)
    asked, leads = rng.poisson(3.0, (14, 5)).astype(float), np.array([0, 2, 0, 5, 2])
    holding, order = rng.uniform(0.1, 0.5, 5), np.array([0.0, 3.0, 1.0, 2.0, 4.0])
    costs = Costs(holding=holding, shortage=2.0, order=order)
    rules = Rules(Deliveries(leads), review_period=2)
    both = foresight(asked, Start(4.0), rules, costs)
    done = simulate(both, asked, Start(4.0), rules, costs, scored_from=0)
    for i, lead in enumerate(leads):
        own = Costs(holding[i], 2.0, order[i])
        alone = Rules(Deliveries(int(lead)), review_period=2)
        plan = foresight(asked[:, i : i + 1], Start(4.0), alone, own)
        found = simulate(plan, asked[:, i : i + 1], Start(4.0), alone, own, scored_from=0)
        assert done.cost[i] == pytest.approx(found.cost[0])
