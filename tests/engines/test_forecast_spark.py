from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast import warehouse as wh
from shelfcast.cluster import memory, session
from shelfcast.forecast import Drivers, ForecastConfig, ForecastResult, Spread, make
from shelfcast.steps.spread import Fugue
from shelfcast.target import TargetSettings

from .clusters import needs_spark, standalone_cluster
from .conftest import Built
from .shops import Shop

pytestmark = pytest.mark.engines
CONFIG = ForecastConfig(horizon=14, budget_seconds=8, windows=(14,))


def _end_session() -> None:
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        running.stop()


@pytest.fixture(scope="module", autouse=True)
def java() -> None:
    needs_spark()


@pytest.fixture(scope="module", params=["local[2]", "cluster"])
def master(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        _end_session()
        if request.param != "cluster":
            yield request.param
        else:
            patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
            with standalone_cluster(tmp_path_factory.mktemp("cluster")) as address:
                yield address
                _end_session()
        _end_session()


def _forecast(built: Built, corner: Shop, spread: Spread | None) -> ForecastResult:
    place = built(corner, TargetSettings()).parent
    inputs = [wh.read_frame(place, n) for n in ("demand", "closures", "products", "stores")]
    told = ("prices", "promotion_days", "events_ahead")
    ahead = Drivers(*(wh.read_frame(place, name) for name in told))
    return make(*inputs, CONFIG, ahead=ahead, spread=spread)


@pytest.fixture(scope="module")
def here(built: Built, corner: Shop) -> ForecastResult:
    return _forecast(built, corner, None)


def test_the_corner_shop_is_forecast_on_spark_as_it_is_here(
    built: Built,
    corner: Shop,
    here: ForecastResult,
    master: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def opened() -> object:
        return session(master, memory("1GB"))

    there = _forecast(built, corner, Fugue(opened, tmp_path_factory.mktemp("shared")))
    assert there.forecasts.height > 1_000
    for one in fields(here):
        value, other = getattr(here, one.name), getattr(there, one.name)
        if isinstance(value, pl.DataFrame):
            assert_frame_equal(value, other, check_exact=True)
        else:
            assert value == other
