"""The policies beside stockpyl on instances nobody chose, many products at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from stockpyl import eoq as peer_eoq
from stockpyl import newsvendor as peer_newsvendor
from stockpyl import rq as peer_rq
from stockpyl import ss as peer_ss
from stockpyl.loss_functions import normal_loss as peer_normal
from stockpyl.loss_functions import normal_second_loss as peer_second
from stockpyl.loss_functions import poisson_loss as peer_poisson
from stockpyl.ssm_serial import newsvendor_heuristic
from stockpyl.wagner_whitin import wagner_whitin as peer_wagner_whitin

from shelfcast.inventory.policies.eoq_backorders import planned_backorders
from shelfcast.inventory.policies.eoq_discounts import all_units_discount, incremental_discount
from shelfcast.inventory.policies.epq import economic_production_quantity
from shelfcast.inventory.policies.joint_replenishment import joint_replenishment
from shelfcast.inventory.policies.loss import normal_loss, normal_second_loss, poisson_loss
from shelfcast.inventory.policies.min_max import exact_min_max
from shelfcast.inventory.policies.newsvendor import newsvendor_normal, newsvendor_poisson
from shelfcast.inventory.policies.reorder_batches import (
    exact_poisson,
    expected_level_rule,
    loss_function_rule,
)
from shelfcast.inventory.policies.two_echelon import echelon_base_stock
from shelfcast.inventory.policies.wagner_whitin import wagner_whitin

RNG = np.random.default_rng(20240229)


def test_discounts_of_forty_suppliers():
    order_cost, share = RNG.uniform(1, 300, 40), RNG.uniform(0.05, 0.5, 40)
    demand = RNG.uniform(10, 5000, 40)
    start = np.cumsum(np.column_stack([np.zeros(40), RNG.uniform(10, 400, (40, 3))]), axis=1)
    costs = RNG.uniform(5, 50, 40)[:, None] * np.cumprod(RNG.uniform(0.85, 1, (40, 4)), axis=1)
    every = all_units_discount(order_cost, share, demand, start, costs)
    beyond = incremental_discount(order_cost, share, demand, start, costs)
    for i in range(40):
        given_ = (order_cost[i], share[i], demand[i], start[i].tolist(), costs[i].tolist())
        theirs = peer_eoq.economic_order_quantity_with_all_units_discounts(*given_)
        ours = (every.quantity[i], every.region[i], every.cost[i])
        assert ours == pytest.approx(theirs)
        theirs = peer_eoq.economic_order_quantity_with_incremental_discounts(*given_)
        ours = (beyond.quantity[i], beyond.region[i], beyond.cost[i])
        assert ours == pytest.approx(theirs)


@pytest.mark.parametrize(
    ("breaks", "costs", "said"),
    [([0, 5, 5], [3, 2, 1], "rise"), ([1, 5], [3, 2], "from 0"), ([0, 5], [3, 4], "dearer")],
)
def test_a_price_list_that_cannot_be_is_refused(breaks, costs, said):
    for rule in (all_units_discount, incremental_discount):
        with pytest.raises(ValueError, match=said):
            rule(10, 0.2, 100, breaks, costs)


def test_batches_with_waiting_customers_and_slow_ovens():
    k, h, p, rate = (RNG.uniform(0.1, 50, 30) for _ in range(4))
    waits, made = planned_backorders(k, h, p, rate), economic_production_quantity(k, h, rate, 60)
    for i in range(30):
        theirs = peer_eoq.economic_order_quantity_with_backorders(k[i], h[i], p[i], rate[i])
        assert [v[i] for v in waits] == pytest.approx(list(theirs))
        theirs = peer_eoq.economic_production_quantity(k[i], h[i], rate[i], 60)
        assert [v[i] for v in made] == pytest.approx(list(theirs))


@given(st.floats(-50, 150), st.floats(5, 90), st.floats(0.5, 40))
def test_normal_losses(x, mean, sd):
    assert float(normal_loss(x, mean, sd)) == pytest.approx(peer_normal(x, mean, sd)[0], abs=1e-7)
    ours = float(normal_second_loss(x, mean, sd))
    assert ours == pytest.approx(peer_second(x, mean, sd)[0], rel=1e-6, abs=1e-6)


@given(st.integers(0, 120), st.floats(0.1, 90))
def test_poisson_losses(x, mean):
    assert float(poisson_loss(x, mean)) == pytest.approx(peer_poisson(x, mean)[0], abs=1e-7)


@given(st.floats(0.05, 5), st.floats(0.05, 50), st.floats(0.2, 80))
def test_newsvendors(holding, shortage, mean):
    ours = newsvendor_normal(shortage, holding, mean, mean / 4)
    theirs = peer_newsvendor.newsvendor_normal(holding, shortage, mean, mean / 4)
    assert [float(v) for v in ours] == pytest.approx(list(theirs), rel=1e-6)
    ours = newsvendor_poisson(shortage, holding, mean)
    theirs = peer_newsvendor.newsvendor_poisson(holding, shortage, mean)
    assert float(ours.stock) == theirs[0]
    assert float(ours.cost) == pytest.approx(theirs[1], rel=1e-5)


def test_exact_reorder_points_and_batches_of_thirty_products_at_once():
    h, p, k = RNG.uniform(0.5, 20, 30), RNG.uniform(20, 150, 30), RNG.uniform(1, 100, 30)
    rate, wait = RNG.uniform(0.1, 6, 30), RNG.uniform(0.2, 3, 30)
    best = exact_poisson(h, p, k, demand=rate, lead_time=wait)
    for i in range(30):
        r, q, cost = peer_rq.r_q_poisson_exact(h[i], p[i], k[i], rate[i], wait[i])
        assert best.cost[i] == pytest.approx(cost)
        assert (best.point[i], best.quantity[i]) == (r, q)


def test_approximate_reorder_points_of_twenty_products_at_once():
    h, p, k = RNG.uniform(0.1, 1, 20), RNG.uniform(5, 20, 20), RNG.uniform(5, 30, 20)
    rate, sd, wait = (
        RNG.uniform(500, 2000, 20),
        RNG.uniform(50, 300, 20),
        RNG.uniform(0.05, 0.3, 20),
    )
    told = {"demand": rate, "sd": sd, "lead_time": wait}
    loss, level = loss_function_rule(h, p, k, **told), expected_level_rule(h, p, k, **told)
    for i in range(20):
        given_ = (h[i], p[i], k[i], rate[i], sd[i], wait[i])
        theirs = peer_rq.r_q_loss_function_approximation(*given_)
        assert [loss.point[i], loss.quantity[i]] == pytest.approx(list(theirs), rel=1e-4)
        theirs = peer_rq.r_q_eil_approximation(*given_)
        assert [v[i] for v in level] == pytest.approx(list(theirs), rel=1e-4)


def test_the_exact_min_max_costs_what_stockpyl_finds_for_twelve_products_at_once():
    h, p, k = RNG.uniform(0.5, 3, 12), RNG.uniform(3, 20, 12), RNG.uniform(0.5, 60, 12)
    mean = RNG.uniform(0.5, 12, 12)
    chances = stats.poisson.pmf(np.arange(80), mean[:, None])
    best = exact_min_max(chances, h, p, k)
    for i in range(12):
        s, level, cost = peer_ss.s_s_discrete_exact(h[i], p[i], k[i], True, mean[i])
        assert best.cost[i] <= cost + 1e-6
        again = peer_ss.s_s_cost_discrete(
            int(best.point[i]), int(best.level[i]), h[i], p[i], k[i], True, mean[i]
        )
        assert best.cost[i] == pytest.approx(again, rel=1e-6)
        assert best.cost[i] == pytest.approx(cost, rel=1e-6)
        assert (best.point[i], best.level[i]) == (s, level)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=12),
    st.floats(0, 200),
    st.floats(0, 5),
    st.floats(0, 3),
)
def test_the_cheapest_lots(demand, order_cost, holding, unit_cost):
    ours = wagner_whitin(demand, order_cost, holding, unit_cost)
    theirs = peer_wagner_whitin(len(demand), holding, order_cost, demand, unit_cost)
    assert float(ours.cost[0]) == pytest.approx(theirs[1], abs=1e-6)
    assert ours.quantities.sum() == pytest.approx(sum(demand))


def test_echelon_levels_of_products_at_once():
    h, wait = RNG.uniform(0.5, 4, (3, 6)), RNG.uniform(0.5, 4, (3, 6))
    p, mean = RNG.uniform(10, 60, 6), RNG.uniform(5, 40, 6)
    ours = echelon_base_stock(h, wait, p, mean, mean / 5)
    for i in range(6):
        told = {
            "num_nodes": 3,
            "echelon_holding_cost": h[::-1, i].tolist(),
            "lead_time": wait[::-1, i].tolist(),
            "stockout_cost": p[i],
            "demand_mean": mean[i],
            "demand_standard_deviation": mean[i] / 5,
        }
        theirs = newsvendor_heuristic(**told)
        assert ours.level[:, i] == pytest.approx([theirs[j] for j in (1, 2, 3)], rel=1e-6)


def test_joint_orders():
    for _ in range(20):
        lines, h, rate = (RNG.uniform(1, 50, 5) for _ in range(3))
        theirs = peer_eoq.joint_replenishment_problem_silver_heuristic(40, lines, h, rate)
        ours = joint_replenishment(40, lines, h, rate)
        assert ours.multiples.tolist() == list(theirs[2])
        assert ours.quantities == pytest.approx(theirs[0])
        assert (ours.cycle, ours.cost) == pytest.approx((theirs[1], theirs[3]))
