from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from shelfcast import project as projects
from shelfcast import warehouse
from shelfcast.contracts import DATASETS
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.metrics import rows, table_names
from shelfcast.pipeline import named, run_steps
from shelfcast.steps import Run

pytestmark = pytest.mark.xdist_group("kill")
Command = Callable[..., Any]

STOP = """
import os, signal, sys
from importlib import import_module

how, where, *arguments = sys.argv[1:]

def stop():
    os.kill(os.getpid(), getattr(signal, how))

def at_label(wanted):
    from contextlib import contextmanager
    from shelfcast.cli import steps

    @contextmanager
    def bar(*, quiet):
        yield lambda label, done: stop() if label.startswith(wanted) else None

    steps.bar = bar

def at_call(when, owner, name):
    module, _, kind = owner.partition("/")
    place = import_module(module)
    place = getattr(place, kind) if kind else place
    inner = getattr(place, name)

    def called(*given, **named):
        if when == "before":
            stop()
        made = inner(*given, **named)
        if when == "after":
            stop()
        return made

    setattr(place, name, called)

when, _, what = where.partition(" ")
at_label(what) if when == "label" else at_call(when, *what.rsplit(".", 1))

from shelfcast.cli import main
main(arguments)
"""
FROM_FILES = {
    "before the rows are committed": "before pyiceberg.table/Table.add_files",
    "after the rows are committed": "after pyiceberg.table/Table.add_files",
    "in the middle of the models": "label building: sales_by_day",
}
FROM_TABLES = {
    "before the forecasts are written": "before shelfcast.warehouse.write_frames",
    "after the forecasts are written": "before shelfcast.steps.forecast.append_frame",
    "after the orders are written": "after shelfcast.steps.plan.append_frame",
    "while the snapshot is copied": "after shutil.copyfile",
    "before the pointer is swapped": "before shelfcast.warehouse.snapshots._serve",
    "after the pointer is swapped": "after shelfcast.warehouse.snapshots._serve",
}
ALWAYS = (
    "in the middle of the models",
    "before the pointer is swapped",
)
"""The moments at which most could be lost; make test tries these, make test-thorough the rest."""
LABELS = {
    "land": ("published", "label landing second.csv"),
    "build": ("published", "label building: sales_lines"),
    "forecast": ("built", "label forecast: "),
    "plan": ("built", "label planning orders"),
    "publish": ("built", "label publishing"),
}


def each(*moments: str) -> list[Any]:
    rest = pytest.mark.thorough
    return [pytest.param(name, marks=() if name in ALWAYS else rest) for name in moments]


def told(project: Path) -> dict[str, object]:
    """What the served snapshot says: rows and sums of every table; the account."""
    with warehouse.open_snapshot(project / "warehouse") as reader:
        frames = {name: rows(reader, name) for name in table_names()}
    account = frames.pop("account").drop("batch_id", "content", "landed_at", "mapping")
    sums = {name: (frame.height, _sums(frame)) for name, frame in frames.items()}
    return {**sums, "account": sorted(account.rows(), key=str)}


def _sums(frame: pl.DataFrame) -> dict[str, float]:
    return {
        name: round(float(frame[name].sum()), 6)
        for name, kind in frame.schema.items()
        if kind.is_numeric()
    }


def leftovers(project: Path) -> list[str]:
    """Partial files, and Parquet files of the lake that no table names."""
    lake = open_lake(project / "lake")
    partial = [
        str(path)
        for path in project.rglob("*")
        if path.suffix in {".tmp", ".wal"} or path.name.startswith((".incoming", ".landing"))
    ]
    known = {path for name in DATASETS for path in data_files(lake, Zone.CURATED, name)}
    found = {str(path) for path in (project / "lake" / "curated").rglob("*.parquet")}
    return sorted(partial) + sorted(found - known)


@pytest.fixture(scope="module")
def undisturbed(bench: Any, shelfcast: Command) -> dict[str, object]:
    """What the run of both files says when nobody disturbs it; keeps the state `built`."""
    bench.restore("published")
    run_steps(Run(projects.load(bench.root), (bench.second,)), named(("land", "build")))
    bench.keep("built")
    assert shelfcast("run", "--project", bench.root, "--json").code == 0
    return told(bench.root)


@pytest.fixture
def before(bench: Any, undisturbed: dict[str, object]) -> dict[str, object]:
    bench.restore("published")
    return told(bench.root)


