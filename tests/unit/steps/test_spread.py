from dataclasses import fields, replace

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast import __version__
from shelfcast.forecast import Drivers, ForecastConfig, make
from shelfcast.forecast.series import panel
from shelfcast.project import init
from shelfcast.steps import spread as spreading
from shelfcast.steps.spread import Fugue, read_panel, spread, write_panel

from ..forecast.conftest import generate

CONFIG = ForecastConfig(horizon=7, budget_seconds=1, cutoffs=2, levels=("total", "store_product"))


@pytest.fixture(scope="module")
def shop():
    return generate(days=100)


@pytest.fixture(scope="module")
def told(shop):
    day = shop.demand["ds"].max()
    events = pl.DataFrame({"store_id": [None], "ds": [day], "event": ["fair"]})
    return Drivers(events=events.cast({"store_id": pl.String}))


def test_fugues_own_engine_makes_the_same_forecasts_and_leaves_nothing(shop, told, tmp_path):
    here = make(*shop.inputs, CONFIG, ahead=told)
    there = make(*shop.inputs, CONFIG, ahead=told, spread=Fugue(lambda: None, tmp_path))
    for one in fields(here):
        value, other = getattr(here, one.name), getattr(there, one.name)
        if isinstance(value, pl.DataFrame):
            assert_frame_equal(value, other, check_exact=True)
        else:
            assert value == other
    assert list(tmp_path.iterdir()) == []


def test_a_panel_that_was_written_reads_as_it_was(shop, told, tmp_path):
    whole = panel(*shop.inputs, "D", horizon=7, drivers=told)
    write_panel(whole, tmp_path)
    read = read_panel(tmp_path)
    assert_frame_equal(read.keys, whole.keys)
    for of, mine in ((whole, read), (whole.ahead, read.ahead)):
        for name in (one.name for one in fields(of) if one.name not in ("keys", "ahead")):
            value, other = getattr(of, name), getattr(mine, name)
            if isinstance(value, np.ndarray):
                assert value.dtype == other.dtype
                assert value.tobytes() == other.tobytes()
            else:
                assert value == other
    with pytest.raises(ValueError):
        read.rate[0, 0] = 1


def test_a_worker_of_another_version_works_on_nothing(shop, tmp_path, monkeypatch):
    whole = panel(*shop.inputs, "D", horizon=7)
    by = Fugue(lambda: None, tmp_path)
    handed = []

    def run(room, count):
        monkeypatch.setattr(spreading, "__version__", __version__ + "+other")
        handed.extend(spreading.do_tasks([{"task": 0}], str(room)))

    monkeypatch.setattr(Fugue, "_run", lambda self, room, count: run(room, count))
    with pytest.raises(RuntimeError, match="other"):
        by(whole, print, [None], print)
    assert handed == []
    assert list(tmp_path.iterdir()) == []


def test_models_are_worked_on_here_unless_the_settings_say_spark(tmp_path):
    project = init(tmp_path)
    assert spread(project) is None
    told = project.settings.forecast.model_copy(update={"engine": "spark"})
    there = replace(project, settings=project.settings.model_copy(update={"forecast": told}))
    found = spread(there)
    assert isinstance(found, Fugue)
    assert found.folder == project.warehouse
