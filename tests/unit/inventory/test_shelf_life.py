"""What spoils is ordered no further than it sells: held against every order that could be."""

import numpy as np
import pytest

from shelfcast.contracts.frames import LEAD_TIMES
from shelfcast.inventory import plan
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.foresight import foresight

COST, PRICE, WASTE = 2.0, 5.0, 0.5


def profit_of_each(quantities, rate, stock, lead, life, courses=4000):
    """Expected profit of an order of each size, each course a day at a time, the oldest first."""
    rng = np.random.default_rng(5)
    demand = rng.poisson(rate, (courses, lead + life))
    shelf = np.full(courses, float(stock))
    for day in range(lead):
        shelf = np.maximum(shelf - demand[:, day], 0)
    beyond = np.zeros(courses)
    for day in range(lead, lead + life):
        short = np.maximum(demand[:, day] - shelf, 0)
        shelf = np.maximum(shelf - demand[:, day], 0)
        beyond += short
    sold = np.minimum(quantities[:, None], beyond[None, :])
    spoiled = quantities[:, None] - sold
    return ((PRICE - COST) * sold - (COST + WASTE) * spoiled).mean(axis=1)


def ordered(shop, rate, stock, lead, **changes):
    config = shop.config(
        lead_time=lead,
        review_period=7,
        service_level=0.999,
        order_cost=50.0,
        spoilage_cost=WASTE,
    )
    told = shop.terms({"product_id": "tea", "unit_cost": COST, "unit_price": PRICE, **changes})
    days = tuple(range(1, 30))
    found = plan(
        shop.windows({"tea": rate}, days),
        shop.stock(("tea", stock, 0.0)),
        LEAD_TIMES.empty(),
        told,
        config,
    )
    return found.row(0, named=True) if found.height else {"quantity": 0.0, "reason": ""}


@pytest.mark.parametrize("life", [3, 5, 10])
@pytest.mark.parametrize(("rate", "stock", "lead"), [(4.0, 0.0, 2), (4.0, 14.0, 2), (0.8, 2.0, 4)])
def test_the_order_is_the_one_that_earns_most_before_it_spoils(shop, rate, stock, lead, life):
    tried = np.arange(0.0, 80.0)
    profit = profit_of_each(tried, rate, stock, lead, life)
    found = ordered(shop, rate, stock, lead, shelf_life=float(life))
    assert abs(found["quantity"] - tried[profit.argmax()]) <= 2
    assert profit[int(found["quantity"])] >= profit.max() - 0.02 * abs(profit.max()) - 0.1
    assert f"limited to what sells within its shelf life of {life} days" in found["reason"]


def test_what_keeps_long_is_ordered_as_what_keeps_for_ever(shop):
    keeps, lasting = (ordered(shop, 4.0, 6.0, 3, shelf_life=life) for life in (None, 2000.0))
    assert keeps["quantity"] == lasting["quantity"]
    assert "shelf life" not in lasting["reason"]


def test_a_shorter_life_never_raises_an_order(shop):
    quantities = [
        ordered(shop, 4.0, 6.0, 3, shelf_life=float(life))["quantity"] for life in (2, 4, 8, 16, 40)
    ]
    assert quantities == sorted(quantities)
    assert quantities[0] < quantities[-1]


def test_a_pack_that_holds_more_than_sells_says_so(shop):
    found = ordered(shop, 0.8, 0.0, 2, shelf_life=3.0, pack_size=24.0)
    assert found["quantity"] == 24
    assert "hold more than sells within its shelf life of 3 days" in found["reason"]


def test_foresight_brings_nothing_that_would_spoil():
    demand = np.random.default_rng(9).poisson(3.0, (30, 6)).astype(float)
    costs = Costs(holding=0.01, shortage=4.0, order=15.0, spoilage=2.0)
    rules = Rules(Deliveries(1), review_period=2, shelf_life=3)
    plan_of = foresight(demand, Start(), rules, costs)
    done = simulate(plan_of, demand, Start(), rules, costs)
    assert done.sums["spoiled"].sum() == 0
    keeps = Rules(Deliveries(1), review_period=2)
    blind = simulate(foresight(demand, Start(), keeps, costs), demand, Start(), rules, costs)
    assert done.cost.sum() < blind.cost.sum()
