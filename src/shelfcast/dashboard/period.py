"""Which days does a person mean by "the last 28 days"?

Counted back from the last day with a sale, not from today, so that a shop whose files end last
week sees its last week. Both ends are included.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import polars as pl

from shelfcast.metrics.window import Compare

Days = tuple[date, date]
OWN = "Own dates"
DEFAULT = "Last 28 days"
DAILY, WEEKLY = 92, 420
EVERY = {"day": "1d", "week": "1w", "month": "1mo"}


def _back(days: int) -> Callable[[Days], Days]:
    def span(data: Days) -> Days:
        return max(data[0], data[1] - timedelta(days=days - 1)), data[1]

    return span


def _this_month(data: Days) -> Days:
    return max(data[0], data[1].replace(day=1)), data[1]


def _this_year(data: Days) -> Days:
    return max(data[0], data[1].replace(month=1, day=1)), data[1]


def _last_month(data: Days) -> Days:
    end = data[1].replace(day=1) - timedelta(days=1)
    return (max(data[0], end.replace(day=1)), end) if end >= data[0] else data


PRESETS: dict[str, Callable[[Days], Days]] = {
    "Last 7 days": _back(7),
    DEFAULT: _back(28),
    "Last 90 days": _back(90),
    "Last 365 days": _back(365),
    "This month": _this_month,
    "Last month": _last_month,
    "This year": _this_year,
    "All days": lambda data: data,
}
COMPARISONS: dict[str, Compare | None] = {
    "The period before": "previous_period",
    "The year before": "previous_year",
    "Nothing": None,
}
"""What the days chosen may be compared with."""


def preset(name: str, data: Days) -> Days:
    """The days of a preset, `data` being the first and last day with a sale.

    >>> preset("Last 7 days", (date(2024, 1, 1), date(2024, 3, 10)))[0].isoformat()
    '2024-03-04'
    """
    return PRESETS[name](data)


def grain(days: Days) -> str:
    """How finely a line over those days is drawn, so that it can still be read.

    >>> grain((date(2024, 1, 1), date(2024, 1, 28))), grain((date(2022, 1, 1), date(2024, 1, 1)))
    ('day', 'month')
    """
    length = (days[1] - days[0]).days + 1
    return "day" if length <= DAILY else "week" if length <= WEEKLY else "month"


def whole(found: pl.DataFrame, step: str, days: Days) -> pl.DataFrame:
    """The rows whose day, week or month lies in `days` as a whole: half a week is no fall in sales.

    All rows where fewer than two would be left.
    """
    last = pl.col(step).dt.offset_by(EVERY[step]).dt.offset_by("-1d")
    kept = found.filter(pl.col(step) >= days[0], last <= days[1])
    return kept if kept.height > 1 else found


def ends(days: pl.Series) -> Days:
    """The first and last of days, of which there is at least one."""
    ordered = [day for day in days.to_list() if isinstance(day, date)]
    return min(ordered), max(ordered)


def written(days: Days | tuple[date | None, date | None]) -> str:
    """The days as people write them.

    >>> written((date(2024, 1, 1), date(2024, 1, 28)))
    '1 Jan 2024 to 28 Jan 2024'
    """
    return " to ".join("–" if day is None else f"{day.day} {day:%b %Y}" for day in days)
