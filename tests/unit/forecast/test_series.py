import datetime as dt

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast.contracts import DEMAND
from shelfcast.errors import NoDataError
from shelfcast.forecast import demand_rows, series
from shelfcast.forecast.series import panel


def row_of(found, store, product):
    keys = found.keys.with_row_index("row")
    return keys.filter(pl.col("store_id") == store, pl.col("product_id") == product)["row"][0]


def test_a_closed_day_stays_unknown_and_a_day_without_a_sale_is_zero(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    row = row_of(found, "s0", "p5")
    for day in shop.demand.filter(pl.col("store_id") == "s0", pl.col("product_id") == "p5").rows(
        named=True
    ):
        column = int((np.datetime64(day["ds"]) - found.dates[0]).astype(int))
        if day["y"] is None:
            assert np.isnan(found.rate[row, column])
        else:
            assert found.rate[row, column] == day["y"]


def test_a_stock_out_is_unknown_not_zero(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    row = row_of(found, "s0", "p0")
    assert np.isnan(found.rate[row, 30:40]).all()
    assert np.isnan(found.truth[row, 30:40]).all()
    assert found.censored[row, 30:40].sum() == 9  # one of the ten days is a Sunday


def test_a_last_week_that_is_not_over_is_left_out(shop):
    cut = shop.demand.filter(pl.col("ds") <= dt.date(2024, 2, 1))  # a Thursday
    found = panel(cut, *shop.inputs[1:], "W", horizon=2)
    assert found.length == 4
    assert found.dates[found.length] == np.datetime64("2024-01-29")


def test_a_last_week_that_is_over_is_kept(shop):
    cut = shop.demand.filter(pl.col("ds") <= dt.date(2024, 2, 4))  # a Sunday
    assert panel(cut, *shop.inputs[1:], "W", horizon=2).length == 5


def test_weekly_truth_is_the_sum_of_the_week(shop):
    found = panel(*shop.inputs, "W", horizon=2)
    row = row_of(found, "s1", "p4")
    weekly = (
        shop.demand.filter(pl.col("store_id") == "s1", pl.col("product_id") == "p4")
        .group_by_dynamic("ds", every="1w", start_by="monday")
        .agg(pl.col("y").sum())
    )
    assert found.truth[row] == pytest.approx(weekly["y"].to_numpy()[: found.length])


def test_months_start_on_the_first(shop):
    found = panel(*shop.inputs, "M", horizon=2)
    assert [str(day) for day in found.dates] == [
        "2024-01-01",
        "2024-02-01",
        "2024-03-01",
        "2024-04-01",
        "2024-05-01",
    ]
    assert found.length == 3  # the data ends on 29 April


def test_until_cuts_everything_but_the_closures(shop):
    found = panel(*shop.inputs, "D", horizon=28).until(50, 14)
    assert found.rate.shape[1] == found.price.shape[1] == found.length == 50
    assert found.open_days.shape[1] == len(found.dates) == 64


def test_no_demand_is_an_error_with_a_fix(shop):
    with pytest.raises(NoDataError) as caught:
        panel(DEMAND.empty(), *shop.inputs[1:], "D", horizon=7)
    assert "shelfcast ingest" in caught.value.fix


def test_less_than_a_week_cannot_be_forecast_by_week(shop):
    few = shop.demand.filter(pl.col("ds") <= dt.date(2024, 1, 3))
    with pytest.raises(NoDataError, match="whole week"):
        panel(few, *shop.inputs[1:], "W", horizon=4)


def test_names_told_as_categories_and_rows_read_in_slices_give_the_same_panel(shop, monkeypatch):
    whole = panel(*shop.inputs, "D", horizon=3)
    short = shop.demand.with_columns(pl.col("store_id", "product_id").cast(pl.Categorical))
    monkeypatch.setattr(series, "READ_CELLS", 3 * whole.length)
    monkeypatch.setattr(demand_rows, "SLICE", 77)
    parts = panel(short.sample(fraction=1, shuffle=True, seed=1), *shop.inputs[1:], "D", horizon=3)
    assert_frame_equal(parts.keys, whole.keys)
    for name in ("rate", "price", "promotion", "censored", "start", "open_days", "store"):
        assert np.array_equal(getattr(parts, name), getattr(whole, name), equal_nan=True), name
