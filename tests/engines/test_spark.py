from __future__ import annotations

import sys
from collections.abc import Iterator

import polars as pl
import pytest

from shelfcast.lake import Zone, data_files
from shelfcast.target import TargetSettings

from .clusters import needs_spark, standalone_cluster
from .conftest import Same
from .shops import Shop

pytestmark = pytest.mark.engines


def _end_session() -> None:
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        running.stop()


@pytest.fixture(scope="module", autouse=True)
def java() -> None:
    needs_spark()


@pytest.fixture(scope="module")
def local(monkeymodule: pytest.MonkeyPatch) -> Iterator[TargetSettings]:
    monkeymodule.setenv("PYSPARK_PYTHON", sys.executable)
    yield TargetSettings(engine="spark", master="local[2]", memory_limit="2GB")
    _end_session()


@pytest.fixture(scope="module")
def cluster(
    tmp_path_factory: pytest.TempPathFactory, monkeymodule: pytest.MonkeyPatch
) -> Iterator[TargetSettings]:
    monkeymodule.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    _end_session()
    with standalone_cluster(tmp_path_factory.mktemp("cluster")) as master:
        yield TargetSettings(engine="spark", master=master, memory_limit="1GB")
        _end_session()


@pytest.fixture(scope="module")
def monkeymodule() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_every_trap_comes_out_as_on_duckdb(traps: Shop, local: TargetSettings, same: Same) -> None:
    assert same(traps, local, "Spark local") == []


def test_strict_rules_too(strict_traps: Shop, local: TargetSettings, same: Same) -> None:
    assert same(strict_traps, local, "Spark local") == []


def test_the_corner_shop_is_the_same(corner: Shop, local: TargetSettings, same: Same) -> None:
    assert same(corner, local, "Spark local") == []
    assert corner.lake is not None
    committed = pl.scan_parquet(data_files(corner.lake, Zone.MARTS, "sales_lines"))
    assert committed.select(pl.len()).collect().item() > 80_000


def test_a_cluster_of_two_workers_makes_the_same_of_the_corner_shop(
    corner: Shop, cluster: TargetSettings, same: Same
) -> None:
    assert same(corner, cluster, "Spark cluster") == []
