from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from corner_shop.generate import generate
from shelfcast.cli import main

UNTIL = date(2026, 6, 30)
QUICK = """
[forecast]
horizon = 7
levels = ["total", "store_product"]
models = ["seasonal_naive"]
cutoffs = 1
"""


@dataclass(frozen=True)
class Said:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Stdout as the one JSON document it must be."""
        return json.loads(self.out)


Command = Callable[..., Said]


def call(*arguments: object) -> Said:
    """The command in this process: its imports are paid for once."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main([str(argument) for argument in arguments])
            code: object = 0
        except SystemExit as stopped:
            code = stopped.code
    assert isinstance(code, int)
    return Said(code, out.getvalue(), err.getvalue())


def spawn(*arguments: object, code: str = "", cwd: Path | None = None) -> Said:
    """The command in a process of its own, or `code` with the command's arguments in sys.argv."""
    start = ["-c", code] if code else ["-m", "shelfcast"]
    done = subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80"},
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def shelfcast() -> Command:
    return call


@pytest.fixture(scope="session")
def shelfcast_process() -> Command:
    return spawn


@dataclass(frozen=True)
class Shop:
    """The corner shop after one run: its project, its inbox, and what the run said."""

    root: Path
    inbox: Path
    said: dict[str, Any]


@pytest.fixture(scope="session")
def corner_shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Built once a test run, whichever worker comes first; tests may not change it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    root, said = shared / "corner-shop", shared / "corner-shop.json"
    with FileLock(shared / "corner-shop.lock"):
        if not said.exists():
            generate(root / "inbox", UNTIL)
            files = ["run", *_reading_order(root / "inbox"), "--project", root, "--json"]
            told = call(*files)
            assert told.code == 0, told.out
            said.write_text(told.out, encoding="utf-8")
    return Shop(root, root / "inbox", json.loads(said.read_text(encoding="utf-8")))


def _reading_order(inbox: Path) -> list[Path]:
    """The day that two files hold is charged to the one read second."""
    names = ["first-year.csv.gz", "second-year.csv", "last-month.xlsx"]
    sales = [inbox / f"sales-{name}" for name in names]
    return [*sorted(set(inbox.iterdir()) - set(sales)), *sales]


def write_sales(path: Path, first: date, days: int) -> Path:
    """Two stores, three products: six lines a day, `days * 6` in all."""
    lines = ["date,receipt,store,product,quantity,price"]
    for step in range(days):
        day = first + timedelta(step)
        for line in range(6):
            store, product = f"S{line % 2 + 1}", f"P{line % 3 + 1}"
            quantity = 1 + (step * 7 + line * 3) % 5
            lines.append(f"{day},R{step}-{line},{store},{product},{quantity},{line + 1}.50")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@dataclass(frozen=True)
class Bench:
    """A small published project and a second file; `restore` puts a kept state back in place.

    In place, because the lake's tables know their files by absolute paths.
    """

    root: Path
    kept: Path
    first: Path
    second: Path

    def keep(self, name: str) -> None:
        shutil.copytree(self.root, self.kept / name)

    def restore(self, name: str) -> None:
        shutil.rmtree(self.root)
        shutil.copytree(self.kept / name, self.root)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A worker's own project; kept states: `published`."""
    place = tmp_path_factory.mktemp("bench")
    root = place / "shop"
    root.mkdir()
    (root / "shelfcast.toml").write_text(QUICK, encoding="utf-8")
    first = write_sales(place / "first.csv", date(2026, 1, 5), 40)
    second = write_sales(place / "second.csv", date(2026, 2, 14), 14)
    told = call("run", first, "--project", root, "--json")
    assert told.code == 0, told.out
    made = Bench(root, place / "kept", first, second)
    made.keep("published")
    return made


@pytest.fixture
def shop(bench: Bench) -> Path:
    """The small project, published, for a test to change."""
    bench.restore("published")
    return bench.root
