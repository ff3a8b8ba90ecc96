from __future__ import annotations

import polars as pl
import pytest

from shelfcast.contracts.frames import LEAD_TIMES
from shelfcast.errors import SettingError
from shelfcast.inventory import plan, shelves
from shelfcast.inventory.planner.what_if import (
    Change,
    changed,
    compared,
    measured,
    orders_beside,
)


def frames(shop, on_hand=(10.0, 200.0)):
    return {
        "window_demand": shop.windows({"pen": 1.0, "tea": 3.0}, (3, 7, 14, 21, 28)),
        "stock_positions": shop.stock(("tea", on_hand[0], 0.0), ("pen", on_hand[1], 0.0)),
        "lead_times": LEAD_TIMES.empty(),
        "terms": shop.terms({"product_id": "tea", "lead_time": 7.0}, {"product_id": "pen"}),
    }


def planned(told, config):
    given = [told[name] for name in ("window_demand", "stock_positions", "lead_times", "terms")]
    orders = plan(*given, config)
    return measured(shelves(*given, config), orders), orders


def beside(shop, change, tea=10.0, **config):
    terms = shop.config(order_cost=0.0, unmet="backordered", **config)
    told = frames(shop, (tea, 200.0))
    now = planned(told, terms)
    then = planned(*changed(told, terms, change))
    return dict(compared(now[0], then[0]).select("measure", "change").iter_rows()), (now, then)


def test_no_change_changes_nothing(shop):
    gaps, (now, then) = beside(shop, Change())
    assert set(gaps.values()) == {0.0}
    assert orders_beside(now[1], then[1]).is_empty()


def test_the_measures_now_are_those_of_the_plan(shop):
    values = dict(
        planned(frames(shop), shop.config(order_cost=0.0, unmet="backordered"))[0].iter_rows()
    )
    # Tea: 53 less 10 on hand at 2; the pens last. Each look orders what a week sold, 52 a year.
    assert (values["orders"], values["order_units"], values["order_money"]) == (1, 43, 86)
    assert values["stock_outs_a_year"] == pytest.approx(2 * 365 / 7 * 0.05, rel=0.01)


@pytest.mark.parametrize(
    ("change", "more", "same"),
    [
        (Change(longer=7.0), ("order_units", "stock_outs_ahead", "missed_ahead"), ()),
        (Change(lead_time=14.0), ("order_units", "stock_outs_ahead"), ()),
        (Change(service_level=0.99), ("order_units", "stock_money"), ("stock_outs_ahead",)),
        (Change(demand=1.5), ("order_units", "stock_money", "missed_ahead"), ()),
        (Change(cost=1.1), ("order_money", "stock_money"), ("order_units", "stock_outs_ahead")),
    ],
)
def test_each_change_moves_what_it_should(shop, change, more, same):
    gaps, _ = beside(shop, change, tea=22.0)
    assert {name: gaps[name] > 0 for name in more} == dict.fromkeys(more, True)
    assert {name: gaps[name] for name in same} == dict.fromkeys(same, 0.0)


def test_a_higher_service_level_means_fewer_stock_outs_a_year_and_replaces_a_shortage_cost(shop):
    assert beside(shop, Change(service_level=0.99))[0]["stock_outs_a_year"] < 0
    gaps, (_, then) = beside(shop, Change(service_level=0.6), shortage_cost=50.0)
    assert gaps["order_units"] < 0
    assert then[1]["service_level_used"].to_list() == [0.6]


def test_costs_are_in_proportion_and_orders_that_differ_are_told(shop):
    gaps, (now, then) = beside(shop, Change(cost=1.5))
    assert gaps["order_money"] == pytest.approx(43)
    assert orders_beside(now[1], then[1]).is_empty()
    _, (now, then) = beside(shop, Change(longer=7.0))
    row = orders_beside(now[1], then[1]).row(0, named=True)
    assert row["product_id"] == "tea"
    assert row["what_if_quantity"] > row["quantity"] == 43


def test_a_lead_time_never_falls_below_nothing(shop):
    told, config = changed(frames(shop), shop.config(), Change(longer=-30.0))
    assert config.lead_time == 0
    assert told["terms"]["lead_time"].to_list() == [0.0, None]


@pytest.mark.parametrize("change", [{"demand": -1.0}, {"cost": 0.0}, {"lead_time": -1.0}])
def test_what_cannot_be_is_refused(change):
    with pytest.raises(SettingError):
        Change(**change)


def test_a_service_level_that_cannot_be_is_refused(shop):
    with pytest.raises(SettingError):
        changed(frames(shop), shop.config(), Change(service_level=1.5))


def test_scaled_demand_keeps_its_shape(shop):
    told, _ = changed(frames(shop), shop.config(), Change(demand=2.0))
    before = frames(shop)["window_demand"]
    both = told["window_demand"].select(pl.col("mean", "sd", "q95")) / before.select(
        "mean", "sd", "q95"
    )
    assert both.rows() == [(2.0, 2.0, 2.0)] * before.height