@pytest.mark.parametrize("moment", each(*FROM_FILES, *FROM_TABLES))
def test_a_run_killed_at_any_moment_is_finished_by_the_next(
    moment: str,
    bench: Any,
    before: dict[str, object],
    undisturbed: dict[str, object],
    shelfcast: Command,
    shelfcast_process: Command,
) -> None:
    bench.restore("published" if moment in FROM_FILES else "built")
    where = {**FROM_FILES, **FROM_TABLES}[moment]
    arguments = ("run", bench.second, "--project", bench.root, "--json")
    killed = shelfcast_process("SIGKILL", where, *arguments, code=STOP)
    assert killed.code == -signal.SIGKILL, killed.out + killed.err
    swapped = moment == "after the pointer is swapped"
    assert told(bench.root) == (undisturbed if swapped else before)
    again = shelfcast(*arguments)
    assert again.code == 0, again.out
    assert told(bench.root) == undisturbed
    assert leftovers(bench.root) == []


@pytest.mark.thorough
@pytest.mark.parametrize("step", list(LABELS))
def test_ctrl_c_in_any_step_is_told_and_the_next_run_goes_on(
    step: str,
    bench: Any,
    before: dict[str, object],
    undisturbed: dict[str, object],
    shelfcast: Command,
    shelfcast_process: Command,
) -> None:
    state, where = LABELS[step]
    bench.restore(state)
    arguments = ("run", bench.second, "--project", bench.root, "--json")
    stopped = shelfcast_process("SIGINT", where, *arguments, code=STOP)
    assert stopped.code == 1, stopped.out + stopped.err
    assert stopped.json["error"] == "interrupted"
    assert "is still being served" in stopped.json["state"]
    assert stopped.err == ""
    assert told(bench.root) == before
    assert [name for name in leftovers(bench.root) if not name.endswith(".wal")] == []
    again = shelfcast(*arguments)
    assert again.code == 0, again.out
    assert told(bench.root) == undisturbed
    assert leftovers(bench.root) == []


def test_ctrl_c_while_a_question_is_answered_is_told_without_a_traceback(
    bench: Any, before: dict[str, object], shelfcast_process: Command
) -> None:
    where = "before shelfcast.show.answer.query"
    arguments = ("query", "units", "--project", bench.root)
    said = shelfcast_process("SIGINT", where, *arguments, code=STOP)
    assert (said.code, said.out, said.err) == (1, "", "Stopped. [interrupted]\n")


READ = """
import sys
import time
from pathlib import Path
from shelfcast import warehouse

until, deadline = Path(sys.argv[2]), time.monotonic() + 90
seen = []
while not until.exists() and time.monotonic() < deadline:
    with warehouse.open_snapshot(Path(sys.argv[1])) as reader:
        frame = reader.frame("select sum(units) as units from marts.sales_by_day")
        seen.append((reader.snapshot_id, int(frame["units"][0])))
        if len(seen) == 1:
            print("reading", flush=True)
print(len(seen), *sorted({f"{name}={units}" for name, units in seen}))
"""


@pytest.mark.thorough
def test_a_reader_is_answered_all_through_a_killed_run_and_the_next(
    bench: Any,
    undisturbed: dict[str, object],
    shelfcast: Command,
    shelfcast_process: Command,
    tmp_path: Path,
) -> None:
    bench.restore("built")
    done = tmp_path / "done"
    with subprocess.Popen(
        [sys.executable, "-c", READ, str(bench.root / "warehouse"), str(done)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        try:
            assert reader.stdout.readline() == "reading\n"
            first = units(shelfcast, bench.root)
            where = FROM_TABLES["before the pointer is swapped"]
            arguments = ("run", "--project", bench.root, "--json")
            killed = shelfcast_process("SIGKILL", where, *arguments, code=STOP)
            assert killed.code == -signal.SIGKILL
            assert shelfcast(*arguments).code == 0
            last = units(shelfcast, bench.root)
            time.sleep(0.2)
        finally:
            done.touch()
        out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    answers, *seen = out.split()
    assert int(answers) > 10
    assert seen == sorted({first, last})


def units(shelfcast: Command, project: Path) -> str:
    said = shelfcast("query", "units", "--project", project, "--json").json
    return f"{said['snapshot']}={said['rows'][0]['units']}"
