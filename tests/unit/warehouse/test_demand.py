from collections import defaultdict
from datetime import date, timedelta

import polars as pl

from shelfcast.contracts import DEMAND

LAST = date(2024, 4, 30)


def _naive(shop) -> dict[tuple, float | None]:
    """Store x product x day by a loop over the lines."""
    units: dict[tuple, float] = defaultdict(float)
    first: dict[tuple, date] = {}
    for row in shop.sales:
        quantity = row.get("quantity")
        if quantity is None:
            quantity = 1 if row["revenue"] > 0 else -1
        product = row["product_id"] or row.get("product_name") or "unknown"
        store, day = row["store_id"] or "main", row["sold_at"].date()
        units[store, product, day] += float(quantity)
        if quantity > 0 and product != "POST":
            first[store, product] = min(first.get((store, product), day), day)
    shut = set(shop.frame("closures").select("store_id", "ds").rows())
    grid = {}
    for (store, product), start in first.items():
        for offset in range((LAST - start).days + 1):
            day = start + timedelta(days=offset)
            open_units = max(units[store, product, day], 0.0)
            grid[store, product, day] = None if (store, day) in shut else open_units
    return grid


def test_the_grid_is_that_of_a_naive_loop(shop):
    demand = shop.frame("demand")
    found = {
        (s, p, d): y for s, p, d, y in demand.select("store_id", "product_id", "ds", "y").rows()
    }
    assert len(found) == len(demand)
    assert found == _naive(shop)


def test_the_frame_is_the_contracts(shop):
    demand = shop.frame("demand")
    assert DEMAND.conform(demand).schema == demand.schema


def test_services_are_not_forecast(shop):
    assert "POST" not in set(shop.frame("demand")["product_id"])


def test_an_empty_shelf_told_by_availability_is_censored_and_a_later_version_wins(shop):
    demand = shop.frame("demand").filter(pl.col("store_id") == "S1", ds=date(2024, 3, 5))
    empty = demand.filter(~pl.col("in_stock"))["product_id"].to_list()
    assert empty == ["A1"]


def test_a_count_of_nothing_censors_only_days_without_a_sale_and_lasts_while_counts_are_daily(shop):
    demand = shop.frame("demand").filter(store_id="S2", product_id="A3")
    sold = {
        row["sold_at"].date()
        for row in shop.sales
        if (row["store_id"], row["product_id"]) == ("S2", "A3") and row["quantity"] > 0
    }
    counted_out = {date(2024, 3, day) for day in range(10, 15)}
    assert set(demand.filter(~pl.col("in_stock"))["ds"]) == counted_out - sold
    assert counted_out - sold
    assert counted_out & sold


def test_price_is_what_was_paid_for_a_unit(shop):
    row = shop.frame("demand").row(
        by_predicate=(pl.col("store_id") == "S1")
        & (pl.col("product_id") == "A5")
        & (pl.col("ds") == date(2024, 1, 8)),
        named=True,
    )
    line = next(
        r
        for r in shop.sales
        if (r["store_id"], r["product_id"], r["sold_at"].date()) == ("S1", "A5", date(2024, 1, 8))
    )
    paid = (line["quantity"] * line["unit_price"] - line["discount"]) / line["quantity"]
    assert abs(row["price"] - float(paid)) < 1e-9


def test_promotions_of_a_product_of_a_store_and_of_a_line_are_all_seen(shop):
    found = shop.frame("demand").filter("promotion").select("store_id", "product_id", "ds").rows()
    march = [date(2024, 3, day) for day in (4, 5, 6)]
    expected = {(store, "A2", day) for store in ("S1", "S2") for day in march}
    expected |= {("S2", product, date(2024, 4, 1)) for product in ("A2", "A3")}
    expected |= {("S3", "A4", date(2024, 2, 5))}
    assert set(found) == expected
