"""Where large files are typed: in this process, on a Spark of this machine, and on a cluster of
one master and two workers on loopback."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from shelfcast.landing.workers import Workers

SPLIT, OF_SPARK = 12_000, 30_000
"""Bytes of a split, so that small files have several."""
PATIENCE = 90


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


def needs_spark():
    pytest.importorskip("pyspark", reason="PySpark is not installed: uv sync --group engines")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def standalone(tmp_path_factory):
    """The address of a master with two workers, each a process of its own."""
    needs_spark()
    import pyspark

    folder = tmp_path_factory.mktemp("cluster")
    port = free_port()
    source = Path(__file__).parents[3] / "src"
    env = {
        **os.environ,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(source), os.environ.get("PYTHONPATH")])),
    }
    spark_class = Path(pyspark.__file__).parent / "bin" / "spark-class"
    address = f"spark://127.0.0.1:{port}"

    def started(name, *told):
        with (folder / f"{name}.log").open("wb") as log:
            command = [str(spark_class), f"org.apache.spark.deploy.{told[0]}", *told[1:]]
            return subprocess.Popen(command, env=env, stdout=log, stderr=log)

    at = ("--host", "127.0.0.1", "--webui-port", "0")
    running = [started("master", "master.Master", *at, "--port", str(port))]
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port):
            assert time.monotonic() < until, (folder / "master.log").read_text()
            time.sleep(0.2)
        for each in ("one", "two"):
            room = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / each))
            running.append(started(each, "worker.Worker", *at, *room, address))
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(30)


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
