"""What was learned says the same when it is read again."""

import numpy as np
import pytest

from shelfcast.forecast import ForecastConfig
from shelfcast.forecast.learned import restored, texts
from shelfcast.forecast.models import lightgbm
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel


@pytest.fixture(scope="module")
def known(shop):
    return panel(*shop.inputs, "D", horizon=7)


def test_trees_that_were_read_again_predict_the_same_numbers(known):
    model = lightgbm.fit(known, ForecastConfig())
    text = texts({"lightgbm": model})["lightgbm"]
    assert np.array_equal(restored(text).predict(known), model.predict(known), equal_nan=True)


def test_the_same_inputs_learn_the_same_text(known):
    one, other = (texts({"m": lightgbm.fit(known, ForecastConfig())})["m"] for _ in range(2))
    assert one == other


def test_a_model_that_learns_nothing_has_no_text(known):
    local = MODELS["moving_average"].fit(known, ForecastConfig())
    assert texts({"moving_average": local, "lightgbm": lightgbm.Boosted(None)}) == {}
