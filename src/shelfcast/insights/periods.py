"""Which days are compared with which?

A period, both ends included, beside an earlier one: as many days right before it, the same dates a
year before, or days that are named. The first two are what `shelfcast query --compare` takes.
Not here: how those days are found (metrics/window.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics import Catalogue, Reader, Scope, data_range, parse_filter
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.window import Compare, resolve

UNCHANGED = "Nothing was changed."
_RANGE = re.compile(r"^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$")
Against = Compare | tuple[date, date]


@dataclass(frozen=True)
class Periods:
    """The days asked about and the days they are compared with."""

    start: date
    end: date
    before_start: date
    before_end: date

    @property
    def days(self) -> int:
        """How many days are asked about."""
        return (self.end - self.start).days + 1

    @property
    def before_days(self) -> int:
        """How many days they are compared with."""
        return (self.before_end - self.before_start).days + 1


def parse_against(text: str) -> Against:
    """`previous_period`, `previous_year` or `FROM..TO`; QueryError for anything else.

    >>> parse_against("2011-10-01..2011-10-31")[1]
    datetime.date(2011, 10, 31)
    """
    if text in get_args(Compare):
        return cast("Compare", text)
    match = _RANGE.match(text)
    if match is not None:
        try:
            return (date.fromisoformat(match[1]), date.fromisoformat(match[2]))
        except ValueError:
            pass
    known = ", ".join(get_args(Compare))
    raise _refused(f"--against {text} cannot be read.", f"{known} or 2011-10-01..2011-10-31")


def periods(
    reader: Reader,
    start: date | None,
    end: date | None,
    against: Against = "previous_period",
    scope: Scope | None = None,
) -> Periods:
    """The two periods over the data that the viewer sees.

    Raises QueryError for a period that ends before it starts, NoDataError where nothing is seen.
    """
    seen = data_range(reader, scope)
    if seen is None:
        raise NoDataError("No sale lines are there to be seen.", fix="shelfcast run")
    named = against if isinstance(against, tuple) else None
    compare = "previous_period" if isinstance(against, tuple) else against
    _ordered(start, end)
    window = resolve(start, end, compare, (), seen)
    before = named or (window.previous_start, window.previous_end)
    assert before[0] is not None
    assert before[1] is not None
    _ordered(*before)
    return Periods(window.start, window.end, before[0], before[1])


def undated(where: Sequence[Filter | str], known: Catalogue) -> tuple[Filter, ...]:
    """The filters, read; QueryError where one is on days, which would empty one of the periods."""
    filters = tuple(parse_filter(item) if isinstance(item, str) else item for item in where)
    for wanted in filters:
        if known.dimension(wanted.field).grain:
            what = f"A filter on {wanted.field} would empty the period that is compared with."
            raise _refused(what, "give the days as --from and --to")
    return filters


def notes(both: Periods, seen: tuple[date, date] | None) -> tuple[str, ...]:
    """What a reader should know of the two periods before comparing them."""
    told = []
    if both.days != both.before_days:
        told.append(f"The periods differ in length: {both.days} days and {both.before_days} days.")
    if seen and both.before_start < seen[0]:
        told.append(f"The data starts on {seen[0]}, after the earlier period begins.")
    if seen and both.end > seen[1]:
        told.append(f"The data ends on {seen[1]}, before the period does.")
    if both.before_end >= both.start and both.end >= both.before_start:
        told.append("The two periods share days.")
    return tuple(told)


def _ordered(start: date | None, end: date | None) -> None:
    if start and end and start > end:
        raise _refused(f"The period from {start} to {end} ends before it starts.", "swap them")


def _refused(what: str, fix: str) -> QueryError:
    return QueryError(what, fix=fix, state=UNCHANGED)
