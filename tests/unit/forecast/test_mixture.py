import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.mixture import errors, mixed, own, simplex
from shelfcast.forecast.series import panel


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_weights_are_shares(seed, models):
    some = np.random.default_rng(seed).normal(size=(models, 30))
    weights = simplex(some @ some.T)
    assert weights.sum() == pytest.approx(1)
    assert ((weights == 0) | (weights >= 0.1 - 1e-9)).all()


def test_two_models_get_the_weights_of_bates_and_granger():
    """Uncorrelated errors with variances 1 and 4: weights 4/5 and 1/5, their equation for w."""
    assert simplex(np.diag([1.0, 4.0])) == pytest.approx([0.8, 0.2])


def test_nothing_scored_has_no_weights():
    assert not simplex(np.zeros((3, 3))).any()


def test_a_mixture_lies_between_its_models_and_keeps_what_has_not_begun(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(
        found, ("seasonal_naive", "moving_average"), ForecastConfig(horizon=14), 14
    )
    made = [errors(found.truth, at, 14) for at in origins]
    weights = own(made, last.classes, 2)
    units = mixed(weights, last)
    low, high = (f(np.stack(list(last.units.values())), axis=0) for f in (np.min, np.max))
    assert (units >= low - 1e-9).all()
    assert (units <= high + 1e-9).all()


def test_errors_are_forecast_minus_truth_and_zero_where_nothing_is_scored(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, _ = rolling(found, ("seasonal_naive",), ForecastConfig(horizon=14), 14)
    made = errors(found.truth, origins[0], 14)
    y = found.truth[:, 106:120]
    expected = np.nan_to_num(origins[0].units["seasonal_naive"] - y)
    assert made.error[0] == pytest.approx(expected, abs=1e-4)
    assert made.absolute[0] == pytest.approx(np.abs(expected).sum(axis=1), abs=1e-3)
