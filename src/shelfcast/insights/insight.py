"""What is an insight asked, and what does it answer?

Every insight is called the same way and answers in the same shape: sentences that a person reads,
one frame that a program reads, and what to know of both.
Not here: the insights themselves, a file each; their names (listing.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from shelfcast.errors import NoDataError
from shelfcast.insights.periods import Against
from shelfcast.metrics import Reader, Scope, data_range, parse_filter
from shelfcast.metrics.filters import Filter


@dataclass(frozen=True)
class Question:
    """The snapshot, the viewer, and the days, filters and split that are wanted."""

    reader: Reader
    scope: Scope = field(default_factory=Scope)
    start: date | None = None
    end: date | None = None
    against: Against = "previous_period"
    by: str | None = None
    where: tuple[Filter | str, ...] = ()
    currency: str = ""

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters, read."""
        return tuple(parse_filter(item) if isinstance(item, str) else item for item in self.where)

    def days(self) -> tuple[date, date]:
        """The first and last day wanted, else of the lines that the viewer sees.

        Raises NoDataError where none is seen.
        """
        seen = data_range(self.reader, self.scope)
        if seen is None:
            raise NoDataError("No sale lines are there to be seen.", fix="shelfcast run")
        return self.start or seen[0], self.end or seen[1]


@dataclass(frozen=True)
class Insight:
    """An answer. `formats` says for each column how metrics/format.py writes it."""

    title: str
    sentences: tuple[str, ...]
    frame: pl.DataFrame
    formats: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
