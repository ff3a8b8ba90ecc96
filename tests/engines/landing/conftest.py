"""Where large files are typed: in this process, on a Spark of this machine, and on a cluster of
one master and two workers on loopback."""

from unittest.mock import MagicMock

import pytest

from shelfcast.landing.workers import Workers

from ..clusters import needs_spark, standalone_cluster

SPLIT, OF_SPARK = 12_000, 30_000
"""Bytes of a split, so that small files have several."""


@pytest.fixture(autouse=True)
def _spark_is_installed():
    pytest.importorskip("py4j", reason="no extra spark here: make test-engines brings it")


class InProcess:
    """What Spark is asked for, done here in turn: as exact, and without Java."""

    def __init__(self):
        self.sparkContext = MagicMock()

    def range(self, start, stop, step, partitions):
        self.places = list(range(start, stop, step))
        assert partitions >= 1
        return self

    def mapInArrow(self, tasks, schema):  # noqa: N802
        import pyarrow as pa

        self.done = tasks(iter([pa.RecordBatch.from_pydict({"id": [p]}) for p in self.places]))
        return self

    def collect(self):
        rows = [row for batch in self.done for row in batch.to_pylist()]
        return [type("Row", (), row)() for row in rows]


@pytest.fixture(scope="session")
def standalone(tmp_path_factory):
    """The address of a master with two workers, each a process of its own."""
    needs_spark()
    with standalone_cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


OF_SPARKS = (pytest.mark.engines, pytest.mark.xdist_group("spark"))


@pytest.fixture(
    params=[
        "in this process",
        pytest.param("local[2]", marks=OF_SPARKS),
        pytest.param("a cluster", marks=OF_SPARKS),
    ]
)
def workers(request):
    """Workers that type splits of SPLIT bytes."""
    if request.param == "in this process":
        return Workers(InProcess, SPLIT)
    needs_spark()
    from shelfcast.cluster import session

    master = request.param
    if master == "a cluster":
        master = request.getfixturevalue("standalone")
    small = {"spark.executor.memory": "512m"}
    return Workers(lambda: session(master, small), OF_SPARK)
