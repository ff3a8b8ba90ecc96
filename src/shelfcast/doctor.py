"""What is installed, reachable and configured, and how is the rest mended?"""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from shelfcast import project as projects
from shelfcast.errors import ShelfcastError
from shelfcast.warehouse import list_snapshots, reached, served_id

NEEDED = ("duckdb", "polars", "pyiceberg", "dbt-duckdb", "lightgbm", "statsforecast", "streamlit")
SPARE_GIB = 2.0


@dataclass(frozen=True)
class Check:
    """One thing looked at."""

    name: str
    good: bool
    found: str
    fix: str = ""
    needed: bool = True

    def as_dict(self) -> dict[str, object]:
        """As JSON."""
        return asdict(self)


def examine_house(folder: Path) -> list[Check]:
    """Every check, in the order a person would mend them."""
    python = ".".join(map(str, sys.version_info[:3]))
    checks = [Check("Python", sys.version_info >= (3, 11), python)]
    checks += [_package(name) for name in NEEDED]
    checks.append(_space(folder))
    checks += _project(folder)
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    fix = "" if browser else "on Debian: apt-get install chromium"
    checks.append(Check("browser for tests", bool(browser), browser or "none", fix, needed=False))
    return checks


def _package(name: str) -> Check:
    try:
        return Check(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, False, "not installed", f"pip install {name}")


def _space(folder: Path) -> Check:
    place = folder if folder.exists() else Path()
    free = shutil.disk_usage(place).free / (1 << 30)
    fix = "" if free > SPARE_GIB else "free some space: a run writes the data about three times"
    return Check("disk", free > SPARE_GIB, f"{free:.1f} GiB free", fix)


def _project(folder: Path) -> list[Check]:
    try:
        opened = projects.load(folder)
    except ShelfcastError as error:
        return [Check("project", False, error.what, error.fix, needed=False)]
    served = served_id(opened.warehouse)
    kept = len(list_snapshots(opened.warehouse))
    return [
        Check("project", True, str(opened.root)),
        _engine(opened),
        Check(
            "snapshot",
            served is not None,
            f"{served} served, {kept} kept" if served else "nothing published",
            "" if served else "shelfcast run SALES_FILE",
            needed=False,
        ),
    ]


def _engine(opened: projects.Project) -> Check:
    """Is the engine of [target] installed, and does it answer?"""
    target = opened.settings.target
    name = f"engine {target.engine}"
    try:
        return Check(name, True, reached(target, opened.warehouse))
    except ShelfcastError as error:
        found = "; ".join([error.what, *error.evidence[:1]])
        return Check(name, False, found, error.fix)
