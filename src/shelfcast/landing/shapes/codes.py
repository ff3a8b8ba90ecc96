"""Which day is `d_17`, week 11101, month number 3?

A landed calendar says, or a person who tells the day that the count begins on (`--start-date`).
Where neither does, the file is refused with what to do: a guessed day would move every number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from shelfcast.errors import UndatedError
from shelfcast.landing.shapes.clues import GRAINS, Clues, Start
from shelfcast.landing.shapes.periods import code_grain

KNOWN_SHARE = 0.9


def dated_codes(
    codes: Sequence[str], numbers: Sequence[int], prefix: str, clues: Clues, name: str
) -> tuple[dict[str, date], str]:
    """The first day of each code that is known, and their grain.

    `codes` are as the file writes them, `numbers` their counts, `prefix` the letters before the
    count or the name of the column that holds them.

    Raises UndatedError where nothing says which days they are.
    """
    grain = GRAINS.get(clues.days.freq or "") or code_grain(prefix)
    if clues.days.start is not None:
        if grain is None:
            raise _no_length(codes, clues.days.start, name)
        return _counted(codes, numbers, clues.days.start, grain), grain
    for known, length in ((clues.codes.days, "day"), (clues.codes.weeks, "week")):
        found = {code: known[code] for code in codes if code in known}
        if len(found) >= KNOWN_SHARE * len(codes):
            return found, length
    raise _no_start(codes, name, bool(clues.codes.days or clues.codes.weeks))


def _counted(
    codes: Sequence[str], numbers: Sequence[int], start: Start, grain: str
) -> dict[str, date]:
    first = start.code if start.code is not None else min(numbers)
    return {
        code: later(start.day, number - first, grain)
        for code, number in zip(codes, numbers, strict=True)
    }


def later(day: date, count: int, grain: str) -> date:
    """The day so many periods later; a month later is the same day of the next, 28 at the most.

    >>> later(date(2013, 1, 1), 33, "month"), later(date(2024, 4, 8), 2, "week")
    (datetime.date(2015, 10, 1), datetime.date(2024, 4, 22))
    """
    if grain in ("day", "week"):
        return day + timedelta(days=count * (7 if grain == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[grain]
    return date(months // 12, months % 12 + 1, min(day.day, 28))


def _no_length(codes: Sequence[str], start: Start, name: str) -> UndatedError:
    return UndatedError(
        f"{name} counts periods from {start.day}, but nothing says how long one is.",
        evidence=[f"its periods: {codes[0]} to {codes[-1]}"],
        fix=f"--start-date {start} --freq D, W or M",
    )


def _no_start(codes: Sequence[str], name: str, has_calendar: bool) -> UndatedError:
    calendar = "the landed calendar does not know them" if has_calendar else "no calendar is landed"
    return UndatedError(
        f"{name} counts its periods, and nothing says which days they are.",
        evidence=[f"its periods: {codes[0]} to {codes[-1]}", calendar],
        why="A guessed day would move every number of the file.",
        fix="ingest the calendar that has a column of these codes first, in the same command or "
        "before; or tell the day that the first one begins: --start-date 2013-01-01 --freq D",
    )
