"""The networks of neuralforecast; `make test-deep` runs them, elsewhere they are skipped."""

import pickle
import sys

import numpy as np
import pytest

from shelfcast.errors import MissingExtraError
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel

NETWORKS = ("lstm", "deepar", "nhits")


@pytest.fixture(scope="module")
def known(shop):
    return panel(*shop.inputs, "D", horizon=14)


@pytest.mark.parametrize("name", NETWORKS)
def test_without_the_packages_the_line_that_installs_them_is_told(known, name, monkeypatch):
    monkeypatch.setitem(sys.modules, "neuralforecast", None)
    monkeypatch.setitem(sys.modules, "neuralforecast.losses.pytorch", None)
    with pytest.raises(MissingExtraError) as told:
        MODELS[name].fit(known, ForecastConfig())
    assert "pip install 'torch==2.13.0'" in told.value.fix


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_tells_about_what_sells_and_nothing_on_closed_days(known, name):
    pytest.importorskip("neuralforecast")
    fitted = MODELS[name].fit(known, ForecastConfig(budget_seconds=60))
    units = fitted.predict(known)
    recent = np.nan_to_num(known.rate[:, -28:]).mean() * 14
    assert np.maximum(units, 0).sum() / len(units) == pytest.approx(recent, rel=0.4)
    assert (units[known.exposure[:, known.length :] == 0] == 0).all()
    assert np.array_equal(pickle.loads(pickle.dumps(fitted)).predict(known), units)


def test_too_few_periods_to_learn_from_give_nan(generated):
    pytest.importorskip("neuralforecast")
    found = panel(*generated(days=8, products=1, stores=1).inputs, "D", horizon=7)
    assert np.isnan(MODELS["nhits"].forecast(found, ForecastConfig())).all()
