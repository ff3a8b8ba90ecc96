"""Which expectations does each dataset have? Generated from its contract, never written by hand.

A column or a dataset that is added to contracts/ has its expectations at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from shelfcast.contracts import Column, Dataset, Kind, sound
from shelfcast.quality.expectation import Expected

COPIED, REPEATED, OFF_BY = "_is_copied", "_key_is_repeated", "_off_by"
"""Columns that batches.py adds to the rows: see there."""


def suite_of(dataset: Dataset, today: date) -> tuple[Expected, ...]:
    """Every expectation of a dataset; days are measured from `today`.

    >>> from shelfcast.contracts import STORES
    >>> [e.name for e in suite_of(STORES, date(2026, 1, 1)) if e.kind == "range"][:2]
    ['stores.latitude_is_in_range', 'stores.longitude_is_in_range']
    """
    found: list[Expected] = []
    for column in dataset.columns:
        found += _of_column(dataset.name, column, today)
    found += _needs(dataset)
    found += _once(dataset)
    found += _in_order(dataset)
    found += _money(dataset)
    return tuple(found)


def types_of(dataset: Dataset) -> tuple[Expected, ...]:
    """What each column's type is in every file that has it."""
    return tuple(
        Expected(
            f"{dataset.name}.{column.name}_has_its_type",
            "type",
            (column.name,),
            f"{column.name} is {column.kind.arrow} in every file that has it",
            values=_types(column.kind),
        )
        for column in dataset.columns
    )


def _types(kind: Kind) -> tuple[str, ...]:
    """The names of the type; Arrow has texts with short and with long offsets, the same to us."""
    name = str(kind.arrow)
    return (name, f"large_{name}") if name == "string" else (name,)


def _of_column(dataset: str, column: Column, today: date) -> Iterator[Expected]:
    name, place = column.name, (column.name,)
    if column.required:
        yield Expected(f"{dataset}.{name}_is_filled", "filled", place, f"{name} is never empty")
    if column.kind is Kind.BOOLEAN:
        says = f"{name} is true or false"
        yield Expected(
            f"{dataset}.{name}_is_yes_or_no", "members", place, says, values=(True, False)
        )
    if column.kind in (Kind.DATE, Kind.TIMESTAMP):
        yield _day(dataset, name, today)
    if name in sound.RANGES:
        low, high = sound.RANGES[name]
        says = f"{name} is at least {low:g}" + (
            f" and at most {high:g}" if high is not None else ""
        )
        yield Expected(
            f"{dataset}.{name}_is_in_range", "range", place, says, low, high, critical=False
        )
    pattern = sound.PATTERNS.get(name) or (sound.CODE if column.kind is Kind.ID else "")
    if pattern:
        yield Expected(
            f"{dataset}.{name}_is_well_formed",
            "pattern",
            place,
            f"{name} is like {pattern}",
            pattern=pattern,
            critical=name not in sound.PATTERNS,
        )


def _day(dataset: str, name: str, today: date) -> Expected:
    last = datetime.combine(today + timedelta(sound.DAYS_AHEAD), time.max)
    first = None if name in sound.LONG_AGO else datetime.combine(sound.FIRST_DAY, time.min)
    since = f"from {first.date()} " if first else ""
    says = f"{name} lies {since}to {last.date()}"
    return Expected(f"{dataset}.{name}_can_be", "range", (name,), says, first, last)


def _needs(dataset: Dataset) -> Iterator[Expected]:
    for group in dataset.needs:
        one = len(group) == 1
        if one and dataset[group[0]].required:
            continue
        name = f"{dataset.name}.{'_or_'.join(group)}_is_filled"
        says = f"{' or '.join(group)} is never empty"
        yield Expected(name, "filled" if one else "one_of", group, says)


def _once(dataset: Dataset) -> Iterator[Expected]:
    says = "no row of a file is here twice"
    yield Expected(f"{dataset.name}.each_row_is_here_once", "once", (COPIED,), says)
    if dataset.key:
        key = ", ".join(dataset.key)
        says = f"no file tells the same {key} twice; the later row counts"
        name = f"{dataset.name}.each_key_is_told_once_a_file"
        yield Expected(name, "once", (REPEATED,), says, critical=False)


def _in_order(dataset: Dataset) -> Iterator[Expected]:
    for first, last in sound.IN_ORDER.get(dataset.name, ()):
        says = f"{last} is not before {first}"
        name = f"{dataset.name}.{last}_is_not_before_{first}"
        yield Expected(name, "order", (first, last), says, critical=False)


def _money(dataset: Dataset) -> Iterator[Expected]:
    if set(sound.MONEY_OF_A_LINE) <= set(dataset.names):
        yield Expected(
            f"{dataset.name}.revenue_is_quantity_times_price",
            "money",
            (OFF_BY,),
            "quantity x unit_price - discount is the revenue, to the cent, where all are told",
            0,
            sound.CENT,
            critical=False,
        )
