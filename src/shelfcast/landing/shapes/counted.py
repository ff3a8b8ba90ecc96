"""On which day was this stock counted, and when does what is on the way arrive?

A file of stock often has no day: a person tells it (`--as-of`). Columns of deliveries, such as
`In Transit W+1` and `In Transit W+2`, are due at the start of the next week and of the one after:
each becomes a row of its own, with the units in transit and the day, beside the row of the count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from shelfcast.contracts import STOCK
from shelfcast.errors import UndatedError
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.headings import DAY, MONTH, WEEK
from shelfcast.landing.shapes.titled import Span, told_span
from shelfcast.landing.values.blanks import is_blank
from shelfcast.landing.values.month_names import folded
from shelfcast.sources import CELL, ROW, SPILL, TextTable

LIKE = 0.75
_DUE = re.compile(
    r"(?<![^\W_])(?P<unit>[wdmt]|week|day|month|woche|tag|monat)?\s*\+\s*(?P<n>\d{1,2})"
)
_UNITS = {"w": WEEK, "t": WEEK, "d": DAY, "m": MONTH}
_ZERO = r"^\s*-?0*([.,]0*)?\s*$"


def counted(table: TextTable, clues: Clues) -> TextTable:
    """A table of stock with the day of its count and its deliveries as rows.

    Raises UndatedError where deliveries are due so many weeks after a day that nobody told.
    """
    if clues.dataset != STOCK.name and not _looks_like_stock(table.columns):
        return table
    due = _deliveries(table.columns)
    dated = any(likeness(name, STOCK["as_of"]) >= LIKE for name in table.columns)
    span = None if clues.days.as_of or (dated and not due) else told_span(table, clues.country)
    told = clues.days.as_of or (span.last if span else None)
    if due and told is None:
        raise UndatedError(
            f"{table.name} has deliveries due so long after a day that it does not name.",
            evidence=[f"its columns: {', '.join(due)}"],
            fix="tell the day of the count: --as-of 2024-04-08",
        )
    if told is None or (dated and not due):
        return table
    named = table.each(
        lambda rows: rows.with_columns(as_of=pl.lit(str(told))),
        columns=(*table.columns, "as_of"),
        notes={**table.notes, "shape": f"counted on {told}"},
        doubts=(*table.doubts, *([_doubt(span)] if span else [])),
        careful=None,
        expected_rows=table.expected_rows,
    )
    return _with_deliveries(named, {name: _due_on(told, name) for name in due}) if due else named


def _doubt(span: Span) -> str:
    return f"no column tells the day of the count: taken as {span.last}, which {span.where} says"


def _looks_like_stock(columns: Sequence[str]) -> bool:
    return any(likeness(name, STOCK["on_hand"]) >= LIKE for name in columns)


def _deliveries(columns: Sequence[str]) -> list[str]:
    """Columns of what is on the way that say after how long it comes."""
    found = []
    for name in columns:
        match = _DUE.search(folded(name))
        if match and likeness(name[: match.start()], STOCK["in_transit"]) >= LIKE:
            found.append(name)
    return found


def _due_on(as_of: date, name: str) -> date:
    """The day a delivery is due: weeks and months begin, days follow.

    >>> _due_on(date(2024, 4, 8), "In Transit W+2")
    datetime.date(2024, 4, 22)
    """
    match = _DUE.search(folded(name))
    assert match is not None
    count, grain = int(match["n"]), _UNITS[(match["unit"] or "w")[0]]
    if grain == WEEK:
        return as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=count)
    if grain == MONTH:
        months = as_of.year * 12 + as_of.month - 1 + count
        return date(months // 12, months % 12 + 1, 1)
    return as_of + timedelta(days=count)


def _with_deliveries(table: TextTable, due: Mapping[str, date]) -> TextTable:
    """The rows of the count, then a row of each delivery that brings something."""
    kept = [name for name in table.columns if name not in due]
    counts = table.rows.with_columns(
        in_transit=pl.lit(None, dtype=pl.String), due_on=pl.lit(None, dtype=pl.String)
    ).drop(list(due))
    keys = [n for n in kept if n == "as_of" or _is_key(n)]
    parts = [_delivery(table.rows, name, day, kept, keys) for name, day in due.items()]
    none = [_is_none(pl.col(name)).sum() for name in due]
    empty = table.rows.select(pl.sum_horizontal(none)).collect().item()
    days = ", ".join(f"{name} on {day}" for name, day in due.items())
    return replace(
        table,
        columns=(*kept, "in_transit", "due_on"),
        rows=pl.concat(
            [counts.with_columns(pl.lit(None, dtype=pl.String).alias(CELL)), *parts], how="diagonal"
        ),
        not_data={**table.not_data, "zero_cell": empty} if empty else table.not_data,
        notes={**table.notes, "shape": f"counts, and deliveries due: {days}"},
        expected_rows=None,
    )


def _is_key(name: str) -> bool:
    return max(likeness(name, STOCK["product_id"]), likeness(name, STOCK["store_id"])) >= LIKE


def _is_none(text: pl.Expr) -> pl.Expr:
    return (
        text.is_null() | is_blank(text).fill_null(False) | text.str.contains(_ZERO).fill_null(False)
    )


def _delivery(
    rows: pl.LazyFrame, name: str, day: date, kept: Sequence[str], keys: Sequence[str]
) -> pl.LazyFrame:
    """One delivery of each row: its keys, what comes and when; of the count it says nothing."""
    own = [ROW, *keys] + ([SPILL] if SPILL in rows.collect_schema().names() else [])
    none = [pl.lit(None, dtype=pl.String).alias(n) for n in kept if n not in keys]
    return rows.filter(~_is_none(pl.col(name))).select(
        *own,
        *none,
        in_transit=pl.col(name),
        due_on=pl.lit(str(day)),
        **{CELL: pl.lit(name)},
    )
