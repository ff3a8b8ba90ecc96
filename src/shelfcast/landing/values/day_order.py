"""Is 03/04 the third of April or the fourth of March?

Asked only where both orders read every value. In this turn: the order in which the rows run on
from day to day, where one does and the other does not; the month that the file's name tells; days
that have not come yet; the order whose days stand much closer together, row after row. Where none
of them tells, the country does, and that guess is told.

A column of first days of months (01/02, 01/03) also reads as the first days of one January. It is
taken for months where it spans more than one year, and for a guess where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

import polars as pl

from shelfcast.landing.values.months import ENGLISH, month_words
from shelfcast.landing.values.surroundings import Surroundings

_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_CLOSER, _RARELY = 1.5, 10
_MOST = 0.8
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True)
class Verdict:
    """The pattern taken, and in words why another may be right ('' where one is sure)."""

    pattern: str
    doubt: str = ""


def order_by_look(read: Mapping[str, pl.Series], around: Surroundings) -> Verdict:
    """The likeliest of several patterns, given what each makes of the column, in file order."""
    rivals = tuple(read)
    if len(rivals) == 1:
        return Verdict(rivals[0])
    chosen = (
        _first_days(read)
        or _running_on(read)
        or _of_the_name(read, around.name)
        or _come(read, around)
        or _closest(read)
    )
    return Verdict(chosen) if chosen else _by_country(rivals, around.country)


def _by_country(rivals: tuple[str, ...], country: str) -> Verdict:
    month_first = country in _MONTH_FIRST
    fitting = [p for p in rivals if (p.find("%m") < p.find("%d")) == month_first]
    chosen = next((p for p in fitting if not _is_rare(p)), rivals[0])
    others = ", ".join(pattern for pattern in rivals if pattern != chosen)
    return Verdict(chosen, f"every value reads as {others} too; taken by country {country}")


def _first_days(read: Mapping[str, pl.Series]) -> str | None:
    """The reading as months, where the other is first days of Januaries of several years."""
    months = [p for p, days in read.items() if _all_first(days)]
    if len(months) != 1 or read[months[0]].n_unique() < 3:
        return None
    return months[0] if read[months[0]].dt.year().n_unique() > 1 else None


def _all_first(days: pl.Series) -> bool:
    return bool((days.dt.day() == 1).all())


def _seem_months(read: Mapping[str, pl.Series]) -> bool:
    """First days of the months of one year, or the first days of one January: nobody can tell."""
    return any(_all_first(days) and days.n_unique() >= 3 for days in read.values())


def _running_on(read: Mapping[str, pl.Series]) -> str | None:
    if _seem_months(read):
        return None
    running = [p for p, days in read.items() if _is_sorted(days, 5 if _is_rare(p) else 2)]
    return running[0] if len(running) == 1 else None


def _is_rare(pattern: str) -> bool:
    """Years of two digits before the month are seldom written: they need more evidence."""
    return pattern.startswith("%y")


def _is_sorted(days: pl.Series, more_than: int) -> bool:
    return days.n_unique() > more_than and (days.is_sorted() or days.is_sorted(descending=True))


def _closest(read: Mapping[str, pl.Series]) -> str | None:
    """The order whose neighbouring rows lie clearly closer together."""
    if _seem_months(read):
        return None
    jumps = sorted((_jump(days) * (_RARELY if _is_rare(p) else 1), p) for p, days in read.items())
    near, far = jumps[0], jumps[1]
    return near[1] if far[0] > _CLOSER * near[0] else None


def _jump(days: pl.Series) -> float:
    """Mean jump between neighbours, in days."""
    if days.len() < 2:
        return 0.0
    return float(days.diff().dt.total_seconds().abs().mean() or 0.0) / 86400  # type: ignore[arg-type]


def _of_the_name(read: Mapping[str, pl.Series], name: str) -> str | None:
    """The order that puts most days into the month, and only it, that the file's name tells."""
    month = month_in(name)
    if month is None:
        return None
    year, number = month
    within = [
        pattern
        for pattern, days in read.items()
        if float(((days.dt.year() == year) & (days.dt.month() == number)).mean() or 0) >= _MOST  # type: ignore[arg-type]
    ]
    return within[0] if len(within) == 1 else None


def month_in(name: str) -> tuple[int, int] | None:
    """Year and month that a file's name tells, None where it tells none.

    >>> month_in("sales_2024-04.csv"), month_in("Umsatz März 2023.xlsx"), month_in("sales.csv")
    ((2024, 4), (2023, 3), None)
    """
    if found := _YEAR_MONTH.search(name):
        return int(found[1]), int(found[2])
    words = re.findall(r"[^\W\d_]{3,}", name.lower())
    months = {month_words()[word] for word in words if word in month_words()}
    year = _YEAR.search(name)
    if year is None or len(months) != 1:
        return None
    return int(year[1]), ENGLISH.index(months.pop()) + 1


def _come(read: Mapping[str, pl.Series], around: Surroundings) -> str | None:
    """The order by which every day has come, where the other has some that have not."""
    if around.today is None:
        return None
    end = datetime.combine(around.today, time.max)
    come = [pattern for pattern, days in read.items() if bool((days <= end).all())]
    return come[0] if len(come) == 1 else None
