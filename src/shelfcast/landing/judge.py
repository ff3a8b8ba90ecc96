"""Why is this row not loaded: is it no data at all, or data that is wrong?

What is no data is told in `not_data.py`. Wrong: a required cell that is empty, a date or number
that does not read, a day that cannot be, more cells than the header has. Wrong rows are quarantined
with their raw text.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.not_data import not_data
from shelfcast.landing.values.formats import DATES
from shelfcast.landing.values.typed import TYPED, unread
from shelfcast.sources import CELL, ROW, SPILL

NOT_DATA = ("blank_row", "repeated_header", "title_row", "total_row", "dismissed")
REASONS = (
    "missing_value",
    "bad_date",
    "bad_number",
    "bad_flag",
    "bad_day",
    "too_many_cells",
    "source_changed",
)
EARLIEST = datetime(1970, 1, 1)
AHEAD = timedelta(days=366)
"""How far ahead of today a day may lie; a typing slip such as 2204 would stretch every calendar."""


def ok(mapping: Mapping, now: datetime, *, blanks: bool, spill: bool) -> pl.Expr:
    """True for a row that can be loaded: cells read, the needed ones there, the day possible."""
    fine = ~pl.any_horizontal(unread(mapping, m.ours, blanks=blanks) for m in mapping.matches)
    for group in mapping.dataset.needs:
        found = [ours for ours in group if mapping.theirs(ours) is not None]
        fine &= pl.any_horizontal(pl.col(TYPED + ours).is_not_null() for ours in found)
    fine &= ~_bad_day(mapping, now)
    return fine & pl.col(SPILL).is_null() if spill else fine


def _bad_day(mapping: Mapping, now: datetime) -> pl.Expr:
    time = mapping.dataset.time
    if time is None or mapping.theirs(time) is None:
        return pl.lit(False)
    day = pl.col(TYPED + time).cast(pl.Datetime("us"))
    return ~day.is_between(EARLIEST, now + AHEAD).fill_null(True)


def verdicts(
    rows: pl.DataFrame, mapping: Mapping, columns: tuple[str, ...], now: datetime
) -> pl.DataFrame:
    """ROW, `reason` and `column` at fault for rows that were not loaded."""
    kind = not_data(rows, mapping, columns).alias("__kind")
    judged = rows.with_columns(kind)
    spill = SPILL in rows.columns
    reasonless = pl.col("__kind")
    if spill:
        reasonless = pl.when(pl.col(SPILL).is_null()).then(reasonless)
    faults = _faults(mapping, now, spill=spill)
    reason = pl.coalesce(pl.when(test).then(pl.lit(code)) for test, code, _ in faults)
    column = pl.coalesce(pl.when(test).then(pl.lit(ours)) for test, _, ours in faults)
    return judged.select(
        ROW,
        reason=reasonless.fill_null(reason),
        column=pl.when(reasonless.is_null()).then(column),
    )


def _faults(mapping: Mapping, now: datetime, *, spill: bool) -> list[tuple[pl.Expr, str, str]]:
    """What may be wrong with a row, the graver first: test, reason code, our column."""
    faults = [(pl.col(SPILL).is_not_null(), "too_many_cells", "")] if spill else []
    for match in mapping.matches:
        wrong = unread(mapping, match.ours, blanks=True)
        faults.append((wrong, _code(mapping.dataset[match.ours].kind), match.ours))
    for group in mapping.dataset.needs:
        found = [ours for ours in group if mapping.theirs(ours) is not None]
        empty = pl.all_horizontal(pl.col(TYPED + ours).is_null() for ours in found)
        faults.append((empty, "missing_value", found[0]))
    faults.append((_bad_day(mapping, now), "bad_day", mapping.dataset.time or ""))
    return faults


def _code(kind: Kind) -> str:
    if kind in DATES:
        return "bad_date"
    return "bad_flag" if kind is Kind.BOOLEAN else "bad_number"


def raw_text(rows: pl.DataFrame, columns: tuple[str, ...]) -> pl.Series:
    """Each row as it was, as JSON by its own column names; cells beyond the header under ''.

    A figure of a wide table has the heading that it stood under, as CELL.
    """
    cells = rows.select(*columns, *(name for name in (SPILL, CELL) if name in rows.columns))
    records = cells.rename({SPILL: ""}, strict=False).iter_rows(named=True)
    records = ({k: v for k, v in record.items() if k or v is not None} for record in records)
    return pl.Series("raw", [json.dumps(r, ensure_ascii=False) for r in records], dtype=pl.String)
