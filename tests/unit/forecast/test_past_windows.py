"""Past windows are what a plan of that evening would have read, and know nothing of later days."""

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import PAST_WINDOWS
from shelfcast.forecast import ForecastConfig, make
from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.past_windows import lengths, past_windows
from shelfcast.forecast.series import panel
from shelfcast.forecast.window import window_demand

CONFIG = ForecastConfig(horizon=14, cutoffs=3, windows=(7, 14), models=("seasonal_naive",))
KEY = ["store_id", "product_id"]


@pytest.fixture(scope="module")
def rolled(shop):
    leaves = panel(*shop.inputs, "D", horizon=14)
    origins, _ = rolling(leaves, ("seasonal_naive",), CONFIG, 14)
    return leaves, origins, [at.units["seasonal_naive"] for at in origins]


@pytest.fixture(scope="module")
def proven(rolled):
    leaves, *_ = rolled
    return leaves.keys.select(KEY)[[0, 3, 7]].with_columns(weight=pl.Series([1.0, 2.0, 4.0]))


def test_only_those_asked_for_have_windows_at_each_cutoff(rolled, proven):
    leaves, origins, means = rolled
    found = past_windows(proven, leaves.truth, origins, means, CONFIG)
    assert PAST_WINDOWS.conform(found).equals(found)
    assert found.select(*KEY, "weight").unique().sort(KEY).equals(proven.sort(KEY))
    ends = [(at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item() for at in origins[:3]]
    assert set(found["cutoff"]) == set(ends)
    assert set(found["days"]) == set(lengths((7, 14), 14))
    assert found.height == 3 * 3 * 4


def test_sales_after_a_cutoff_change_no_window_of_it(rolled, proven):
    leaves, origins, means = rolled
    found = past_windows(proven, leaves.truth, origins, means, CONFIG)
    for at in origins[:3]:
        later = leaves.truth.copy()
        later[:, at.cutoff :] = later[:, at.cutoff :] * 5 + 2
        other = past_windows(proven, later, origins, means, CONFIG)
        evening = (at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item()
        assert found.filter(cutoff=evening).equals(other.filter(cutoff=evening))


def test_a_window_is_made_as_that_of_the_last_day_is(rolled):
    """All lines asked for: the same numbers as the published method from the older cutoffs."""
    leaves, origins, means = rolled
    whole = leaves.keys.select(KEY).with_columns(weight=pl.lit(1.0))
    found = past_windows(whole, leaves.truth, origins, means, CONFIG)
    at = origins[0]
    known = leaves.truth[:, : at.cutoff]
    same = window_demand(known, origins[1:], means[1:], (at, means[0]), (7, 14))
    evening = (at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item()
    newest = found.filter(pl.col("cutoff") == evening, pl.col("days").is_in([7, 14]))
    order = [*KEY, "days"]
    assert newest.select(same.columns).sort(order).equals(same.sort(order))


def test_nobody_asked_for_gets_no_windows(rolled):
    leaves, origins, means = rolled
    assert past_windows(None, leaves.truth, origins, means, CONFIG).is_empty()


def test_make_hands_out_the_past_windows_of_whom_it_is_asked_for(shop, proven):
    found = make(*shop.inputs, CONFIG, proven=proven).past_windows
    assert set(found["product_id"]) == set(proven["product_id"])
    assert found["cutoff"].n_unique() == 3
