"""What moves a forecast: its parts add up, and they are the trees' own SHAP values."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shelfcast.contracts.frames import DRIVERS
from shelfcast.forecast import ForecastConfig, make
from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.explain import drivers, group_of, in_units
from shelfcast.forecast.series import panel

CONFIG = ForecastConfig(horizon=14, windows=(7, 21), budget_seconds=4)


@pytest.fixture(scope="module")
def result(shop):
    return make(*shop.inputs, CONFIG)


@pytest.fixture(scope="module")
def last(shop):
    return rolling(panel(*shop.inputs, "D", horizon=14), ("lightgbm",), CONFIG, 14)[1]


def told(last, **how):
    units = last.units["lightgbm"]
    how = {"horizon": 14, "budget_seconds": 4.0} | how
    return drivers(last, units, units, ["lightgbm"] * len(units), **how)


def test_base_drivers_and_scaling_add_up_to_the_published_forecast(result):
    found = result.forecast_drivers
    parts = found.select(pl.sum_horizontal("base", *DRIVERS, "scaled")).to_series()
    assert parts.to_numpy() == pytest.approx(found["mean"].to_numpy(), rel=1e-12, abs=1e-12)
    key = ["store_id", "product_id", "ds"]
    leaves = result.forecasts.filter(level="store_product")
    both = leaves.join(found, on=key, suffix="_explained", validate="1:1")
    assert both.height == leaves.height
    assert both["mean"].to_numpy() == pytest.approx(both["mean_explained"].to_numpy(), abs=1e-12)


def test_the_parts_are_the_sums_of_the_trees_own_shap_values(last):
    """Oracle: each feature's SHAP value by a loop, through the logarithmic mean."""
    found = told(last)
    assert found["detailed"].all()
    booster, calls = last.fitted["lightgbm"].booster, []

    class Recorder:
        def predict(self, x, **how):
            calls.append(x)
            return booster.predict(x, **how)

    replace(last.fitted["lightgbm"], booster=Recorder()).predict(last.panel)
    row, step = 5, 3
    shap = booster.predict(calls[step][row : row + 1], pred_contrib=True)[0]
    price = sum(
        value
        for name, value in zip(booster.feature_name(), shap, strict=False)
        if group_of(name) == "price"
    )
    calendar = sum(
        value
        for name, value in zip(booster.feature_name(), shap, strict=False)
        if group_of(name) == "calendar"
    )
    base = last.recent[row] * last.panel.exposure[row, last.cutoff + step]
    forecast = last.units["lightgbm"][row, step]
    weight = (forecast - base) / np.log(forecast / base)
    one = found.row(row * 14 + step, named=True)
    assert one["price"] == pytest.approx(weight * price)
    assert one["calendar"] == pytest.approx(weight * calendar)
    assert calendar != 0


def test_a_closed_day_has_no_base_and_no_parts(last):
    shut = told(last).filter(pl.col("ds").dt.weekday() == 7)
    assert shut.height > 0
    assert (shut.select("base", *DRIVERS, "mean").to_numpy() == 0).all()


def test_with_little_time_the_best_sellers_are_told_in_detail_and_all_still_add_up(last):
    leaves = sum(t["num_leaves"] for t in last.fitted["lightgbm"].booster.dump_model()["tree_info"])
    found = told(last, budget_seconds=3 * 14 * leaves / 1_500_000 + 1e-6)
    by = found.group_by("store_id", "product_id").agg(
        pl.col("detailed").first(), pl.col("base").sum()
    )
    assert by["detailed"].sum() == 3
    best = by.filter("detailed")["base"].min()
    assert best >= by.filter(~pl.col("detailed"))["base"].max() * 0.9
    parts = found.select(pl.sum_horizontal("base", *DRIVERS)).to_series().to_numpy()
    assert parts == pytest.approx(found["mean"].to_numpy(), abs=1e-9)


def test_a_model_without_features_has_a_level_and_a_season_only(last):
    units = last.units["seasonal_naive"]
    found = drivers(
        last, units, units, ["seasonal_naive"] * len(units), horizon=14, budget_seconds=4
    )
    assert not found["detailed"].any()
    assert (found.select("calendar", "price", "promotion").to_numpy() == 0).all()
    assert found["season"].abs().sum() > 0


def test_the_parts_of_a_mixture_are_those_of_its_models_by_their_weights(last):
    """Oracle: the parts of each model alone, weighed."""
    weights = np.full(12, 0.25)
    units = 0.25 * last.units["lightgbm"] + 0.75 * last.units["seasonal_naive"]
    found = told_of(last, units, ["mixture"] * 12, trees=weights)
    alone = told(last)
    naive = told_of(last, last.units["seasonal_naive"], ["seasonal_naive"] * 12)
    for name in ("level", "season", "calendar"):
        expected = 0.25 * alone[name].to_numpy() + 0.75 * naive[name].to_numpy()
        assert found[name].to_numpy() == pytest.approx(expected, abs=1e-9)
    parts = found.select(pl.sum_horizontal("base", *DRIVERS)).to_series().to_numpy()
    assert parts == pytest.approx(found["mean"].to_numpy(), abs=1e-12)


def told_of(last, units, models, **how):
    how = {"horizon": 14, "budget_seconds": 4.0} | how
    return drivers(last, units, units, models, **how)


amounts = arrays(np.float64, (3, 4), elements=st.sampled_from([0.0, 1e-6, 0.5, 1.0, 7.0, 1e5]))
logs = arrays(np.float64, (3, 4), elements=st.floats(-3, 3))


@given(amounts, amounts, logs, logs)
def test_parts_in_units_always_add_up(base, units, price, level):
    parts = in_units(base, units, {"price": price, "level": level, "season": price})
    total = sum(parts.values())
    assert total == pytest.approx(units - base, rel=1e-9, abs=1e-6)
    assert all(np.isfinite(part).all() for part in parts.values())
