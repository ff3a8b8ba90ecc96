"""Where is Spark, and how is a session on it opened?

`local[*]` is a Spark of our own in this machine; `spark://host:port` is a cluster, whose machines
need the same Shelfcast, the same Python and the project's folder under the same path. A process
has one session, opened when the first work needs it, whoever needs it: the landing of large files
and the warehouse's engine share it. Each task of ours takes one core, so that Polars takes no more
than Spark gave it.

Not here: what is done in a session.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from shelfcast.errors import MissingExtraError, SourceUnreachableError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
_QUIET = Path(__file__).with_name("cluster_log.properties")
_OURS = {
    "spark.driver.extraJavaOptions": f'"-Dlog4j2.configurationFile={_QUIET.as_uri()}"',
    "spark.app.name": "shelfcast",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.executorEnv.POLARS_MAX_THREADS": "1",
}
_MEGABYTES = {"K": 0.001, "M": 1.0, "G": 1000.0, "T": 1_000_000.0}
_LOOPBACK = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


def session(master: str, settings: Mapping[str, str] = NOTHING_MORE) -> SparkSession:
    """The session of this process on `master`; `settings` are Spark's own, for a new one.

    Raises MissingExtraError where PySpark or Java is not installed, SourceUnreachableError where
    Spark does not answer.
    """
    sql = _pyspark()
    _close_other(sql.SparkSession.getActiveSession(), master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    near = _LOOPBACK if master.startswith("local") else {}
    builder = sql.SparkSession.builder.master(master)
    for key, value in {**_OURS, **near, **settings}.items():
        builder = builder.config(key, value)
    errors = importlib.import_module("pyspark.errors")
    protocol = importlib.import_module("py4j.protocol")
    try:
        found: SparkSession = builder.getOrCreate()
    except (errors.PySparkException, protocol.Py4JError, OSError) as error:
        raise SourceUnreachableError(
            f"Spark at {master} did not start.",
            evidence=[line for line in str(error).splitlines() if line.strip()][:3],
            fix="check that the master runs and can be reached: shelfcast doctor",
        ) from error
    found.sparkContext.setLogLevel("OFF")
    return found


def memory(limit: str) -> dict[str, str]:
    """The settings by which the driver and each executor take so much, as `[target]` writes it.

    >>> memory("1.5 GB")["spark.executor.memory"]
    '1500m'
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])i?B\s*", limit, re.IGNORECASE)
    size = float(found[1]) * _MEGABYTES[found[2].upper()] if found else 4000
    told = f"{max(int(size), 512)}m"
    return {"spark.driver.memory": told, "spark.executor.memory": told}


def _close_other(active: SparkSession | None, master: str) -> None:
    """A process can be on one master at a time."""
    if active is not None and active.sparkContext.master != master:
        active.stop()


def _pyspark() -> ModuleType:
    try:
        sql = importlib.import_module("pyspark.sql")
    except ImportError as error:
        raise MissingExtraError(
            "PySpark is not installed.", evidence=[str(error)], fix="pip install 'shelfcast[spark]'"
        ) from error
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise MissingExtraError(
            "Spark needs Java, and there is none.",
            fix="install Java 17 or 21 (on Debian: apt-get install default-jre-headless)",
        )
    return sql
