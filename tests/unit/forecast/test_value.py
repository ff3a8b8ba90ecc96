"""What a forecast was worth beside repeating last week, product by product."""

import numpy as np
import polars as pl
import pytest

from shelfcast.forecast import ForecastConfig, make

CONFIG = ForecastConfig(horizon=14, windows=(7,), budget_seconds=4)


@pytest.fixture(scope="module")
def result(shop):
    return make(*shop.inputs, CONFIG)


def test_the_sums_of_the_products_are_those_of_the_scores(result):
    """Oracle: WAPE, bias and the naive's WAPE that scores.py computes on its own."""
    score = result.scores.filter(pl.col("chosen"), level="store_product").row(0, named=True)
    total = result.forecast_value.sum()
    sold = total["sold"][0]
    assert total["error"][0] / sold == pytest.approx(score["wape"])
    assert total["naive_error"][0] / sold == pytest.approx(score["naive_wape"])
    assert (total["forecast"][0] - sold) / sold == pytest.approx(score["bias"])


def test_a_product_is_scored_as_a_loop_over_its_backtest_says(result):
    name = result.scores.filter(pl.col("chosen"), level="store_product")["model"][0]
    tried = result.backtests.filter(level="store_product", store_id="s1", product_id="p0")
    made = tried.filter(pl.col("model") == name)
    found = result.forecast_value.filter(store_id="s1", product_id="p0").row(0, named=True)
    error = sum(abs(row["mean"] - row["y"]) for row in made.iter_rows(named=True))
    assert found["periods"] == made.height
    assert found["error"] == pytest.approx(error)
    naive = tried.filter(model="seasonal_naive")
    assert found["naive_error"] == pytest.approx(np.abs(naive["mean"] - naive["y"]).sum())
