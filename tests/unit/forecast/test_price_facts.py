import datetime as dt

import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.price_facts import beside, prices
from shelfcast.forecast.series import panel

FIRST = dt.date(2024, 1, 1)
LENGTH, HORIZON = 120, 14


def of(shop, *spans):
    columns = {
        "store_id": pl.String,
        "product_id": pl.String,
        "valid_from": pl.Date,
        "valid_to": pl.Date,
        "price": pl.Float64,
    }
    rows = [
        (None, product, FIRST + dt.timedelta(days=start), None, price)
        for product, start, price in spans
    ]
    told = pl.DataFrame(rows, schema=columns, orient="row")
    spans_of = told.sort("product_id", "valid_from").with_columns(
        valid_to=pl.col("valid_from").shift(-1).over("product_id") - pl.duration(days=1)
    )
    found = panel(*shop.inputs, "D", horizon=HORIZON, drivers=Drivers(prices=spans_of))
    shelf = np.zeros(len(found.rate), dtype=np.int64)
    return found, prices(found, beside(found, shelf), shelf)


def row_of(found, product):
    return found.keys.with_row_index("row").filter(pl.col("product_id") == product)["row"][0]


def test_a_price_cut_told_ahead_is_seen_before_it_comes(shop):
    found, told = of(shop, ("p1", 0, 4.0), ("p1", LENGTH + 5, 3.0))
    row = row_of(found, "p1")
    before, after = (
        told.features(found, LENGTH, LENGTH + step)["price_step"][row] for step in (4, 5)
    )
    assert before == pytest.approx(0)
    assert after == pytest.approx(np.log(3 / 4))


def test_a_list_told_for_today_only_tells_no_origin_more(shop):
    found, told = of(shop, ("p1", 0, 4.0), ("p1", 80, 3.0))
    row = row_of(found, "p1")
    assert told.features(found, 75, 85)["price_step"][row] == pytest.approx(0)
    assert told.features(found, 81, 85)["price"][row] < 0


def test_where_no_list_is_the_price_paid_is_carried_forward(shop):
    found, told = of(shop, ("p1", 0, 4.0))
    row = row_of(found, "p4")
    assert told.seen[row, -1] == pytest.approx(2.5)
    assert told.features(found, LENGTH, LENGTH + 3)["price_long"][row] == pytest.approx(0, abs=1e-5)


def test_a_price_beside_its_neighbours_is_a_logarithm_of_the_ratio(shop):
    found, told = of(shop, *((f"p{i}", 0, 2.0) for i in range(5)), ("p5", 0, 16.0))
    beside = told.features(found, LENGTH, LENGTH)["price_beside"]
    # the mean logarithm of six prices, one of them eight times the others
    assert beside[row_of(found, "p5")] == pytest.approx(np.log(8) * 5 / 6, abs=1e-5)
    assert beside[row_of(found, "p0")] == pytest.approx(-np.log(8) / 6, abs=1e-5)
