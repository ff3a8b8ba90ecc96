"""What does a report rest on: which snapshot, which days, which currency, whose view?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from shelfcast.metrics import Reader, Scope
from shelfcast.metrics.window import RECENT_DAYS


@dataclass(frozen=True)
class Basis:
    """The same for every sheet. `first` to `last` are the days with sales, both included."""

    reader: Reader
    book: Any
    scope: Scope
    currency: str
    first: date
    last: date

    @property
    def recent(self) -> date:
        """The first of the last four weeks."""
        return self.last - timedelta(days=RECENT_DAYS - 1)

    @property
    def words(self) -> str:
        """The line on top of every sheet."""
        seen = "" if self.scope.is_all else " · only the stores and categories this viewer may see"
        return (
            f"Snapshot {self.reader.snapshot_id} · sales from {self.first} to {self.last} · "
            f"{self.currency}{seen}"
        )
