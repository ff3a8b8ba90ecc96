from datetime import date, timedelta

import polars as pl

from shelfcast.contracts import CLOSURES

LAST = date(2024, 4, 30)


def _of(shop, source: str) -> set[tuple]:
    return set(shop.frame("closures").filter(source=source).select("store_id", "ds").rows())


def test_a_declared_closure_counts_past_and_future_unless_something_was_sold(shop):
    expected = {("S1", date(2024, 2, 14))}
    expected |= {(store, date(2024, 5, 1)) for store in ("S1", "S2", "S3", "main")}
    assert _of(shop, "declared") == expected


def test_a_quiet_weekday_is_shut_in_the_past_and_400_days_ahead(shop):
    sundays = {LAST - timedelta(days=back) for back in range(121)}
    sundays |= {LAST + timedelta(days=ahead) for ahead in range(401)}
    assert _of(shop, "weekday") == {("S1", day) for day in sundays if day.weekday() == 6}


def test_a_silent_day_of_a_busy_store_is_inferred_and_of_a_quiet_one_is_not(shop):
    assert _of(shop, "inferred") == {("S1", date(2024, 3, 13))}


def test_a_closed_day_stays_null_and_an_open_day_without_a_sale_is_zero(shop):
    demand = shop.frame("demand")
    shut = demand.filter(pl.col("store_id") == "S1", ds=date(2024, 3, 13))
    assert shut["y"].null_count() == len(shut) == 12
    quiet = demand.filter(pl.col("store_id") == "S2")
    assert quiet["y"].null_count() == 0
    assert (quiet["y"] == 0).any()


def test_the_frame_is_the_contracts(shop):
    closures = shop.frame("closures")
    assert CLOSURES.conform(closures).schema == closures.schema
    assert closures.select("store_id", "ds").is_unique().all()
