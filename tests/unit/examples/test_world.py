from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from corner_shop.catalogue import CATEGORIES, PRODUCTS, first_year_pence
from corner_shop.company import STORES
from corner_shop.incidents import DAYS, YEAR, Incidents
from corner_shop.world import World

UNTIL = date(2026, 6, 30)
STORY = Incidents(UNTIL)


def units(lines: pl.DataFrame, *conditions: pl.Expr) -> int:
    return int(lines.filter(pl.col("quantity") > 0, *conditions)["quantity"].sum())


def test_there_are_three_stores_two_of_them_in_one_region() -> None:
    assert sorted(store.region for store in STORES) == ["North", "North", "South"]


def test_there_are_forty_products_in_six_categories_sold_above_cost() -> None:
    assert len({product.product_id for product in PRODUCTS}) == 40
    assert len(CATEGORIES) == 6
    assert all(product.price > product.cost > 0 for product in PRODUCTS)


def test_two_years_are_a_demo_that_stays_quick(lines: pl.DataFrame) -> None:
    assert 60_000 < len(lines) < 90_000
    assert (lines["day"].min(), lines["day"].max()) == (STORY.first_day, UNTIL)
    assert (UNTIL - STORY.first_day).days + 1 == DAYS == 730


def test_the_promotion_lifts_its_category_and_only_that_one(lines: pl.DataFrame) -> None:
    window = STORY.promotion.window
    before = pl.col("day").is_between(
        window.starts_on - timedelta(14), window.ends_on - timedelta(14)
    )
    during = pl.col("day").is_between(window.starts_on, window.ends_on)
    snacks = pl.col("category") == STORY.promotion.category
    assert units(lines, during, snacks) > 1.5 * units(lines, before, snacks)
    assert 0.85 < units(lines, during, ~snacks) / units(lines, before, ~snacks) < 1.15


def test_lines_of_the_promotion_carry_its_name_and_a_fifth_off(lines: pl.DataFrame) -> None:
    window = STORY.promotion.window
    on_offer = (
        pl.col("day").is_between(window.starts_on, window.ends_on)
        & (pl.col("category") == STORY.promotion.category)
        & (pl.col("quantity") > 0)
    )
    sold = lines.filter(on_offer)
    assert set(sold["promotion"]) == {STORY.promotion.name}
    share = sold["discount"].sum() / (sold["price"] * sold["quantity"]).sum()
    assert share == pytest.approx(0.2, abs=0.002)
    others = lines.filter(~on_offer, pl.col("quantity") > 0)
    assert others["discount"].sum() == 0


def test_the_shelf_that_stood_empty_sold_nothing_while_counts_say_none(
    lines: pl.DataFrame, shop: World
) -> None:
    empty = STORY.stock_out
    here = (pl.col("store_id") == empty.store_id) & (pl.col("product_id") == empty.product_id)
    gone = pl.col("day").is_between(empty.window.starts_on, empty.window.ends_on)
    assert units(lines, here, gone) == 0
    before = pl.col("day").is_between(
        empty.window.starts_on - timedelta(12), empty.window.starts_on - timedelta(1)
    )
    assert units(lines, here, before) > 12
    counted = {
        count.as_of: count.on_hand
        for count in shop.counts
        if (count.store_id, count.product_id) == (empty.store_id, empty.product_id)
    }
    assert len(empty.window) == 12
    assert all(counted[day] == 0 for day in empty.window)
    assert counted[empty.window.starts_on - timedelta(1)] > 0
    assert counted[empty.window.ends_on + timedelta(1)] > 0


def test_no_line_stands_on_a_day_the_store_was_shut(lines: pl.DataFrame) -> None:
    closure = STORY.closure
    shut = pl.col("day").is_between(closure.window.starts_on, closure.window.ends_on)
    assert len(closure.window) == 9
    assert lines.filter(shut, pl.col("store_id") == closure.store_id).is_empty()
    assert not lines.filter(shut, pl.col("store_id") != closure.store_id).is_empty()
    assert lines.filter(pl.col("day").dt.month() == 12, pl.col("day").dt.day() == 25).is_empty()


def test_every_open_day_has_sales_in_every_store(lines: pl.DataFrame) -> None:
    traded = set(lines.select("store_id", "day").unique().iter_rows())
    for store in STORES:
        for day in STORY.days:
            assert ((store.store_id, day) in traded) != STORY.is_closed(store.store_id, day)


def test_launched_and_ended_products_sell_only_while_they_exist(lines: pl.DataFrame) -> None:
    first = dict(lines.group_by("product_id").agg(pl.col("day").min()).iter_rows())
    sold = lines.filter(pl.col("quantity") > 0)
    last = dict(sold.group_by("product_id").agg(pl.col("day").max()).iter_rows())
    assert len(STORY.launched) == 2 and len(STORY.ended) == 1
    for product_id, day in STORY.launched.items():
        assert day <= first[product_id] < day + timedelta(60)
        assert day > STORY.first_day + timedelta(YEAR)
    for product_id, day in STORY.ended.items():
        assert day - timedelta(60) < last[product_id] <= day


