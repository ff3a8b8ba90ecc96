"""Which day does the landed calendar give to `d_17`, and which week to 11101?

A code that a calendar gives to days more than a week apart, such as a week number without its year,
names no period, and is left out.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast.contracts import CALENDAR
from shelfcast.lake import Lake, Zone, data_files
from shelfcast.landing.shapes.clues import Codes
from shelfcast.landing.stored import stored_rows


def calendar_codes(lake: Lake) -> Codes:
    """The codes of every calendar in the lake."""
    files = data_files(lake, Zone.CURATED, CALENDAR.name)
    if not files:
        return Codes()
    rows = stored_rows(CALENDAR, files).select("day", "day_code", "week_code").collect()
    return Codes(_first_days(rows, "day_code", 1), _first_days(rows, "week_code", 7))


def _first_days(rows: pl.DataFrame, code: str, length: int) -> dict[str, date]:
    found = rows.drop_nulls(code).group_by(code).agg(first=pl.min("day"), last=pl.max("day"))
    short = found.filter((pl.col("last") - pl.col("first")).dt.total_days() < length)
    return dict(short.select(code, "first").iter_rows())
