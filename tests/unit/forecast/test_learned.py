"""What was learned says the same when it is read again."""

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast.forecast import Earlier, ForecastConfig, choose, make
from shelfcast.forecast.demand_class import CLASSES
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


@pytest.fixture(scope="module")
def wide(generated):
    return generated(days=150, products=12)


def test_trees_of_shelves_are_written_and_read_with_those_of_products(wide):
    many = panel(*wide.inputs, "D", horizon=7)
    model = lightgbm.fit(many, ForecastConfig(budget_seconds=2))
    assert model.of_shelves is not None
    read = restored(texts({"lightgbm": model})["lightgbm"])
    assert read.of_shelves is not None
    assert np.array_equal(read.predict(many), model.predict(many), equal_nan=True)
    assert not np.array_equal(
        lightgbm.Boosted(read.booster).predict(many), model.predict(many), equal_nan=True
    )


CONFIG = ForecastConfig(horizon=7, budget_seconds=5, cutoffs=1, models=("lightgbm",))


@pytest.mark.thorough
def test_what_an_earlier_run_learned_is_asked_at_the_end_and_never_in_the_backtest(
    wide, monkeypatch
):
    monkeypatch.setattr(choose, "winners", lambda over: ("lightgbm",) * len(CLASSES))
    day = pl.col("ds")
    last = wide.demand["ds"].max()
    before = make(wide.demand.filter(day < pl.lit(last) - pl.duration(days=14)), *rest(wide))
    anew = make(wide.demand, *rest(wide))
    again = make(wide.demand, *rest(wide), earlier=Earlier(before.learned, before.meaning))
    assert (anew.reused, again.reused) == ((), ("lightgbm",))
    assert again.learned == before.learned != anew.learned
    assert_frame_equal(again.scores, anew.scores)
    assert not again.forecasts.equals(anew.forecasts)


@pytest.mark.thorough
def test_trees_that_know_other_stores_by_the_same_numbers_are_not_asked(wide):
    one_store = wide.demand.filter(pl.col("store_id") == "s1")
    before = make(one_store, *rest(wide))
    again = make(wide.demand, *rest(wide), earlier=Earlier(before.learned, before.meaning))
    assert again.reused == ()
    assert_frame_equal(again.forecasts, make(wide.demand, *rest(wide)).forecasts)


def rest(shop):
    return *shop.inputs[1:], CONFIG