def test_saturday_is_the_busiest_day_and_sunday_the_quietest(lines: pl.DataFrame) -> None:
    by_day = lines.group_by(pl.col("day").dt.weekday()).agg(pl.col("quantity").sum())
    ranked = by_day.sort("quantity")["day"].to_list()
    assert (ranked[0], ranked[-1]) == (7, 6)


def test_ice_cream_sells_in_summer(lines: pl.DataFrame) -> None:
    ice = lines.filter(pl.col("product_id") == "FRO-102")
    month = pl.col("day").dt.month()
    assert units(ice, month.is_in([6, 7, 8])) > 1.8 * units(ice, month.is_in([12, 1, 2]))


def test_the_week_before_christmas_is_busier_than_mid_november(lines: pl.DataFrame) -> None:
    snacks = pl.col("category") == "Snacks"
    november = pl.col("day").is_between(date(2024, 11, 11), date(2024, 11, 17))
    christmas = pl.col("day").is_between(date(2024, 12, 18), date(2024, 12, 24))
    assert units(lines, snacks, christmas) > 1.3 * units(lines, snacks, november)


def test_slow_movers_sell_on_few_days(lines: pl.DataFrame) -> None:
    days = lines.group_by("store_id", "product_id").agg(pl.col("day").n_unique())
    assert days.filter(pl.col("day") < 0.1 * DAYS).height >= 10


def test_about_six_baskets_in_ten_have_a_known_customer(lines: pl.DataFrame) -> None:
    baskets = lines.unique("receipt_no")
    assert 0.57 < baskets["customer_id"].is_not_null().mean() < 0.63
    assert baskets["customer_id"].n_unique() > 300


def test_nobody_buys_before_joining(lines: pl.DataFrame, shop: World) -> None:
    joined = {customer.customer_id: customer.joined_on for customer in shop.customers}
    first = lines.drop_nulls("customer_id").group_by("customer_id").agg(pl.col("day").min())
    assert all(day >= joined[customer_id] for customer_id, day in first.iter_rows())


def test_about_one_line_in_a_hundred_is_a_return_at_the_price_paid(lines: pl.DataFrame) -> None:
    back = lines.filter(pl.col("quantity") < 0)
    assert 0.007 < len(back) / len(lines) < 0.013
    paid = {product.product_id: product.price for product in PRODUCTS}
    allowed = {pid: {price, first_year_pence(price)} for pid, price in paid.items()}
    assert all(price in allowed[pid] for pid, price in back.select("product_id", "price").rows())


def test_receipts_have_one_to_five_lines_and_three_repeat_one(lines: pl.DataFrame) -> None:
    repeats = len(lines) - lines.unique().height
    assert repeats == 3
    sizes = lines.unique().group_by("receipt_no").len()["len"]
    assert (sizes.min(), sizes.max()) == (1, 5)


def test_one_supplier_keeps_its_promise_and_the_other_is_late(shop: World) -> None:
    late = {"SUP-MOOR": [], "SUP-QUAY": []}
    for order in shop.orders:
        if order.received_on is not None:
            days = (order.received_on - order.expected_on).days
            late[order.product.category.supplier_id].append(days)
    means = {supplier: sum(days) / len(days) for supplier, days in late.items()}
    assert means["SUP-MOOR"] < 0.3 and means["SUP-QUAY"] > 2


def test_what_is_in_transit_is_what_was_ordered_and_has_not_come(shop: World) -> None:
    open_units = sum(order.quantity for order in shop.orders if order.received_on is None)
    last = [count for count in shop.counts if count.as_of == UNTIL]
    assert len(last) == len(STORES) * (len(PRODUCTS) - len(STORY.ended))
    assert sum(count.in_transit for count in last) == open_units > 0
    assert all((count.due_on is not None) == (count.in_transit > 0) for count in last)
    assert all(count.due_on > UNTIL for count in last if count.due_on)


def test_events_cover_the_last_ninety_days_and_each_purchase_was_viewed(folder: Path) -> None:
    rows = [json.loads(line) for line in (folder / "events.jsonl").open()]
    assert {row["event_type"] for row in rows} == {"VIEW", "CART", "PURCHASE"}
    assert min(row["timestamp"] for row in rows) >= (UNTIL - timedelta(90)).isoformat()
    assert all(a["timestamp"] <= b["timestamp"] for a, b in pairwise(rows))
    seen = {(r["session_id"], r["product_id"]) for r in rows if r["event_type"] == "VIEW"}
    bought = {(r["session_id"], r["product_id"]) for r in rows if r["event_type"] == "PURCHASE"}
    assert bought and bought <= seen
