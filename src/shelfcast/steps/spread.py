"""Who works on a forecast's models: this process, or the machines of a Spark cluster?

    [forecast]
    engine = "spark"                # on [target] master; "local", the default, needs no Spark

Through fugue: the rows it hands out are numbers of tasks, and what a task needs and makes lies in
files below the project's folder, which every machine of a cluster of ours has under the same path
(cluster.py). The panel is written once, an array a file, and mapped into memory by each task, so
that a machine reads what its tasks look at and holds it once. A task that was tried twice writes
the same file twice. The function that is called is the one that threads call here
(forecast/task.py).
Not here: what a task is, which there are.
"""

from __future__ import annotations

import importlib
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pandas as pd

from shelfcast import __version__
from shelfcast.cluster import memory, session
from shelfcast.errors import FailureError, MissingExtraError
from shelfcast.forecast import Done, Spread, Task, Work
from shelfcast.forecast.ahead import Ahead
from shelfcast.forecast.series import Panel
from shelfcast.project import Project


def spread(project: Project) -> Spread | None:
    """Who the settings say; None is this process."""
    if project.settings.forecast.engine == "local":
        return None
    target = project.settings.target
    told = memory(target.memory_limit)
    return Fugue(lambda: session(target.master, told), project.warehouse)


@dataclass(frozen=True)
class Fugue:
    """An engine of fugue. `engine` opens it: a Spark session, or None for fugue's own.

    folder: where the files lie meanwhile, under the same path on every machine.
    """

    engine: Callable[[], Any]
    folder: Path

    def __call__(
        self, panel: Panel, work: Work, tasks: Sequence[Task], told: Callable[[int], None]
    ) -> list[Done]:
        """What `work` makes of each task. Raises MissingExtraError, FailureError."""
        if not tasks:
            return []
        self.folder.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=".forecast-", dir=self.folder.resolve()))
        try:
            write_panel(panel, room)
            (room / "work.pickle").write_bytes(pickle.dumps((__version__, work, list(tasks))))
            self._run(room, len(tasks))
            told(len(tasks))
            return [pickle.loads(_result(room, i).read_bytes()) for i in range(len(tasks))]
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def _run(self, room: Path, count: int) -> None:
        fugue, engine = _fugue(), self.engine()
        try:
            fugue.transform(
                pd.DataFrame({"task": np.arange(count)}),
                do_tasks,
                schema="task:long",
                params={"room": str(room)},
                partition={"num": count, "algo": "even"},
                engine=engine,
                as_local=True,
            )
        except _engine_errors() as error:
            raise _stopped(error) from error


def do_tasks(rows: list[dict[str, Any]], room: str) -> Iterable[dict[str, Any]]:
    """Work on the tasks of these numbers; each leaves its result as a file of `room`."""
    place = Path(room)
    version, work, tasks = pickle.loads((place / "work.pickle").read_bytes())
    if version != __version__:
        raise RuntimeError(f"a worker has Shelfcast {__version__}, the project {version}")
    panel = read_panel(place)
    for row in rows:
        waiting = place / f".{uuid4().hex}"
        waiting.write_bytes(pickle.dumps(work(panel, tasks[row["task"]])))
        waiting.replace(_result(place, row["task"]))
        yield row


def write_panel(panel: Panel, room: Path) -> None:
    """The panel as files of a folder: each array of its own, the rest together."""
    rest = {}
    for name, value in _parts(panel).items():
        if isinstance(value, np.ndarray):
            np.save(room / f"{name}.npy", value)
        else:
            rest[name] = value
    (room / "panel.pickle").write_bytes(pickle.dumps(rest))


def read_panel(room: Path) -> Panel:
    """The panel of such a folder, its arrays mapped into memory, not to be written to."""
    found = pickle.loads((room / "panel.pickle").read_bytes())
    for file in room.glob("*.npy"):
        found[file.stem] = np.asarray(np.load(file, mmap_mode="r"))
    ahead = {name: found.pop(f"ahead.{name}") for name in (one.name for one in fields(Ahead))}
    return Panel(**found, ahead=Ahead(**ahead))


def _parts(panel: Panel) -> dict[str, Any]:
    """Name to value of every field; those of what is told ahead as `ahead.…`."""
    own = {one.name: getattr(panel, one.name) for one in fields(panel) if one.name != "ahead"}
    told = {f"ahead.{one.name}": getattr(panel.ahead, one.name) for one in fields(Ahead)}
    return own | told


def _result(room: Path, number: int) -> Path:
    return room / f"{number:06d}.done"


def _fugue() -> Any:
    try:
        return importlib.import_module("fugue.api")
    except ImportError as error:
        raise MissingExtraError(
            "Forecasts on Spark go through fugue, which is not installed.",
            evidence=[str(error)],
            fix="pip install 'shelfcast[spark]'",
        ) from error


def _engine_errors() -> tuple[type[Exception], ...]:
    """What Spark raises, where it is installed."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError:
        return ()
    return (PySparkException, Py4JError)


def _stopped(error: Exception) -> FailureError:
    said = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [line for line in said if "Error" in line or "Exception" in line]
    return FailureError(
        "Spark stopped before every model had forecast.",
        evidence=[line[:300] for line in (telling[-2:] or said[:2])],
        why="A task was tried as often as Spark tries, and failed each time.",
        fix='look at the worker\'s log, or forecast on this machine: [forecast] engine = "local"',
    )
