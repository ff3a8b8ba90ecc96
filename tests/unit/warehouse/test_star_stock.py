"""Stock by day, cover and dead stock are what a loop over counts and days finds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from statistics import fmean

import pytest

from . import star_company as company


def _counts(star) -> dict[tuple[str, str], dict[date, dict]]:
    found: dict[tuple[str, str], dict[date, dict]] = {}
    for row in star.told["stock"]:
        found.setdefault((row["store_id"], row["product_id"]), {})[row["as_of"]] = row
    return found


def test_each_day_has_the_figures_that_were_told_last(star):
    table = {
        (row["store_id"], row["product_id"], row["day"]): row
        for row in star.frame("stock_by_day").to_dicts()
    }
    last = max([company.LAST, *(row["as_of"] for row in star.told["stock"])])
    seen = 0
    for (store, product), counts in _counts(star).items():
        on_hand, in_transit, counted, day = None, None, None, min(counts)
        while day <= last:
            if day in counts:
                counted = day
                told = counts[day]
                on_hand = told["on_hand"] if told["on_hand"] is not None else on_hand
                in_transit = told["in_transit"] if told["in_transit"] is not None else in_transit
            row = table[store, product, day]
            assert (row["on_hand"], row["in_transit"]) == (on_hand, in_transit or 0)
            assert (row["counted_on"], row["days_since_count"]) == (counted, (day - counted).days)
            seen += 1
            day += timedelta(1)
    assert seen == len(table)


def test_cover_is_the_last_count_over_the_mean_of_open_days_on_the_shelf(star):
    demand = star.frame("demand").to_dicts()
    last = max(row["ds"] for row in demand)
    days: dict[tuple, list[float]] = {}
    for row in demand:
        if row["ds"] > last - timedelta(28) and row["y"] is not None and row["in_stock"]:
            days.setdefault((row["store_id"], row["product_id"]), []).append(row["y"])
    costs = {r["product_id"]: r["unit_cost"] for r in star.frame("products").to_dicts()}
    positions = star.frame("stock_positions").to_dicts()
    table = {(r["store_id"], r["product_id"]): r for r in star.frame("stock_cover").to_dicts()}
    assert len(table) == len(positions)
    for position in positions:
        key = position["store_id"], position["product_id"]
        row, sold = table[key], days.get(key, [])
        assert row["demand_days"] == len(sold)
        if sold and fmean(sold) > 0:
            assert row["days_of_cover"] == pytest.approx(position["on_hand"] / fmean(sold))
        else:
            assert row["days_of_cover"] is None
        assert row["value_at_cost"] == Decimal(position["on_hand"]) * costs[key[1]]


def test_dead_stock_is_on_hand_and_unsold_for_ninety_days(star):
    sold: dict[tuple, date] = {}
    for line in star.frame("sales_lines").to_dicts():
        if line["quantity"] > 0:
            key = line["store_id"], line["product_id"]
            sold[key] = max(sold.get(key, date.min), line["day"])
    last = star.frame("sales_lines")["day"].max()
    want = {
        (p["store_id"], p["product_id"])
        for p in star.frame("stock_positions").to_dicts()
        if p["on_hand"] > 0
        and sold.get((p["store_id"], p["product_id"]), date.min) <= last - timedelta(90)
    }
    found = star.frame("dead_stock").to_dicts()
    assert {(row["store_id"], row["product_id"]) for row in found} == want
    assert {company.STOPPED, company.NEVER_SOLD} & {product for _, product in want}
    for row in found:
        when = sold.get((row["store_id"], row["product_id"]))
        assert row["last_sold_on"] == when
        assert row["days_since_sale"] == (when and (last - when).days)
