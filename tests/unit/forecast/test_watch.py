"""Do the models still know this demand: two numbers, each beside a loop or a book."""

import datetime as dt
import math

import polars as pl
import pytest

from shelfcast.forecast.watch import EDGES, live_error, shares, stability

DAY = dt.date(2024, 3, 1)


def demand(means: dict[str, float], days: int = 60) -> pl.DataFrame:
    rows = [
        ("S1", product, DAY + dt.timedelta(n), mean) for product, mean in means.items()
        for n in range(days)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=["store_id", "product_id", "ds", "y"], orient="row")


def test_products_are_shared_out_by_octaves_of_what_they_sell():
    found = shares(demand({"a": 0.0, "b": 1.0, "c": 1.9, "d": 3.0}))
    by = dict(zip(("none", "less", *EDGES), found, strict=True))
    assert by["none"] == 0.25
    assert by[1.0] == 0.5
    assert by[2.0] == 0.25
    assert sum(found) == pytest.approx(1)


def test_only_the_last_weeks_count():
    old = demand({"a": 100.0}, 100)
    late = pl.col("ds") > DAY + dt.timedelta(40)
    changed = old.with_columns(y=pl.when(late).then(1.0).otherwise("y"))
    assert shares(changed) == shares(demand({"a": 1.0}))


def test_the_index_is_the_sum_over_groups_and_grows_with_the_change():
    before, now = (0.2, 0.3, 0.5), (0.3, 0.3, 0.4)
    expected = 0.1 * math.log(0.3 / 0.2) + -0.1 * math.log(0.4 / 0.5)
    assert stability(before, now) == pytest.approx(expected)
    assert stability(before, (0.8, 0.1, 0.1)) > 0.25 > stability(before, now)
    assert stability((1.0, 0.0), (0.0, 1.0)) < math.inf


def test_the_live_error_is_that_of_days_since_past_only():
    published = demand({"a": 3.0, "b": 1.0}, 10).rename({"y": "mean"})
    sold = demand({"a": 2.0, "b": 2.0}, 4)
    assert live_error(published, sold) == (pytest.approx((4 * 1 + 4 * 1) / 16), 4)
    assert live_error(published, demand({"z": 2.0}, 4)) == (None, 0)
