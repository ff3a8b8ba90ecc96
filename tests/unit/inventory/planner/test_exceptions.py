from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from shelfcast.contracts.frames import FORECAST_VALUE, STOCK_POSITIONS
from shelfcast.contracts.planner import EXCEPTIONS, STOCK_OUTLOOK
from shelfcast.inventory import PlanConfig
from shelfcast.inventory.planner import (
    below_cost,
    counts_in_doubt,
    far_off,
    idle_stock,
    late_deliveries,
    ranked,
    stock_outs_coming,
)

AS_OF = date(2026, 3, 1)
CONFIG = PlanConfig(AS_OF)
QUIET = {
    "store_id": "s1",
    "product_name": "Tea",
    "as_of": AS_OF,
    "counted_on": AS_OF,
    "on_hand": 20.0,
    "in_transit": 0.0,
    "next_delivery": AS_OF + timedelta(7),
    "daily_demand": 2.0,
    "stockout_probability": 0.01,
    "expected_lost_units": 0.0,
    "likely_stockout": AS_OF + timedelta(10),
    "order_quantity": 0.0,
    "overstock_units": 0.0,
    "overstock_money": 0.0,
    "money_tied_up": 40.0,
    "is_dead": False,
    "unit_cost": 2.0,
    "unit_price": 3.0,
}


def outlook(**products):
    """STOCK_OUTLOOK rows by product: quiet shelves but for what is told."""
    rows = [{**QUIET, "product_id": name, **told} for name, told in products.items()]
    return pl.DataFrame(rows, schema=STOCK_OUTLOOK.schema())


def counted(**on_hand):
    rows = [("s1", name, AS_OF, units, 0.0) for name, units in on_hand.items()]
    return pl.DataFrame(rows, schema=STOCK_POSITIONS.schema(), orient="row")


def only(frame):
    assert frame.height == 1
    return frame.row(0, named=True)


def test_a_shelf_that_stands_well_is_no_exception():
    shelves = outlook(a={})
    value = FORECAST_VALUE.empty()
    kinds = [
        stock_outs_coming(shelves, CONFIG),
        idle_stock(shelves, CONFIG),
        far_off(shelves, value),
        counts_in_doubt(shelves, counted(a=20.0), CONFIG),
        below_cost(shelves, CONFIG),
    ]
    assert ranked(kinds).is_empty()


def test_a_stock_out_ahead_is_worth_the_sales_it_will_miss():
    row = only(
        stock_outs_coming(
            outlook(
                a={"stockout_probability": 0.8, "expected_lost_units": 6.0, "order_quantity": 24.0},
                b={"stockout_probability": 0.04},
            ),
            CONFIG,
        )
    )
    assert (row["product_id"], row["money_at_stake"]) == ("a", 18.0)
    assert row["sentence"] == (
        "20 on hand; goods can come on 2026-03-08; 80 % chance to run out by then"
    )
    assert row["next_action"] == "order 24 now and ask for them sooner"


def test_dead_stock_and_overstock_are_told_apart_and_never_twice():
    rows = idle_stock(
        outlook(
            dead={"is_dead": True, "advice": "mark_down", "overstock_units": 20.0},
            over={"overstock_units": 15.0, "overstock_money": 30.0},
            little={"overstock_units": 13.0, "overstock_money": 26.0},
        ),
        CONFIG,
    )
    found = dict(rows.select("product_id", "kind").iter_rows())
    assert found == {"dead": "dead_stock", "over": "overstock"}
    assert dict(rows.select("product_id", "money_at_stake").iter_rows()) == {"dead": 40, "over": 30}
    assert rows["next_action"][0] == "mark it down"


@pytest.mark.parametrize(
    ("sold", "forecast", "is_off"),
    [(100.0, 40.0, True), (40.0, 100.0, True), (100.0, 60.0, False), (4.0, 1.0, False)],
)
def test_a_forecast_is_far_off_beyond_double_and_beyond_chance(sold, forecast, is_off):
    told = {"store_id": "s1", "product_id": "a", "sold": sold, "forecast": forecast}
    value = FORECAST_VALUE.conform(
        pl.DataFrame([{name: told.get(name) for name in FORECAST_VALUE.names}])
    )
    found = far_off(outlook(a={}), value)
    assert found.height == is_off
    if is_off:
        assert found["money_at_stake"].item() == 180


def test_counts_below_nothing_and_counts_that_are_missing_are_told():
    shelves = outlook(
        a={"on_hand": 0.0}, b={"on_hand": None}, c={"on_hand": None, "daily_demand": 0.0}
    )
    rows = counts_in_doubt(shelves, counted(a=-4.0), CONFIG)
    found = {row["product_id"]: row for row in rows.iter_rows(named=True)}
    assert set(found) == {"a", "b"}
    assert (found["a"]["kind"], found["a"]["money_at_stake"]) == ("negative_count", 8)
    assert found["a"]["sentence"].startswith("the books say -4 on hand")
    assert (found["b"]["kind"], found["b"]["money_at_stake"]) == ("missing_count", 2 * 7 * 2)


def test_a_shop_that_never_counts_is_not_told_so_of_every_shelf():
    assert counts_in_doubt(outlook(a={"on_hand": None}), counted(), CONFIG).is_empty()


def test_selling_below_cost_is_worth_what_a_review_period_loses():
    row = only(below_cost(outlook(a={"unit_price": 1.5}, b={}), CONFIG))
    assert row["money_at_stake"] == 0.5 * 2 * 7


def test_late_deliveries_name_the_order_and_the_supplier():
    told = pl.DataFrame(
        {
            "store_id": ["s1", "s1", "s1"],
            "product_id": ["a", "a", "a"],
            "purchase_order_id": ["P1", "P2", "P3"],
            "supplier_id": ["acme", None, "acme"],
            "promised": [AS_OF - timedelta(1), None, AS_OF],
            "ordered_at": [AS_OF - timedelta(9), AS_OF - timedelta(99), AS_OF],
            "past": [1, 99, 0],
            "quantity": [10.0, 5.0, 1.0],
            "amount": [20.0, 10.0, 2.0],
            "overdue": [True, False, False],
            "lost": [False, True, False],
        }
    )
    names = pl.DataFrame({"product_id": ["a"], "product_name": ["Tea"]})
    rows = ranked([late_deliveries(told, names, AS_OF)])
    assert rows.columns == list(EXCEPTIONS.names)
    assert rows["kind"].to_list() == ["overdue_delivery", "lost_delivery"]
    assert rows["sentence"][0] == "10 promised for 2026-02-28 are not here, 1 day later"
    assert rows["next_action"].to_list() == [
        "ask acme for P1",
        "write off P2 with the supplier and order anew",
    ]


def test_most_money_comes_first_and_unknown_money_last():
    unknown = {"overstock_units": 99.0, "overstock_money": None}
    shelves = outlook(a={"unit_price": 1.9}, b={"unit_price": 1.0}, c=unknown)
    rows = ranked([below_cost(shelves, CONFIG), idle_stock(shelves, CONFIG)])
    assert rows["product_id"].to_list() == ["b", "a", "c"]
    assert rows["rank"].to_list() == [1, 2, 3]
