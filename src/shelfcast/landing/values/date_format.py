"""How are dates read, once it is known how their column writes them?

Three ways: as they stand, in one pattern (the quick way); tidied first (tidy_dates.py), in the
patterns that the column was seen to use; or as numbers that count (counted_dates.py). The thorough
look tries, after the column's own way, every pattern that cannot exchange day and month against
it, and a spreadsheet's numbers.

Moments are naive local times in microseconds. Years outside 1970 to 2100 do not count as read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import polars as pl

from shelfcast.landing.values.counted_dates import COUNTED, EXCEL, counted_expression
from shelfcast.landing.values.date_patterns import patterns_of, swapped
from shelfcast.landing.values.each_once import each_once
from shelfcast.landing.values.tidy_dates import ends_at_midnight, tidied, without_midnight

FIRST, LAST = datetime(1970, 1, 1), datetime(2101, 1, 1)
_YEAR_FIRST, _YEAR_LAST = r"^\d\d\D", r"^[^:]*\D\d\d(?:[ T]|$)"
"""A short year has two digits, though the parser would take one: 1.2.3 is no day."""
_MOMENT = pl.Datetime("us")
_EXCHANGED = {"day first": "month first", "month first": "day first"}


@dataclass(frozen=True)
class DateFormat:
    """How a column writes dates; `share` of its filled cells reads so.

    `pattern` is the commonest, or a way of counting. `tidy` holds the patterns of a column that is
    tidied first, empty where `pattern` reads it as it stands. `order` is that of day and month as
    figures, '' where none is known. `doubt` says in words why another order may be right. `either`
    is true where every value seen reads with day and month exchanged too, whether or not something
    else decided: a later value that reads one way only overrules.
    """

    pattern: str
    share: float
    doubt: str = ""
    either: bool = False
    tidy: tuple[str, ...] = ()
    order: str = ""

    @property
    def exchanged(self) -> DateFormat | None:
        """The same with day and month in each other's place, None where they cannot be."""
        if self.order not in _EXCHANGED:
            return None
        return replace(
            self,
            pattern=swapped(self.pattern),
            tidy=tuple(swapped(pattern) for pattern in self.tidy),
            order=_EXCHANGED[self.order],
        )


def date_expression(text: pl.Expr, form: DateFormat, timezone: str = "UTC") -> pl.Expr:
    """The text as a moment in the column's own way, null where it does not fit."""
    if form.tidy and form.pattern not in COUNTED:
        return _tidied_once(text, form.tidy, timezone)
    return within_years(of_any_year(text, form, timezone))


def of_any_year(text: pl.Expr, form: DateFormat, timezone: str = "UTC") -> pl.Expr:
    """The same, before it is held against the years that a shop's data may have."""
    if form.pattern in COUNTED:
        return counted_expression(text, form.pattern, timezone)
    if form.tidy:
        return _tidied_once(text, form.tidy, timezone)
    return _stands(text.str.strip_chars(), form.pattern, timezone)


def thorough_date(text: pl.Expr, form: DateFormat, timezone: str = "UTC") -> pl.Expr:
    """The same, and in kindred ways where the column's own does not fit."""
    kin = patterns_of(form.order, alone="%d" not in form.pattern)
    own = date_expression(text, form, timezone)
    return pl.coalesce(own, _tidied_once(text, kin, timezone))


def read_dates(texts: pl.Series, form: DateFormat, timezone: str = "UTC") -> pl.Series:
    """Moments of the texts in that format, the thorough way."""
    frame = texts.alias("d").to_frame()
    return frame.select(m=thorough_date(pl.col("d"), form, timezone)).to_series()


def as_it_stands(text: pl.Expr, pattern: str, timezone: str = "UTC") -> pl.Expr:
    """Texts in one pattern; a month alone is its first day."""
    return within_years(_stands(text, pattern, timezone))


def _stands(text: pl.Expr, pattern: str, timezone: str) -> pl.Expr:
    if "%d" not in pattern and "%u" not in pattern:
        text, pattern = pl.concat_str(pl.lit("01 "), text), f"%d {pattern}"
    if "%y" in pattern:
        text = pl.when(text.str.contains(_YEAR_FIRST if pattern[1] == "y" else _YEAR_LAST)).then(
            text
        )
    moment = text.str.to_datetime(pattern, strict=False, time_unit="us")
    if "%#z" in pattern:
        moment = moment.dt.convert_time_zone(timezone).dt.replace_time_zone(None)
    return moment


def within_years(moment: pl.Expr) -> pl.Expr:
    """The moment, null outside the years that a shop's data may have."""
    return pl.when(moment.is_between(FIRST, LAST, closed="left")).then(moment)


def tidy_moments(shaped: pl.Series, patterns: Sequence[str], timezone: str = "UTC") -> pl.Series:
    """Moments of tidied texts, by the first pattern that reads; 24:00 is the next day's 00:00."""
    frame = pl.DataFrame({"late": ends_at_midnight(shaped), "x": without_midnight(shaped)})
    moment = pl.coalesce(as_it_stands(pl.col("x"), pattern, timezone) for pattern in patterns)
    later = pl.when("late").then(timedelta(days=1)).otherwise(timedelta())
    return frame.select(m=moment + later).to_series()


def _tidied_once(text: pl.Expr, patterns: tuple[str, ...], timezone: str) -> pl.Expr:
    """Texts tidied and tried, and a spreadsheet's numbers: slow, and days repeat."""

    def read(texts: pl.Series) -> pl.Series:
        frame = pl.DataFrame({"x": texts, "m": tidy_moments(tidied(texts), patterns, timezone)})
        excel = within_years(counted_expression(pl.col("x"), EXCEL))
        return frame.select(pl.coalesce("m", excel)).to_series()

    return each_once(text, read, _MOMENT)


def turned(form: DateFormat, unread: pl.Series, loaded: int) -> DateFormat | None:
    """The format with day and month exchanged, where it reads more rows than this one did."""
    other = form.exchanged
    if other is None:
        return None
    share = float(read_dates(unread, other).is_not_null().mean() or 0)  # type: ignore[arg-type]
    if share < 0.9 or (not form.either and unread.len() < loaded):
        return None
    return replace(other, share=share, doubt="", either=False)
