"""A fill rate, a class's level: what is asked for is what the shelves then give."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.contracts.frames import LEAD_TIMES, STOCK_POSITIONS
from shelfcast.errors import SettingError
from shelfcast.inventory import plan
from shelfcast.inventory.service import fill_levels
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate

LEAD, REVIEW, PRODUCTS, DAYS = 4, 7, 100, 210


def least_level(needs, allowed):
    """One course after the other: the first whose order misses no more than is allowed."""
    for place, order in enumerate(needs):
        missed = sum(max(need - order, 0) for need in needs) / len(needs)
        if missed <= allowed + 1e-9:
            return min((place + 1) / len(needs), 0.999)
    raise AssertionError


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.integers(-20, 60), min_size=8, max_size=8), min_size=1, max_size=4),
    st.floats(0, 20),
)
def test_the_level_is_that_of_the_first_course_that_misses_little_enough(needs, allowed):
    samples = np.sort(np.array(needs, dtype=float), axis=1)
    found = fill_levels(samples, np.full(len(needs), allowed))
    expected = [least_level(one, allowed) for one in samples.tolist()]
    assert found.tolist() == pytest.approx(expected)


def months(shop, rate, **asked):
    """Share of demand met over months of following the plan."""
    products = [f"p{i:03d}" for i in range(PRODUCTS)]
    windows = shop.windows(dict.fromkeys(products, rate), (LEAD, REVIEW, LEAD + REVIEW))
    terms = shop.terms(*({"product_id": product} for product in products))
    config = shop.config(lead_time=LEAD, review_period=REVIEW, **asked)

    def order(state):
        counted = STOCK_POSITIONS.conform(
            pl.DataFrame({"product_id": products}).with_columns(
                store_id=pl.lit("s1"),
                as_of=shop.as_of,
                on_hand=pl.Series(state.on_hand),
                in_transit=pl.Series(state.on_order),
            )
        )
        orders = plan(windows, counted, LEAD_TIMES.empty(), terms, config)
        units = np.zeros(PRODUCTS)
        units[[products.index(one) for one in orders["product_id"]]] = orders["quantity"]
        return units

    demand = np.random.default_rng(3).poisson(rate, (DAYS, PRODUCTS)).astype(float)
    rules = Rules(Deliveries(LEAD), review_period=REVIEW)
    done = simulate(order, demand, Start(round(rate * 14)), rules, Costs(), scored_from=29)
    asked_for, lost = done.sums["demand"].sum(), done.sums["lost"].sum()
    return 1 - lost / asked_for


@pytest.mark.parametrize(("fill_rate", "order_cost"), [(0.9, 0.0), (0.98, 0.0), (0.95, 12.0)])
def test_months_of_steady_demand_meets_the_share_asked_for(shop, fill_rate, order_cost):
    met = months(shop, 3.0, fill_rate=fill_rate, order_cost=order_cost)
    # Lots that last for weeks err on the side of service: they are refilled before they run low.
    beyond = 0.65 if order_cost else 0.45
    assert fill_rate - 0.01 <= met <= fill_rate + beyond * (1 - fill_rate)


def test_large_lots_meet_the_same_share_with_a_lower_level(shop):
    def level(order_cost):
        config = shop.config(fill_rate=0.98, order_cost=order_cost)
        found = plan(
            shop.windows({"tea": 3.0}, (7, 14)),
            shop.stock(("tea", 0.0, 0.0)),
            LEAD_TIMES.empty(),
            shop.terms({"product_id": "tea"}),
            config,
        )
        assert "kept so that 98 % of the demand is met" in found["reason"].item()
        return found["service_level_used"].item()

    assert level(20.0) < level(0.0)


def planned(shop, config, **terms):
    rows = [{"product_id": name, **terms} for name in ("tea", "pen")]
    told = shop.terms(*rows).with_columns(abc=pl.Series(["A", None], dtype=pl.String))
    stock = shop.stock(("tea", 3.0, 0.0), ("pen", 3.0, 0.0))
    found = plan(
        shop.windows({"tea": 3.0, "pen": 3.0}, (7, 14)), stock, LEAD_TIMES.empty(), told, config
    )
    return {row["product_id"]: row for row in found.iter_rows(named=True)}


def test_a_class_is_kept_at_its_level_and_the_rest_at_the_setting_s(shop):
    config = shop.config(class_service_levels={"A": 0.99}, service_level=0.9)
    found = planned(shop, config)
    assert found["tea"]["service_level_used"] == pytest.approx(0.99)
    assert found["pen"]["service_level_used"] == pytest.approx(0.9)
    assert found["tea"]["reorder_point"] > found["pen"]["reorder_point"]
    assert "; class A is kept at 99 %" in found["tea"]["reason"]
    assert "class" not in found["pen"]["reason"]
    whole = planned(shop, shop.config(service_level=0.99))
    assert found["tea"]["quantity"] == whole["tea"]["quantity"]


def test_a_shortage_cost_decides_for_every_class(shop):
    config = shop.config(class_service_levels={"A": 0.6}, shortage_cost=3.0)
    found = planned(shop, config)
    assert found["tea"]["service_level_used"] == found["pen"]["service_level_used"]
    assert "class" not in found["tea"]["reason"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"fill_rate": 1.0},
        {"fill_rate": 0.9, "shortage_cost": 2.0},
        {"class_service_levels": {"D": 0.9}},
        {"class_service_levels": {"A": 98}},
        {"spoilage_cost": -1.0},
    ],
)
def test_terms_that_cannot_be_are_refused(shop, wrong):
    with pytest.raises(SettingError):
        shop.config(**wrong)
