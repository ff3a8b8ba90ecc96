from dataclasses import fields

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast.forecast import ForecastConfig, make, series
from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.features import around, facts, features
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.models.rows import sample
from shelfcast.forecast.series import panel
from shelfcast.forecast.task import ALONE, ForecastTask, Task, tasks

CONFIG = ForecastConfig(horizon=14, budget_seconds=1)


def each(models):
    """The one that takes longest, and is like the others here, is left to make test-thorough."""
    slow = pytest.param("auto_arima", marks=pytest.mark.thorough)
    return [slow if name == "auto_arima" else name for name in models]


@pytest.fixture(scope="module")
def found(generated):
    return panel(*generated(days=150, products=20).inputs, "D", horizon=14)


@pytest.fixture
def blocks_of_five(monkeypatch, found):
    monkeypatch.setattr(series, "BLOCK_CELLS", 5 * found.length)
    assert len(found.blocks()) == 8


def test_the_facts_of_some_series_are_those_they_have_among_all(found):
    some = np.array([3, 17, 30])
    whole, part = facts(found), facts(found, around(found), some)
    told, alone = features(whole, 120, 130, some), features(part, 120, 130)
    assert list(told) == list(alone)
    for name, values in told.items():
        assert np.array_equal(values, alone[name], equal_nan=True), name


def test_rows_drawn_in_blocks_are_the_rows_drawn_at_once(found, request):
    whole = sample(found, CONFIG)
    request.getfixturevalue("blocks_of_five")
    parts = sample(found, CONFIG)
    assert whole is not None and parts is not None
    assert whole.names == parts.names
    for one, other in ((whole.x, parts.x), (whole.y, parts.y), (whole.base, parts.base)):
        assert np.array_equal(one, other, equal_nan=True)


@pytest.mark.parametrize(
    "model",
    [
        "moving_average",
        "lightgbm",
        pytest.param("random_forest", marks=pytest.mark.thorough),
        "tsb",
    ],
)
def test_a_model_asked_in_blocks_says_the_same(found, model, request):
    whole = MODELS[model].forecast(found, CONFIG)
    request.getfixturevalue("blocks_of_five")
    assert np.array_equal(whole, MODELS[model].forecast(found, CONFIG), equal_nan=True)


@pytest.mark.parametrize("model", each(name for name, model in MODELS.items() if model.alone))
def test_a_model_that_is_said_to_read_each_series_alone_does(found, model):
    if MODELS[model].module:
        pytest.importorskip(MODELS[model].module or "")
    if model == "auto_arima":
        found = found.until(60, 3)
    some = slice(4, 7)
    whole = MODELS[model].forecast(found.only(slice(0, 9)), CONFIG)
    part = MODELS[model].forecast(found.only(some), CONFIG)
    assert np.array_equal(whole[some], part, equal_nan=True)


def test_tasks_cover_every_series_of_every_model_and_cutoff_once():
    cut = tasks(("seasonal_naive", "theta", "lightgbm"), [90, 120], 40)
    rows = [(t.model, t.cutoff, row) for t in cut for row in range(t.first, t.stop)]
    assert len(rows) == len(set(rows)) == 3 * 2 * 40
    assert max(t.stop - t.first for t in cut if t.model == "theta") == ALONE
    assert cut[0] == Task("lightgbm", 120, 0, 40)


def test_what_was_learned_is_kept_of_the_end_only(found):
    work = ForecastTask(CONFIG, 14)
    assert work(found, Task("lightgbm", 100, 0, 40)).fitted is None
    assert work(found, Task("lightgbm", found.length, 0, 40)).fitted is not None


def test_whoever_works_on_the_tasks_the_forecasts_are_the_same(shop):
    worked = []

    def backwards(panel, work, tasks, told):
        """Another order, nothing shared: what a cluster may do."""
        done = {}
        for task in reversed(tasks):
            done[task] = work(panel, task)
            worked.append(task)
        return [done[task] for task in tasks]

    events = pl.DataFrame({"store_id": [None], "ds": [shop.demand["ds"][40]], "event": ["fair"]})
    told = Drivers(events=events.cast({"store_id": pl.String}))
    here = make(*shop.inputs, CONFIG, ahead=told)
    there = make(*shop.inputs, CONFIG, ahead=told, spread=backwards)
    assert {task.model for task in worked} == {"moving_average", "lightgbm", "auto_ets", "theta"}
    for one in fields(here):
        value, other = getattr(here, one.name), getattr(there, one.name)
        if isinstance(value, pl.DataFrame):
            assert_frame_equal(value, other, check_exact=True)
        else:
            assert value == other
