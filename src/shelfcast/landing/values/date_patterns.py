"""Which ways of writing a date are known?

FORMATS are read as they stand, the quick way. PATTERNS read what tidy_dates.py makes of the rest:
one sign between the parts, English months, times with seconds. Each pattern has an order of day
and month; a month alone is read as its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

DAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d-%m-%y",
    "%m-%d-%y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %b %y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%Y%m%d",
    "%y-%m-%d",
    "%y/%m/%d",
    "%y.%m.%d",
)
_TIMES = (" %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %H:%M:%S%.f", "T%H:%M:%S%.f")
_CLOCKS = (" %I:%M:%S %p", " %I:%M %p")
_ZONES = ("T%H:%M:%S%#z", " %H:%M:%S%#z", "T%H:%M:%S%.f%#z", " %H:%M:%S%.f%#z")
_MONTHS = ("%Y-%m", "%m/%Y", "%b %Y", "%B %Y")
FORMATS: tuple[str, ...] = (
    *DAYS,
    *(day + time for day in DAYS for time in _TIMES),
    *(day + clock for day in DAYS for clock in _CLOCKS),
    *(f"%Y-%m-%d{zone}" for zone in _ZONES),
    *_MONTHS,
)
_SIGNS = frozenset("/-.:,T")
_WORD = "a word"
_WORDED = ("%d-%b-%Y", "%b-%d-%Y", "%Y-%b-%d", "%d-%b-%y", "%b-%d-%y")
_YEAR_FIRST = ("%Y-%m-%d", "%Y%m%d")
_ORDERS = {
    "day first": ("%d-%m-%Y", "%d-%m-%y"),
    "month first": ("%m-%d-%Y", "%m-%d-%y"),
    "short year first": ("%y-%m-%d",),
    "day last of year": ("%Y-%d-%m",),
}
MONTHS_ALONE = ("%b-%Y", "%b-%y", "%Y-%b", "%Y-%m", "%m-%Y", "%G-w%V-%u")
_CLOCK_TIMES = ("", " %H:%M:%S%.f", " %H:%M:%S%.f%#z", " %I:%M:%S%.f %p", " %I:%M:%S%.f %p%#z")


def may_read(texts: Iterable[str]) -> list[str]:
    """Those of FORMATS whose signs and words some text has: to try all costs more than to look.

    >>> may_read(["20240305"]), len(may_read(["2024-03-05"])), len(FORMATS)
    (['%Y%m%d'], 8, 224)
    """
    seen = {_SIGNS.intersection(text) | _word_in(text) for text in texts}
    return [pattern for pattern in FORMATS if any(_needs(pattern) <= signs for signs in seen)]


def _word_in(text: str) -> set[str]:
    return {_WORD} if any(sign.isalpha() for sign in text) else set()


@cache
def _needs(pattern: str) -> frozenset[str]:
    """The signs that every text of this pattern has; blanks may be left out of it."""
    bare = re.sub(r"%\.f|%#z|%[A-Za-z]", "", pattern)
    worded = {"%b", "%B", "%p"} & set(re.findall(r"%[A-Za-z]", pattern))
    return _SIGNS.intersection(bare) | ({_WORD} if worded else set())


@cache
def patterns_of(order: str, *, alone: bool = True) -> tuple[str, ...]:
    """The patterns that a column of that order may use, those without danger of exchange first.

    `order` is '' where day and month as figures have no known order; `alone` adds months alone.
    """
    days = (*_YEAR_FIRST, *_ORDERS.get(order, ()), *_WORDED)
    timed = tuple(day + time for day in days for time in _CLOCK_TIMES)
    return (*timed, *MONTHS_ALONE) if alone else timed


ORDERS = ("", *_ORDERS)
"""The orders of day and month as figures; '' for none."""


def order_of(pattern: str) -> str:
    """The order of a pattern, as ORDERS names them; '' where day and month cannot be exchanged."""
    if "%b" in pattern or "%B" in pattern or "%d" not in pattern or "%m" not in pattern:
        return ""
    if pattern.startswith("%Y"):
        return "day last of year" if pattern.find("%d") < pattern.find("%m") else ""
    if pattern.startswith("%y"):
        return "short year first"
    return "day first" if pattern.find("%d") < pattern.find("%m") else "month first"


def swapped(pattern: str) -> str:
    """The same pattern with day and month in each other's place."""
    if order_of(pattern) not in ("day first", "month first"):
        return pattern
    return pattern.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
