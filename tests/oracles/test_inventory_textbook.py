"""The inventory policies beside stockpyl (Snyder & Shen's own code) and the numbers they print."""

import numpy as np
import pytest
from scipy import stats
from stockpyl.eoq import economic_order_quantity as textbook_eoq
from stockpyl.loss_functions import gamma_loss, normal_loss, poisson_loss, uniform_loss
from stockpyl.newsvendor import newsvendor_normal, newsvendor_normal_explicit
from stockpyl.rq import r_q_eoqss_approximation

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.eoq import cycle_cost, economic_order_quantity
from shelfcast.inventory.policies.order_up_to import base_stock
from shelfcast.inventory.policies.reorder_point import reorder_point
from shelfcast.inventory.policies.safety_stock import classical_safety_stock, safety_stock

FINE = np.linspace(0.001, 0.999, 999)
COARSE = np.array(list(WINDOW_QUANTILES.values()))


def normal(mean: float, sd: float, p: np.ndarray = FINE) -> DemandDistribution:
    return DemandDistribution.from_quantiles(p, [stats.norm.ppf(p, mean, sd)])


@pytest.mark.parametrize(
    ("order_cost", "holding", "demand"), [(8, 0.225, 1300), (10, 0.5, 3650), (0.5, 12, 40)]
)
def test_the_economic_order_quantity_and_its_cost_are_the_textbooks(order_cost, holding, demand):
    quantity, cost = textbook_eoq(order_cost, holding, demand)
    ours = economic_order_quantity(order_cost, holding, demand)
    assert float(ours) == pytest.approx(quantity)
    assert float(cycle_cost(ours, order_cost, holding, demand)) == pytest.approx(cost)


def test_example_3_1_orders_304_at_a_cost_of_68_41_a_year():
    quantity = economic_order_quantity(8, 0.225, 1300)
    assert float(quantity) == pytest.approx(304.05, abs=0.01)
    assert float(cycle_cost(quantity, 8, 0.225, 1300)) == pytest.approx(68.41, abs=0.01)


def test_example_4_3_stocks_56_6_newspapers():
    level = critical_ratio(0.70, 0.18)
    assert float(base_stock(normal(50, 8), level)[0]) == pytest.approx(56.604, abs=0.01)


def test_example_4_3_costs_2_00_a_day():
    demand, level = normal(50, 8), 56.60395592743389
    cost = 0.18 * demand.leftover(level) + 0.70 * demand.shortage(level)
    assert float(cost[0]) == pytest.approx(newsvendor_normal(0.18, 0.70, 50, 8)[1], rel=2e-3)


def test_example_4_2_the_explicit_newsvendor_earns_33_00():
    """Sells at 1, buys at 0.30, returns at 0.12."""
    demand = normal(50, 8)
    ratio = critical_ratio(1 - 0.3, 0.3 - 0.12)
    stock = base_stock(demand, ratio)
    sold = stock - demand.leftover(stock)
    profit = sold * 1 + demand.leftover(stock) * 0.12 - stock * 0.3
    level, earned = newsvendor_normal_explicit(1, 0.3, 0.12, 50, 8)
    assert float(stock[0]) == pytest.approx(level, abs=0.01)
    assert float(profit[0]) == pytest.approx(earned, rel=1e-3)


@pytest.mark.parametrize("lead_time", [0, 1, 4, 10])
def test_a_base_stock_level_covers_lead_time_and_review_period(lead_time):
    """stockpyl counts the review period as one, so demand runs over lead time + 1."""
    level, _ = newsvendor_normal(0.2, 2.0, 100, 30, lead_time=lead_time)
    demand = normal(100 * (lead_time + 1), 30 * np.sqrt(lead_time + 1))
    assert float(base_stock(demand, critical_ratio(2.0, 0.2))[0]) == pytest.approx(level, rel=1e-4)


def test_example_5_5_orders_at_190_3_with_82_in_reserve():
    point, quantity = r_q_eoqss_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    mean, sd = 1300 / 12, 150 / np.sqrt(12)
    level = critical_ratio(7.5, 0.225)
    ours = reorder_point(normal(mean, sd), level)
    assert float(ours[0]) == pytest.approx(point, abs=0.05)
    assert float(economic_order_quantity(8, 0.225, 1300)) == pytest.approx(quantity)
    assert float(safety_stock(ours, mean)[0]) == pytest.approx(
        float(classical_safety_stock(float(level), 1 / 12, 0, 1300, 150)), abs=0.05
    )


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95, 0.98, 0.99, 0.995])
def test_nine_quantiles_are_enough_for_a_normal_base_stock(level):
    exact = stats.norm.ppf(level, 500, 80)
    assert float(base_stock(normal(500, 80, COARSE), level)[0]) == pytest.approx(exact, rel=0.015)


@pytest.mark.parametrize("stock", [300, 450, 500, 550, 650, 700])
def test_nine_quantiles_are_enough_for_the_normal_loss_function(stock):
    shortage, leftover = normal_loss(stock, 500, 80)
    demand = normal(500, 80, COARSE)
    assert float(demand.shortage(stock)[0]) == pytest.approx(shortage, abs=0.02 * 80)
    assert float(demand.leftover(stock)[0]) == pytest.approx(leftover, abs=0.02 * 80)


@pytest.mark.parametrize("stock", [1, 10, 30, 60, 100])
def test_the_gamma_loss_function_of_lumpy_demand_is_met(stock):
    shape, scale = 0.8, 30.0
    p = np.concatenate([FINE, [0.9995, 0.9999]])
    demand = DemandDistribution.from_quantiles(p, [stats.gamma.ppf(p, shape, scale=scale)])
    shortage, leftover = gamma_loss(stock, shape, scale)
    assert float(demand.shortage(stock)[0]) == pytest.approx(shortage, abs=0.02)
    assert float(demand.leftover(stock)[0]) == pytest.approx(leftover, abs=0.02)


@pytest.mark.parametrize("stock", [0.0, 15.0, 40.0, 60.0])
def test_the_uniform_loss_function_is_exact(stock):
    demand = DemandDistribution.from_quantiles([0, 1], [[10, 50]])
    if 10 <= stock <= 50:
        shortage, leftover = uniform_loss(stock, 10, 50)
    else:
        shortage, leftover = max(30 - stock, 0), max(stock - 30, 0)
    assert float(demand.shortage(stock)[0]) == pytest.approx(shortage)
    assert float(demand.leftover(stock)[0]) == pytest.approx(leftover)


@pytest.mark.parametrize("stock", [10, 20, 25, 30])
def test_whole_units_cost_the_loss_function_half_a_unit_at_most(stock):
    """Joining the steps of a Poisson quantile function by lines shifts demand by up to half."""
    demand = DemandDistribution.from_quantiles(COARSE, [stats.poisson.ppf(COARSE, 20)])
    shortage, leftover = poisson_loss(stock, 20)
    assert float(demand.shortage(stock)[0]) == pytest.approx(shortage, abs=0.5)
    assert float(demand.leftover(stock)[0]) == pytest.approx(leftover, abs=0.5)
