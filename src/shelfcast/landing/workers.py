"""How is a large table typed by many machines, so that nothing comes out otherwise than on one?

What a table is and how it is written was decided here, from its first rows, as it always is. Its
splits are then typed by Spark's tasks with the same `stage` that types a whole table: each writes
Parquet files of typed rows, and one of the rows kept aside, into a folder of its own below that of
the batch. When all are done, the files are given the names by which they stand in the order of the
rows, and the counts are added up. Until the batch is committed they belong to nobody: what a failed
task leaves is removed with the folder.

What needs more than one split is done here, as on one machine: the other order of days and months
where the rows that did not read ask for it, and what the lake has already (batch.py).
Not here: cutting a table (sources), opening Spark (cluster.py).
"""

from __future__ import annotations

import pickle
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import polars as pl
import pyarrow as pa

from shelfcast import __version__
from shelfcast.errors import FailureError
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.stage import Reading, Staged, Stamp, count_rest, no_rejects, stage
from shelfcast.landing.values.formats import Format
from shelfcast.sources import Parted, Split, TextTable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

T = TypeVar("T")
R = TypeVar("R")
SIZE = 64 << 20
"""Bytes of a split; a task that typed one peaked at 0.6 GB, half of it the program itself."""
PATIENCE = 60.0
"""Seconds that tasks of a job that failed are waited for, so that they write no more."""
REJECTS = "rejects.parquet"
NOTE = "spark"
"""Under what the account notes whether the workers typed a table."""


@dataclass(frozen=True)
class Work:
    """What each task is told."""

    parted: Parted
    columns: tuple[str, ...]
    mapping: Mapping
    formats: dict[str, Format]
    stamp: Stamp
    folder: Path


@dataclass(frozen=True)
class Done:
    """What a task did: its counts, and its files below `room`, as they are called there.

    `fault` is what the split's rows were too spoilt for.
    """

    place: int
    room: str = ""
    read: int = 0
    loaded: int = 0
    not_data: dict[str, int] | None = None
    files: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class Workers:
    """Spark's workers; `session` opens Spark when the first table needs it."""

    session: Callable[[], SparkSession]
    size: int = SIZE

    def map(self, work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
        """What `work` makes of each part, in their order, on whichever machine is free.

        Raises FailureError where Spark stopped.
        """
        return _run(self.session(), work, parts)

    def stage(self, reading: Reading, folder: Path) -> Staged:
        """Type a table that has splits into Parquet files below `folder`.

        Raises polars' ComputeError where a split is too spoilt for the fast way of reading it,
        FailureError where Spark stopped.
        """
        parted = reading.table.splits
        assert parted is not None
        splits = parted.source.cut(self.size)
        folder.mkdir(parents=True)
        bare = Parted(pl.LazyFrame(), parted.source, parted.changes)
        told = (reading.mapping, dict(reading.formats), reading.stamp)
        work = Work(bare, reading.table.columns, *told, folder.resolve())
        done = self.map(partial(_type_placed, work), list(enumerate(splits)))
        faults = [each.fault for each in done if each.fault]
        if faults:
            shutil.rmtree(folder, ignore_errors=True)
            raise pl.exceptions.ComputeError(faults[0])
        staged = _together(done, folder)
        count_rest(staged, reading.table)
        return staged


def typist(
    reading: Reading, workers: Workers | None, *, aside: bool
) -> tuple[Callable[[Reading, Path], Staged], dict[str, str]]:
    """Who types the table: the workers, or this process; and what the account notes of it."""
    if workers is None:
        return stage, {}
    if aside:
        return stage, {NOTE: "no: all of its rows are kept aside"}
    if reading.table.splits is not None:
        return workers.stage, {NOTE: "typed in parts"}
    if reading.table.parted is not None:
        return stage, {NOTE: "no: what its rows say depends on other rows"}
    return stage, {NOTE: "no: it can only be read from its beginning to its end"}


def _run(spark: SparkSession, work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    """Every part's task, a part each."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    version = _our_version()

    def tasks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        _same_version(version)
        for batch in batches:
            for place in batch.column(0).to_pylist():
                done = pickle.dumps(work(parts[place]))
                yield pa.RecordBatch.from_pydict({"place": [place], "done": [done]})

    count = max(len(parts), 1)
    try:
        asked = spark.range(0, len(parts), 1, count)
        rows = asked.mapInArrow(tasks, "place long, done binary").collect()
    except (PySparkException, Py4JError) as error:
        _wait(spark)
        raise _stopped(error) from error
    except BaseException:
        _wait(spark)
        raise
    done: dict[int, R] = {row.place: pickle.loads(row.done) for row in rows}
    return [done[place] for place in range(len(parts))]


def _our_version() -> str:
    return __version__


def _same_version(version: str) -> None:
    """Stop a worker whose rules may be other than those of whoever asks it."""
    if version != __version__:
        raise RuntimeError(f"a worker has Shelfcast {__version__}, the project {version}")


def _type_placed(work: Work, placed: tuple[int, Split]) -> Done:
    return type_split(work, placed[1], placed[0])


def type_split(work: Work, split: Split, place: int) -> Done:
    """Type one split into a folder of its own."""
    room = work.folder / f".{place:06d}-{uuid4().hex[:12]}"
    table = TextTable("", work.columns, work.parted.read(split))
    try:
        staged = stage(Reading(table, work.mapping, dict(work.formats), work.stamp), room)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        shutil.rmtree(room, ignore_errors=True)
        return Done(place, fault=str(error).splitlines()[0])
    if staged.quarantine.height:
        staged.quarantine.write_parquet(room / REJECTS)
    files = tuple(str(file.relative_to(room)) for file in staged.files)
    return Done(place, room.name, staged.read, staged.loaded, staged.not_data, files)


def _together(done: Sequence[Done], folder: Path) -> Staged:
    """The tasks' files in the batch's own folder, named so that they sort as their rows do."""
    not_data: Counter[str] = Counter()
    files: list[Path] = []
    aside = [no_rejects()]
    for each in done:
        room = folder / each.room
        not_data.update(each.not_data or {})
        for name in map(Path, each.files):
            target = folder / name.parent / f"rows-{each.place:06d}-{name.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            files.append((room / name).rename(target))
        if (room / REJECTS).exists():
            aside.append(pl.read_parquet(room / REJECTS))
    for left in folder.glob(".[0-9]*"):
        shutil.rmtree(left, ignore_errors=True)
    read, loaded = sum(each.read for each in done), sum(each.loaded for each in done)
    return Staged(folder, read, loaded, pl.concat(aside), dict(not_data), sorted(files))


def _stopped(error: Exception) -> FailureError:
    said = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [line for line in said if "Error" in line or "Exception" in line]
    return FailureError(
        "Spark stopped before every part of the file was typed.",
        evidence=[line[:300] for line in (telling[-2:] or said[:2])],
        why="A part was tried as often as Spark tries, and failed each time.",
        fix='look at the worker\'s log, or land it on this machine: [landing] spark_above = "1TB"',
    )


def _wait(spark: SparkSession) -> None:
    """Let no task of a job that failed go on: what it still wrote would lie there for ever."""
    from py4j.protocol import Py4JError

    with suppress(Py4JError, OSError):
        context: Any = spark.sparkContext
        context.cancelAllJobs()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and _running(context):
            time.sleep(0.1)


def _running(context: Any) -> bool:
    executors = context._jsc.sc().statusTracker().getExecutorInfos()
    return any(executor.numRunningTasks() for executor in executors)
