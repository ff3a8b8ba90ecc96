import numpy as np
import pytest

from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.one_by_one import each, filled, usable_season
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel

ALONE = ("auto_ets", "theta", "ces", "mstl", "auto_arima", "prophet")


@pytest.mark.parametrize("name", ALONE)
def test_the_total_of_a_steady_shop_is_met(shop, name):
    if MODELS[name].extra:
        pytest.importorskip(name)
    leaves = panel(*shop.inputs, "D", horizon=14)
    total = aggregate(leaves, grouping(leaves.keys, "total"))
    units = MODELS[name].forecast(total, ForecastConfig())
    assert units.shape == (1, 14)
    assert units.sum() == pytest.approx(np.nansum(total.truth[0, -28:]) / 2, rel=0.15)
    assert (units[total.exposure[:, total.length :] == 0] == 0).all()


@pytest.mark.parametrize("name", ALONE)
def test_all_zero_and_too_short_have_no_fit(generated, name):
    if MODELS[name].extra:
        pytest.importorskip(name)
    leaves = panel(*generated(days=4, products=1, stores=1).inputs, "D", horizon=3)
    assert np.isnan(MODELS[name].forecast(leaves, ForecastConfig())).all()


def test_gaps_take_the_season_before():
    assert filled(np.array([1.0, 2.0, np.nan, 4.0]), 2).tolist() == [1.0, 2.0, 1.0, 4.0]


def test_a_season_seen_once_or_too_long_is_not_used():
    assert usable_season(7, 12) == 1
    assert usable_season(7, 30) == 7
    assert usable_season(52, 500) == 1
    assert usable_season(52, 500, longest=60) == 52


def test_a_fit_that_fails_leaves_nothing_and_harms_no_other_series(shop):
    leaves = panel(*shop.inputs, "D", horizon=14)
    most = np.nanmax(leaves.rate, axis=1).max()

    def fails_on_the_largest(series, season, horizon):
        if series.max() == most:
            raise ValueError("no fit")
        return np.full(horizon, series[-1])

    units = each(leaves, fails_on_the_largest)
    failed = np.isnan(units).all(axis=1)
    assert 0 < failed.sum() < len(units)
    assert np.isfinite(units[~failed]).all()
