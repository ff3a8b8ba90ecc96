"""How does Spark read the lake, and how do its marts come back?

In one session of this process, on this machine (`local[*]`) or on a cluster (`spark://host:port`),
whose machines see the project's folder under the same path. Spark reads the Parquet files of the
lake's snapshot itself, as views of the session; dbt builds in schemas that last as long as the
build; the Parquet files of the marts are then moved into the lake and committed to its Iceberg
tables of zone marts, and the work file takes its marts from them. Times are without a zone, as
DuckDB has them. `memory_limit` is the memory of the driver and of each executor.
Not here: the session (cluster.py of the package), what of the models' SQL is Spark's own
(dbt/macros).
"""

from __future__ import annotations

import gc
import importlib
import re
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shelfcast.cluster import memory, session
from shelfcast.contracts import DATASETS
from shelfcast.lake import built_folder, replace_files
from shelfcast.warehouse.engines.engine import Engine, Place
from shelfcast.warehouse.engines.raw_tables import raw_columns
from shelfcast.warehouse.work_file import open_work, transaction

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

FOLDER = "spark"
SCHEMAS = ("staging", "intermediate", "marts")
NODES_AT_ONCE = 4
_TYPES = {"VARCHAR": "string", "TIMESTAMP": "timestamp_ntz"}
_PATTERN_SIGNS = re.compile(r"([\\*?\[\]{}])")


def engine(place: Place) -> Engine:
    """Spark at the master of a place's settings."""
    return _Spark(place)


@dataclass
class _Spark:
    place: Place
    keeps: bool = False
    views: list[str] = field(default_factory=list)

    def profile(self) -> dict[str, Any]:
        return {
            "type": "spark",
            "method": "session",
            "host": "none",
            "schema": "default",
            "threads": NODES_AT_ONCE,
        }

    def take_raw(self) -> None:
        spark = self._session()
        self._start_afresh(spark)
        with open_work(self.place.warehouse) as work:
            tables = raw_columns(work)
            for name in set(tables) - set(DATASETS):
                work.execute(f"copy raw.{name} to '{self._folder('raw') / name}' (format parquet)")
        for name, columns in tables.items():
            own = [str(self._folder("raw") / name)]
            files = self.place.files.get(name, ()) if name in DATASETS else own
            self._view(spark, name, columns, files)

    def bring_marts(self, names: Sequence[str]) -> None:
        build = uuid.uuid4().hex
        written = {name: self._collected(name, build) for name in names}
        with transaction(self.place.warehouse) as work:
            work.execute("create schema if not exists marts")
            for name, files in written.items():
                listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
                work.execute(
                    f"create or replace table marts.{name} as from read_parquet([{listed}])"
                )

    def first_row(self, sql: str) -> Mapping[str, object]:
        errors = importlib.import_module("pyspark.errors")
        try:
            row = self._session().sql(sql).first()
        except errors.PySparkException:
            return {}
        return row.asDict() if row is not None else {}

    def release(self) -> None:
        """Drop what the build made; the session stays, for landing or the next build."""
        from dbt.adapters import factory

        factory.reset_adapters()  # type: ignore[no-untyped-call]
        spark = self._session()
        for name in self.views:
            spark.catalog.dropGlobalTempView(name)
        self.views.clear()
        for schema in SCHEMAS:
            spark.sql(f"drop schema if exists {schema} cascade")
        shutil.rmtree(self.place.warehouse / FOLDER, ignore_errors=True)
        gc.collect()

    def reach(self) -> str:
        return f"Spark {self._session().version} at {self.place.target.master}"

    def _session(self) -> SparkSession:
        target = self.place.target
        return session(target.master, memory(target.memory_limit))

    def _start_afresh(self, spark: SparkSession) -> None:
        spark.conf.set("spark.sql.timestampType", "TIMESTAMP_NTZ")
        at_once = spark.sparkContext.defaultParallelism
        spark.conf.set("spark.sql.shuffle.partitions", str(2 * at_once))
        shutil.rmtree(self.place.warehouse / FOLDER, ignore_errors=True)
        for schema in SCHEMAS:
            spark.sql(f"drop schema if exists {schema} cascade")
            spark.sql(f"create schema {schema} location '{self._folder(schema).as_uri()}'")

    def _folder(self, name: str) -> Path:
        folder = self.place.warehouse.resolve() / FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _view(
        self, spark: SparkSession, name: str, columns: Mapping[str, str], files: Sequence[str]
    ) -> None:
        schema = ", ".join(f"`{column}` {_type(kind)}" for column, kind in columns.items())
        if files:
            paths = [_PATTERN_SIGNS.sub(r"\\\1", str(file)) for file in files]
            rows = spark.read.schema(schema).parquet(*paths)
        else:
            rows = spark.createDataFrame([], schema)
        rows.createOrReplaceGlobalTempView(name)
        self.views.append(name)

    def _collected(self, name: str, build: str) -> list[Path]:
        """The Parquet files of a mart, in the lake where there is one."""
        found = sorted(self._parts(name))
        if self.place.lake is None:
            return found
        folder = built_folder(self.place.lake, name, build)
        files = [file.replace(folder / file.name) for file in found]
        replace_files(self.place.lake, name, files, {"shelfcast.build": build})
        return files

    def _parts(self, name: str) -> Iterator[Path]:
        return (self._folder("marts") / name).glob("part-*.parquet")


def _type(kind: str) -> str:
    return _TYPES.get(kind, kind.lower())
