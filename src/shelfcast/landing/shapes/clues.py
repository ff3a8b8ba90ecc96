"""What is known of a table's days beside the table itself?

A person may say what the file is, on which day its periods begin, how long they are, and on which
day its stock was counted; a calendar that was landed knows which day `d_17` is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from shelfcast.errors import MappingError

GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
"""What `--freq` may say."""


@dataclass(frozen=True)
class Codes:
    """The codes of a calendar: those of its days, and those of its weeks with their first day."""

    days: Mapping[str, date] = field(default_factory=dict)
    weeks: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Start:
    """Which day the periods are counted from: `code` is the count that begins on `day`.

    Without a code, it is the lowest that the table has.
    """

    day: date
    code: int | None = None

    def __str__(self) -> str:
        """As `--start-date` takes it."""
        return str(self.day) if self.code is None else f"{self.code}={self.day}"


@dataclass(frozen=True)
class Days:
    """What a person said of the days: where periods begin, how long they are, when stock was
    counted."""

    start: Start | None = None
    freq: str | None = None
    as_of: date | None = None

    def notes(self) -> dict[str, str]:
        """The same as notes of a table, from which `recalled` reads it."""
        found = {"start date": self.start, "freq": self.freq, "as of": self.as_of}
        return {name: str(value) for name, value in found.items() if value is not None}

    def over(self, earlier: Days) -> Days:
        """What is said now, and what it leaves open as it was said before."""
        return Days(
            self.start or earlier.start, self.freq or earlier.freq, self.as_of or earlier.as_of
        )


def recalled(notes: Mapping[str, str]) -> Days:
    """What was told when the file was landed before.

    >>> recalled(Days(Start(date(2013, 1, 1)), "M").notes()).freq
    'M'
    """
    start, day = notes.get("start date"), notes.get("as of")
    return Days(
        read_start(start) if start else None,
        notes.get("freq"),
        date.fromisoformat(day) if day else None,
    )


@dataclass(frozen=True)
class Clues:
    """What is known of the days of a table. `columns` is their column -> ours, as it was told."""

    dataset: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    country: str = "GB"
    days: Days = field(default_factory=Days)
    calendar: Callable[[], Codes] = Codes

    @cached_property
    def codes(self) -> Codes:
        """The landed calendar's codes; looked up once, and only where they are asked for."""
        return self.calendar()


def read_start(text: str) -> Start:
    """`--start-date` as a person writes it. Raises MappingError.

    >>> read_start("2013-01-01"), str(read_start("0=2013-01-01"))
    (Start(day=datetime.date(2013, 1, 1), code=None), '0=2013-01-01')
    """
    match = re.fullmatch(r"\s*(?:(\d+)\s*=)?\s*(\d{4}-\d\d-\d\d)\s*", text)
    try:
        assert match is not None
        return Start(date.fromisoformat(match[2]), int(match[1]) if match[1] else None)
    except (AssertionError, ValueError) as error:
        raise MappingError(
            f"--start-date {text!r} is no day.",
            fix="--start-date 2013-01-01, or --start-date 0=2013-01-01 where 0 begins on that day",
        ) from error


def read_freq(text: str) -> str:
    """`--freq` as a letter of GRAINS. Raises MappingError.

    >>> read_freq("m")
    'M'
    """
    letter = text.strip().upper()[:1]
    if letter not in GRAINS:
        raise MappingError(f"--freq {text!r} is no period.", fix=f"one of {', '.join(GRAINS)}")
    return letter
