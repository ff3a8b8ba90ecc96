"""The methods for intermittent demand beside statsforecast's, which does a series at a time."""

from dataclasses import replace

import numpy as np
import pytest
from statsforecast import models as oracle

from shelfcast.forecast.cadence import CADENCES
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel


@pytest.fixture(scope="module")
def sparse(generated):
    """Forty weekly series without a gap, a sale in 5 to 90 % of the weeks."""
    one = panel(*generated(days=280, products=8, stores=5).inputs, "W", horizon=4)
    random = np.random.default_rng(3)
    share = np.linspace(0.05, 0.9, len(one.rate))[:, None]
    rate = (random.random((len(share), 120)) < share) * random.integers(1, 9, (len(share), 120))
    rate[:, 0] = 2
    dates = CADENCES["W"].starts(one.dates[0], 124)
    open_days = np.ones((len(one.open_days), 124))
    return replace(
        one,
        rate=rate.astype(np.float64),
        dates=dates,
        length=120,
        open_days=open_days,
        start=np.zeros(len(rate), dtype=np.int64),
    )


def theirs(model, sparse):
    return np.stack([model.forecast(y=row, h=4)["mean"] for row in sparse.rate])


@pytest.mark.parametrize(
    ("name", "model", "near"),
    [
        ("croston_sba", oracle.CrostonSBA(), 1e-9),
        ("tsb", oracle.TSB(0.1, 0.1), 1e-9),
        ("adida", oracle.ADIDA(), 0.03),
        ("imapa", oracle.IMAPA(), 0.03),
    ],
)
def test_all_series_at_once_say_what_statsforecast_says_of_each(sparse, name, model, near):
    ours = MODELS[name].forecast(sparse, ForecastConfig())
    assert ours == pytest.approx(theirs(model, sparse), rel=near)


@pytest.mark.parametrize("name", ["croston_sba", "tsb", "adida", "imapa"])
def test_a_week_of_which_nothing_is_known_changes_no_croston_forecast(sparse, name):
    gap = np.full((len(sparse.rate), 1), np.nan)
    later = replace(
        sparse,
        rate=np.concatenate([gap, sparse.rate], axis=1),
        length=121,
        dates=CADENCES["W"].starts(sparse.dates[0], 125),
        open_days=np.ones((len(sparse.open_days), 125)),
        start=sparse.start + 1,
    )
    config = ForecastConfig()
    assert MODELS[name].forecast(later, config) == pytest.approx(
        MODELS[name].forecast(sparse, config)
    )


def test_what_stopped_selling_fades_with_tsb_and_not_with_croston(sparse):
    rate = np.tile(np.repeat([4.0, 0.0], 60), (len(sparse.rate), 1))
    dead = replace(sparse, rate=rate)
    config = ForecastConfig()
    assert (MODELS["tsb"].forecast(dead, config) < 0.02).all()
    assert MODELS["croston_sba"].forecast(dead, config) == pytest.approx(4 * 0.95)
