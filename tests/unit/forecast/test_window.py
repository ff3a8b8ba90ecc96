import numpy as np
import pytest

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.series import panel
from shelfcast.forecast.window import shares, window_demand


@pytest.fixture(scope="module")
def run(generated):
    shop = generated(days=200, products=12, stores=3)
    found = panel(*shop.inputs, "D", horizon=30)
    origins, last = rolling(found, ("seasonal_naive", "moving_average"), ForecastConfig(), 30)
    means = [at.units["moving_average"] for at in origins]
    windows = window_demand(
        found.truth, origins, means, (last, last.units["moving_average"]), (1, 7, 14, 30, 60)
    )
    return found, last, windows


def test_the_mean_is_the_sum_of_the_daily_means(run):
    _, last, windows = run
    expected = last.units["moving_average"][:, :14].sum(axis=1)
    assert windows.filter(days=14)["mean"].to_numpy() == pytest.approx(expected)


def test_quantiles_rise_and_are_never_negative(run):
    q = run[2].select(list(WINDOW_QUANTILES)).to_numpy()
    assert (q >= 0).all()
    assert (np.diff(q, axis=1) >= 0).all()


def test_the_sum_of_poisson_days_has_the_spread_of_a_poisson_sum(run):
    big = run[2].filter(days=14).sort("mean").tail(12)
    ratio = big["sd"].to_numpy() / np.sqrt(big["mean"].to_numpy())
    assert 0.8 < np.median(ratio) < 1.8  # forecasting the level costs something too


def test_a_window_beyond_the_forecast_sells_as_the_days_before(run):
    windows = run[2]
    short, long = (windows.filter(days=days)["mean"].to_numpy() for days in (30, 60))
    assert long == pytest.approx(2 * short)


def test_days_are_shared_over_weeks(generated):
    found = panel(*generated().inputs, "W", horizon=4)
    last = rolling(found, ("seasonal_naive",), ForecastConfig(freq="W", horizon=4), 4)[1]
    assert shares(last, 10).tolist() == pytest.approx([1, 3 / 7, 0, 0])
