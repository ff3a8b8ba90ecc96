import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.forecast.backtest import calibration, cutoffs, rolling, scored
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.series import panel


@given(length=st.integers(0, 900), horizon=st.integers(1, 400), count=st.integers(1, 12))
def test_each_cutoff_leaves_days_to_learn_from_and_days_to_score(length, horizon, count):
    found = cutoffs(length, horizon, count)
    assert len(found) <= count
    assert (len(found) > 0) == (length >= 2)
    assert all(0 < cutoff < length for cutoff in found)
    assert found == sorted(set(found), reverse=True)
    older = calibration(found, length, horizon)
    assert all(0 < cutoff < min(found) for cutoff in older)


def test_models_see_nothing_after_their_cutoff(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(found, ("seasonal_naive",), ForecastConfig(horizon=14), 14)
    assert [at.cutoff for at in origins] == [106, 92, 78, 64, 50]
    assert all(at.panel.rate.shape[1] == at.cutoff for at in origins)
    assert last.cutoff == found.length


def test_closed_days_and_series_not_begun_are_not_scored(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, _ = rolling(found, ("seasonal_naive",), ForecastConfig(horizon=14), 14)
    y = scored(found.truth, origins[0], 14)
    shut = found.exposure[:, 106:120] == 0
    assert np.isnan(y[shut]).all()
    assert np.isfinite(y[~shut]).all()
