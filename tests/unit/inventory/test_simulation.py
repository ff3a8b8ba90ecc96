"""A year of following the plan: does the shop get the service it asked for?"""

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.frames import LEAD_TIMES, STOCK_POSITIONS
from shelfcast.inventory import plan

LEAD, REVIEW, DAYS, PRODUCTS = 4, 7, 364, 150


def simulate(shop, service_level: float, rate: float, order_cost: float = 0.0):
    """Share of replenishment cycles without a missed sale, and share of demand that was met.

    Each product sells Poisson `rate` units a day. Orders are placed at close every REVIEW days and
    are on the shelf LEAD days later, after close; sales that find none are lost.
    """
    rng = np.random.default_rng(20240229)
    products = [f"p{i:03d}" for i in range(PRODUCTS)]
    windows = shop.windows(dict.fromkeys(products, rate), (LEAD, REVIEW, LEAD + REVIEW))
    terms = shop.terms(*({"product_id": p} for p in products))
    config = shop.config(
        lead_time=LEAD, review_period=REVIEW, service_level=service_level, order_cost=order_cost
    )
    on_hand, coming = np.full(PRODUCTS, round(rate * 14.0)), np.zeros((DAYS + LEAD + 1, PRODUCTS))
    missed, wanted = np.zeros((DAYS, PRODUCTS)), np.zeros((DAYS, PRODUCTS))
    for day in range(DAYS):
        wanted[day] = rng.poisson(rate, PRODUCTS)
        missed[day] = np.maximum(wanted[day] - on_hand, 0)
        on_hand = np.maximum(on_hand - wanted[day], 0) + coming[day]
        if day % REVIEW == 0:
            on_the_way = coming[day + 1 :].sum(axis=0)
            counted = pl.DataFrame(
                {"product_id": products, "on_hand": on_hand, "in_transit": on_the_way}
            ).with_columns(store_id=pl.lit("s1"), as_of=shop.as_of)
            orders = plan(
                windows, STOCK_POSITIONS.conform(counted), LEAD_TIMES.empty(), terms, config
            )
            index = [products.index(p) for p in orders["product_id"]]
            coming[day + LEAD, index] += orders["quantity"].to_numpy()
    # A cycle runs from one possible arrival to the next; the first two fill the shelves.
    cycles = missed[LEAD + 1 + 2 * REVIEW :]
    cycles = cycles[: len(cycles) // REVIEW * REVIEW].reshape(-1, REVIEW, PRODUCTS).sum(axis=1)
    return float((cycles == 0).mean()), 1 - float(missed.sum() / wanted.sum())


@pytest.mark.parametrize(
    "service_level", [0.95, *(pytest.param(x, marks=pytest.mark.thorough) for x in (0.8, 0.9))]
)
def test_a_year_of_steady_demand_gets_the_service_level_asked_for(shop, service_level):
    reached, met = simulate(shop, service_level, rate=6.0)
    # A sale lost before the delivery does not draw on it, though the window's demand counts it:
    # the rarer the reserve, the more the level errs on the side of service.
    assert service_level - 0.01 <= reached <= service_level + 0.055
    assert met > 0.97


@pytest.mark.thorough
def test_the_service_levels_reached_are_in_the_order_asked_for(shop):
    reached = [simulate(shop, level, rate=6.0)[0] for level in (0.6, 0.8, 0.95)]
    assert reached == sorted(set(reached))


@pytest.mark.thorough
def test_larger_orders_never_lower_the_service(shop):
    """Ordering less often to save order costs leaves more stock at most looks."""
    reached, _ = simulate(shop, 0.9, rate=6.0, order_cost=5.0)
    assert reached >= 0.9
