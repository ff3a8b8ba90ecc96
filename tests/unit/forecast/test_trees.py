"""What the trees of three makers have in common; LightGBM's own tests are in test_lightgbm.py."""

import pickle

import numpy as np
import pytest

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel

TREES = ("lightgbm", "xgboost", "random_forest")


@pytest.fixture(params=TREES)
def model(request):
    if MODELS[request.param].extra:
        pytest.importorskip(request.param)
    return MODELS[request.param]


@pytest.fixture(scope="module")
def known(shop):
    return panel(*shop.inputs, "D", horizon=14)


@pytest.mark.parametrize(
    "model",
    ["lightgbm", *(pytest.param(x, marks=pytest.mark.thorough) for x in TREES[1:])],
    indirect=True,
)
def test_the_same_seed_gives_the_same_forecast(model, known):
    config = ForecastConfig(seed=5)
    assert np.array_equal(model.forecast(known, config), model.forecast(known, config))


def test_what_was_learned_says_the_same_after_it_was_stored(model, known):
    fitted = model.fit(known, ForecastConfig())
    assert np.array_equal(pickle.loads(pickle.dumps(fitted)).predict(known), fitted.predict(known))


def test_forecasts_are_positive_and_near_what_sells(model, known):
    units = model.forecast(known, ForecastConfig())
    assert (units >= 0).all()
    recent = np.nan_to_num(known.rate[:, -28:]).mean() * 28
    assert units.sum() / len(units) * 2 == pytest.approx(recent, rel=0.25)


def test_too_few_rows_to_learn_from_give_nan(model, generated):
    found = panel(*generated(days=8, products=1, stores=1).inputs, "D", horizon=7)
    assert np.isnan(model.forecast(found, ForecastConfig())).all()
