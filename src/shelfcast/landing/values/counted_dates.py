"""Which day is 45292, 1704067200 or 20240105?

A spreadsheet counts days from 1900 (45292.5 is noon), a computer seconds, milli-, micro- or
nanoseconds from 1970 in UTC; others run year, month and day together. Bare numbers are taken for
days only where a column is called or told to be one: prices and codes have as many digits.

Days of a spreadsheet are read to the millisecond, which is what its floats hold. Source: ECMA-376
part 1, 18.17.4.1 (serial dates; the day that 1900 did not have is why they begin at 1899-12-30).
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

import polars as pl

from shelfcast.landing.values.day_order import Verdict, order_by_look
from shelfcast.landing.values.surroundings import Surroundings

EXCEL = "days of a spreadsheet"
_EPOCHS = {
    "seconds since 1970": (r"^[1-4]?\d{9}$", 1_000_000, 1),
    "milliseconds since 1970": (r"^[1-4]?\d{12}$", 1_000, 1),
    "microseconds since 1970": (r"^[1-4]?\d{15}$", 1, 1),
    "nanoseconds since 1970": (r"^[1-4]?\d{18}$", 1, 1_000),
}
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_COMPACT = {
    "%Y%m%d": rf"^{_YEAR}{_MONTH}{_DAY}$",
    "%d%m%Y": rf"^{_DAY}{_MONTH}{_YEAR}$",
    "%m%d%Y": rf"^{_MONTH}{_DAY}{_YEAR}$",
    "%Y%m%d%H%M%S": rf"^{_YEAR}{_MONTH}{_DAY}[0-2]\d[0-5]\d[0-5]\d$",
    "%Y%m%d%H%M": rf"^{_YEAR}{_MONTH}{_DAY}[0-2]\d[0-5]\d$",
    "%Y%m": rf"^{_YEAR}{_MONTH}$",
    "%y%m%d": rf"^\d\d{_MONTH}{_DAY}$",
    "%d%m%y": rf"^{_DAY}{_MONTH}\d\d$",
    "%m%d%y": rf"^{_MONTH}{_DAY}\d\d$",
    "%m.%Y": rf"^(?:0?[1-9]|1[0-2])\.{_YEAR}$",
    "%Y.%m": rf"^{_YEAR}\.{_MONTH}$",
}
_MAY_COUNT = r"\d{5}|\d\.\d{4}|\d{4}\.\d"
"""What each of the ways has at the least; it spares columns of prices the trial of them."""
_SERIAL = r"^\d{5}(?:[.,]\d+)?$"
_EXCEL_FIRST, _EXCEL_LAST = 32_874, 60_000
"""1990-01-01 to 2064-04-08: below it are too many prices and quantities."""
_LIKELY = (datetime(1990, 1, 1), datetime(2065, 1, 1))
COUNTED = (*_COMPACT, EXCEL, *_EPOCHS)
"""Every way, by the name that is shown."""


def sniff_counted(texts: pl.Series, around: Surroundings) -> tuple[Verdict, float] | None:
    """The way that reads most of the texts and its share; None where none reads any.

    Of days run together that read several ways, `day_order` judges.
    """
    if not texts.str.contains(_MAY_COUNT).any():
        return None
    frame = texts.alias("d").to_frame()
    shares = frame.select(_shares()).row(0, named=True)
    best = max(shares.values())
    if not best:
        return None
    rivals = [way for way in COUNTED if shares[way] == best]
    if len(rivals) == 1 or "%d" not in rivals[0]:
        return Verdict(rivals[0]), best
    read = frame.select(counted_expression(pl.col("d"), way).alias(way) for way in rivals)
    return order_by_look({way: read[way].drop_nulls() for way in rivals}, around), best


@cache
def _shares() -> list[pl.Expr]:
    """Of the texts, the share that each way reads."""
    found = ((way, counted_expression(pl.col("d"), way)) for way in COUNTED)
    return [read.is_not_null().mean().alias(way) for way, read in found]


def counted_expression(text: pl.Expr, way: str, timezone: str = "UTC") -> pl.Expr:
    """The moments of numbers counted that way, null where a text is none."""
    text = text.str.strip_chars().str.strip_suffix(".0")
    if way in _COMPACT:
        return _compact(text, way)
    return _excel(text) if way == EXCEL else _epoch(text, way, timezone)


def _compact(text: pl.Expr, way: str) -> pl.Expr:
    fits = text.str.contains(_COMPACT[way])
    if "%d" not in way:
        whole, pattern = pl.concat_str(pl.lit("01 "), text), f"%d {way}"
    elif "%H" in way:
        whole, pattern = text.str.replace(r"^(\d{8})", "$1 "), way.replace("%H", " %H", 1)
    else:
        whole, pattern = text, way
    return pl.when(fits).then(whole).str.to_datetime(pattern, strict=False, time_unit="us")


def _excel(text: pl.Expr) -> pl.Expr:
    days = pl.when(text.str.contains(_SERIAL)).then(text.str.replace(",", ".", literal=True))
    number = days.cast(pl.Float64, strict=False)
    # Python's type checker would have it that a datetime is no literal of a Polars type.
    moment = pl.lit(datetime(1899, 12, 30)).cast(pl.Datetime("us")) + pl.duration(
        milliseconds=(number * 86_400_000).round().cast(pl.Int64, strict=False)
    )
    return pl.when(number.is_between(_EXCEL_FIRST, _EXCEL_LAST)).then(moment)


def _epoch(text: pl.Expr, way: str, timezone: str) -> pl.Expr:
    shape, times, parts = _EPOCHS[way]
    number = pl.when(text.str.contains(shape)).then(text).cast(pl.Int64, strict=False)
    moment = (number * times // parts).cast(pl.Datetime("us", "UTC"))
    moment = moment.dt.convert_time_zone(timezone).dt.replace_time_zone(None)
    return pl.when(moment.is_between(*_LIKELY)).then(moment)
