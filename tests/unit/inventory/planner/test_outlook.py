from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from scipy.stats import poisson

from shelfcast.contracts.frames import FORECASTS, LEAD_TIMES, ORDERS
from shelfcast.contracts.planner import DELIVERIES_DUE, STOCK_OUTLOOK
from shelfcast.inventory import plan, shelves
from shelfcast.inventory.planner import PlannerConfig, stock_outlook

NO_LOST = pl.DataFrame(
    schema={
        "store_id": pl.String,
        "product_id": pl.String,
        "ds": pl.Date,
        "lost_units": pl.Float64,
        "lost_sales": pl.Float64,
    }
)
NO_DEAD = NO_LOST.select("store_id", "product_id", last_sold_on="ds")


def outlook(shop, rates, stock, *, due=(), lost=NO_LOST, dead=NO_DEAD, terms=None, **config):
    """The outlook of products with a lead time of 7 days; `due` is (product, days, units)."""
    told = shop.config(**{"order_cost": 0.0, "unmet": "backordered", **config})
    windows = shop.windows(rates, (7, 14))
    terms = shop.terms(*(terms or [{"product_id": p} for p in rates]))
    frames = (windows, shop.stock(*stock), LEAD_TIMES.empty(), terms)
    deliveries = pl.DataFrame(
        [("s1", p, d and shop.as_of + timedelta(d), units) for p, d, units in due],
        schema=DELIVERIES_DUE.schema(),
        orient="row",
    )
    found = stock_outlook(
        shelves(*frames, told),
        FORECASTS.empty(),
        deliveries_due=deliveries,
        lost_sales=lost,
        dead_stock=dead,
        orders=plan(*frames, told) if rates else ORDERS.empty(),
        config=PlannerConfig(),
    )
    assert found.columns == list(STOCK_OUTLOOK.names)
    return {row["product_id"]: row for row in found.iter_rows(named=True)}


def test_every_shelf_is_told_also_where_nothing_is_ordered(shop):
    found = outlook(shop, {"a": 3.0, "b": 3.0}, [("a", 10.0, 0.0), ("b", 500.0, 0.0)])
    assert found["a"]["order_quantity"] == 43
    assert found["b"]["order_quantity"] == 0
    assert found["b"]["overstock_units"] == 500 - 53
    assert found["b"]["overstock_money"] == 2 * (500 - 53)
    assert found["b"]["money_tied_up"] == 1000


def test_the_chance_to_run_out_is_that_of_demand_until_goods_can_come(shop):
    found = outlook(shop, {"a": 3.0}, [("a", 20.0, 0.0)])["a"]
    assert found["next_delivery"] == shop.as_of + timedelta(7)
    assert found["stockout_probability"] == pytest.approx(poisson.sf(20, 21), abs=0.05)
    short = sum((n - 20) * poisson.pmf(n, 21) for n in range(21, 80))
    assert found["expected_lost_units"] == pytest.approx(short, rel=0.1)
    assert found["expected_stockout"] == shop.as_of + timedelta(7)


def test_a_delivery_that_is_due_sooner_shortens_the_wait(shop):
    rows = outlook(
        shop,
        {"a": 3.0, "b": 3.0},
        [("a", 12.0, 9.0), ("b", 12.0, 9.0)],
        due=[("a", 3, 9.0), ("b", None, 9.0)],
    )
    assert rows["a"]["next_delivery"] == shop.as_of + timedelta(3)
    assert rows["a"]["stockout_probability"] < rows["b"]["stockout_probability"]
    # 12 on hand last until day 4; with 9 more from day 4 on, 21 last until day 7.
    assert rows["a"]["expected_stockout"] == shop.as_of + timedelta(8)
    assert rows["b"]["expected_stockout"] == shop.as_of + timedelta(5)


def test_unknown_stock_leaves_empty_what_rests_on_it(shop):
    row = outlook(shop, {"a": 3.0}, [])["a"]
    rests = ("on_hand", "days_of_cover", "stockout_probability", "expected_stockout")
    assert [row[name] for name in (*rests, "overstock_units", "money_tied_up")] == [None] * 6


def test_what_is_counted_and_not_forecast_is_overstock_and_never_runs_out(shop):
    row = outlook(
        shop,
        {"a": 3.0},
        [("a", 9.0, 0.0), ("z", 4.0, 0.0)],
        terms=[{"product_id": "a"}, {"product_id": "z"}],
    )["z"]
    assert (row["daily_demand"], row["overstock_units"], row["overstock_money"]) == (0, 4, 8)
    assert row["expected_stockout"] is None
    assert row["stockout_probability"] == 0


def test_lost_sales_are_those_of_the_last_year(shop):
    days = [shop.as_of, shop.as_of - timedelta(364), shop.as_of - timedelta(365)]
    lost = pl.DataFrame(
        {"store_id": "s1", "product_id": "a", "ds": days, "lost_units": [2.0, 3.0, 50.0]}
    ).with_columns(lost_sales=pl.col("lost_units") * 5)
    row = outlook(shop, {"a": 3.0}, [("a", 9.0, 0.0)], lost=lost)["a"]
    assert (row["lost_days"], row["lost_units"], row["lost_sales"]) == (2, 5, 25)


def test_dead_stock_says_what_to_do(shop):
    dead = pl.DataFrame([("s1", "z", date(2025, 10, 1))], schema=NO_DEAD.schema, orient="row")
    row = outlook(
        shop,
        {"a": 3.0},
        [("z", 4.0, 0.0)],
        terms=[{"product_id": "a"}, {"product_id": "z"}],
        dead=dead,
    )["z"]
    assert (row["is_dead"], row["advice"], row["money_freed"]) == (True, "mark_down", 10.0)
    assert row["last_sold_on"] == date(2025, 10, 1)
