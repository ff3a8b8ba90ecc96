"""Which days does a question cover, and with which days are they compared?

Both ends are included. Without a start or an end the data's own first and last day are taken.

`previous_period`, without a time dimension: as many days right before the start. With one: each
element beside the element before it (day, week, month, quarter, year), found by the calendar and
not by row, so a gap stays a gap. `previous_year`: the same dates a year before; where weeks are
asked for, 52 weeks before, so that weekdays meet. A window that ends with its month is compared
with one that does: April with the whole of March. 29 February counts to the 28th it is beside.

Without a start and without a time dimension there is nothing before the data to compare with, so
the last 28 days (previous_period) or the last year (previous_year) up to the end are taken.
Not here: the SQL (compare.py).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from shelfcast.metrics.catalogue import Grain

Compare = Literal["previous_period", "previous_year"]
RECENT_DAYS = 28
YEAR_OF_WEEKS = 364
_MONTHS: dict[Grain, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Shift:
    """How far the earlier days are moved to lie on the present ones.

    `whole` moves the first day of that grain's element instead of the day itself.
    """

    days: int = 0
    months: int = 0
    whole: Grain | None = None

    def back(self, day: date, *, is_last: bool = False) -> date:
        """The day that far before; the last day of a month stays one where it ends the window.

        >>> Shift(months=1).back(date(2011, 4, 30), is_last=True)
        datetime.date(2011, 3, 31)
        """
        if self.days:
            return day - timedelta(days=self.days)
        index = day.year * 12 + day.month - 1 - self.months
        year, month = index // 12, index % 12 + 1
        last = monthrange(year, month)[1]
        is_end = is_last and day.day == monthrange(day.year, day.month)[1]
        return date(year, month, last if is_end else min(day.day, last))


@dataclass(frozen=True)
class Window:
    """The days asked about, the days they are compared with, and how these are shifted.

    `shift` is None where no time dimension is asked for: then no date needs to move.
    """

    start: date
    end: date
    previous_start: date | None = None
    previous_end: date | None = None
    shift: Shift | None = None


def resolve(
    start: date | None,
    end: date | None,
    compare: Compare | None,
    grains: Sequence[Grain],
    data: tuple[date, date],
) -> Window:
    """The window of a question, `data` being the first and last day of the lines seen.

    `grains` are the time dimensions asked for, from the finest to the coarsest.
    """
    last = end or data[1]
    first = start or _start(compare, grains, data[0], last)
    if compare is None:
        return Window(first, last)
    shift = _shift(compare, grains)
    if shift is None:
        days = (last - first).days + 1
        back = timedelta(days=days)
        return Window(first, last, first - back, last - back)
    span = (shift.back(first), shift.back(last, is_last=True))
    return Window(first, last, *span, shift if grains else None)


def _start(compare: Compare | None, grains: Sequence[Grain], first: date, last: date) -> date:
    if compare is None or grains:
        return first
    if compare == "previous_period":
        return last - timedelta(days=RECENT_DAYS - 1)
    return Shift(months=12).back(last) + timedelta(days=1)


def _shift(compare: Compare, grains: Sequence[Grain]) -> Shift | None:
    finest = grains[0] if grains else None
    if compare == "previous_year":
        if "week" in grains:
            return Shift(days=YEAR_OF_WEEKS)
        return Shift(months=12, whole=finest if finest in _MONTHS else None)
    if finest is None:
        return None
    if finest in _MONTHS:
        return Shift(months=_MONTHS[finest], whole=finest)
    return Shift(days=7 if finest == "week" else 1)
