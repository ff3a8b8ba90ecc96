"""A standalone Spark cluster on loopback: one master and two workers, each a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 120
_READY = {"master": r"Starting Spark master at (spark://\S+)", "worker": r"Successfully registered"}


def needs_spark() -> None:
    """Skip, and say what to install, where there is no PySpark or no Java."""
    pytest.importorskip("pyspark", reason="PySpark is not installed: make test-engines brings it")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")


@contextmanager
def standalone_cluster(folder: Path) -> Iterator[str]:
    """The master's address, spark://127.0.0.1:port, once both workers are registered with it."""
    with _process(folder, "master", ["master.Master", "--port", "0"]) as address:
        worker = ["worker.Worker", "--cores", "1", "--memory", "2g", address]
        with _process(folder, "worker1", worker), _process(folder, "worker2", worker):
            yield address


@contextmanager
def _process(folder: Path, name: str, words: list[str]) -> Iterator[str]:
    import pyspark

    home, log = Path(pyspark.__file__).parent, folder / f"{name}.log"
    work = ["--work-dir", str(folder / name)] if name != "master" else []
    command = [
        str(home / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{words[0]}",
        *["--host", "127.0.0.1", "--webui-port", "0"],
        *work,
        *words[1:],
    ]
    near = {
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_HOME": str(home),
        "PYSPARK_PYTHON": sys.executable,
    }
    with log.open("w") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, cwd=folder, env={**os.environ, **near}
        )
    try:
        yield _ready(process, log, _READY["master" if name == "master" else "worker"])
    finally:
        process.terminate()
        process.wait(timeout=30)


def _ready(process: subprocess.Popen[bytes], log: Path, mark: str) -> str:
    for _ in range(PATIENCE * 5):
        found = re.search(mark, log.read_text())
        if found:
            return found[found.lastindex or 0]
        if process.poll() is not None:
            break
        time.sleep(0.2)
    pytest.fail(f"Spark's {log.stem} did not start: {log.read_text()[-800:]}")
