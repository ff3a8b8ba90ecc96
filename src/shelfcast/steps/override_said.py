"""What may a person say of a forecast, and what is refused?

An override names a series that is forecast, days of which some are still ahead, percent or units,
and a reason. Bad ones are refused before anything is written. The caller holds the project's lock.
Not here: what becomes of the forecasts (override.py).
"""

from __future__ import annotations

import getpass
import math
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import polars as pl

from shelfcast.contracts import LEVELS
from shelfcast.errors import OverrideError
from shelfcast.forecast.overrides import series_of
from shelfcast.lake import open_lake
from shelfcast.project import Project
from shelfcast.steps.override import current, leaves, log, said

COLUMNS = ("region", "store_id", "category", "product_id")
FEWEST = -100.0


@dataclass(frozen=True)
class Said:
    """What a person says: of which series (None is all), on which days, how much, and why."""

    first: date
    last: date
    reason: str
    percent: float | None = None
    quantity: float | None = None
    author: str | None = None
    region: str | None = None
    store_id: str | None = None
    category: str | None = None
    product_id: str | None = None

    @property
    def place(self) -> dict[str, str]:
        """The columns that are named, with their values."""
        named = {column: getattr(self, column) for column in COLUMNS}
        return {column: value for column, value in named.items() if value is not None}


def add(project: Project, asked: Said) -> str:
    """Keep the override; its id. It takes effect when the overrides are applied.

    Raises OverrideError, and NoDataError where nothing is forecast.
    """
    amount = _amount(asked)
    if not asked.reason.strip():
        raise OverrideError(
            "An override needs a reason.",
            why="It is scored by reason once its days have passed.",
            fix='--reason "street fair"',
        )
    level = _level(asked.place)
    parts = leaves(project.warehouse, project.settings.forecast.freq)
    row = _series(parts, level, asked.place)
    _days(asked, parts)
    lake = open_lake(project.lake)
    made = f"O{said(lake).filter(action='made').height + 1}"
    told = {
        "override_id": made,
        "action": "made",
        "level": level,
        **row,
        "first_day": asked.first,
        "last_day": asked.last,
        "kind": "percent" if asked.percent is not None else "quantity",
        "amount": amount,
        "reason": asked.reason.strip(),
        "author": _author(asked.author),
    }
    log(lake, [told])
    return made


def withdraw(project: Project, override_id: str, reason: str, author: str | None = None) -> None:
    """Take an override back, from the first day that is still ahead.

    Raises OverrideError where there is none of that id that holds.
    """
    lake = open_lake(project.lake)
    found = current(said(lake)).filter(override_id=override_id)
    if found.is_empty():
        raise OverrideError(
            f"There is no override {override_id}.", fix="shelfcast override list shows them"
        )
    one = found.row(0, named=True)
    if one["ended"] is not None:
        raise OverrideError(
            f"The override {override_id} was taken back already.",
            evidence=[f"by {one['withdrawn_by']}: {one['withdrawn_because']}"],
        )
    first = leaves(project.warehouse, project.settings.forecast.freq)["ds"].min()
    back = {"action": "withdrawn", "first_day": first, "reason": reason.strip()}
    log(lake, [{**_kept(one), **back, "author": _author(author)}])


def _kept(one: dict[str, object]) -> dict[str, object]:
    gone = ("ended", "withdrawn_by", "withdrawn_because")
    return {name: value for name, value in one.items() if name not in gone}


def _author(told: str | None) -> str:
    return (told or "").strip() or getpass.getuser()


def _amount(asked: Said) -> float:
    told = [value for value in (asked.percent, asked.quantity) if value is not None]
    if len(told) != 1:
        raise OverrideError(
            "An override is told in percent or in units, one of the two.",
            fix="--percent 20, or --quantity 150 for the units over all its days",
        )
    least = FEWEST if asked.percent is not None else 0.0
    if not math.isfinite(told[0]) or told[0] < least:
        raise OverrideError(
            f"{told[0]:g} would leave less than nothing to sell.",
            fix=f"take {least:g} or more",
        )
    return told[0]


def _level(place: dict[str, str]) -> str:
    """The level that keeps the columns named."""
    for name, level in LEVELS.items():
        if set(level.columns) == set(place):
            return name
    raise OverrideError(
        f"No level is told by {' and '.join(place)} together.",
        evidence=[f"{name}: {', '.join(level.columns) or 'all'}" for name, level in LEVELS.items()],
        fix="name the columns of one level",
    )


def _series(parts: pl.DataFrame, level: str, place: dict[str, str]) -> dict[str, str | None]:
    """unique_id, store_id, product_id of the series; OverrideError where nothing is forecast."""
    for column, value in place.items():
        known = [str(name) for name in parts[column].unique().sort()]
        if value not in known:
            near = get_close_matches(value, known, n=3)
            raise OverrideError(
                f"Nothing is forecast for {column.removesuffix('_id')} {value!r}.",
                evidence=[f"known: {', '.join(near or known)}"],
                fix=f"did you mean {' or '.join(near)}?" if near else "take one that is forecast",
            )
    mine = parts.filter(*(pl.col(column) == value for column, value in place.items()))
    if mine.is_empty():
        said_of = ", ".join(f"{c.removesuffix('_id')} {v}" for c, v in place.items())
        raise OverrideError(
            f"Nothing is forecast for {said_of} together.", fix="take a product that is sold there"
        )
    unique_id = mine.select(series_of(level)).item(0, 0)
    ids = {column: place.get(column) for column in ("store_id", "product_id")}
    return {"unique_id": str(unique_id), **ids}


def _days(asked: Said, parts: pl.DataFrame) -> None:
    begin, end = parts["ds"].min(), parts["until"].max()
    assert isinstance(begin, date)
    assert isinstance(end, date)
    if asked.first > asked.last:
        raise OverrideError(
            f"{asked.first} comes after {asked.last}.", fix="--from the earlier day --to the later"
        )
    if asked.last < begin or asked.first > end:
        raise OverrideError(
            f"No day from {asked.first} to {asked.last} is forecast.",
            evidence=[f"forecast are {begin} to {end}"],
            why="What has passed cannot be forecast, and beyond the horizon nothing is.",
            fix="choose days of the forecast, or a longer one: shelfcast forecast --horizon N",
        )
