"""With which days is a panel compared, and is as much known of them?

A change is told only where the days compared with lie within the data.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from shelfcast.dashboard.period import written
from shelfcast.dashboard.view import View
from shelfcast.metrics import QueryResult
from shelfcast.metrics.format import percent


@dataclass(frozen=True)
class Beside:
    """An answer with its changes, and the words for its days."""

    found: QueryResult
    is_known: bool
    words: str

    @property
    def frame(self) -> pl.DataFrame:
        """The rows; without changes where these are not known."""
        if self.is_known:
            return self.found.frame
        ends = ("_previous", "_change", "_change_pct")
        return self.found.frame.select(
            name for name in self.found.frame.columns if not name.endswith(ends)
        )

    def change(self, row: dict[str, object], metric: str) -> float | None:
        """The change of a row's metric as a share, None where it is not known."""
        value = row.get(f"{metric}_change_pct") if self.is_known else None
        return float(value) if isinstance(value, (int, float)) else None


def beside(view: View, metrics: tuple[str, ...], by: tuple[str, ...]) -> Beside:
    """The metrics by the dimensions, compared as the viewer wants it."""
    found = view.query(metrics, by=by, compare=view.filters.compare)
    before = (found.previous_start, found.previous_end)
    known = before[0] is not None and before[0] >= view.filters.data[0]
    days = written((found.start, found.end))
    if view.filters.compare is None:
        return Beside(found, is_known=False, words=days)
    rest = f"beside {written(before)}" if known else "as much before it is not known"
    return Beside(found, known, f"{days}, {rest}")


def with_change(text: str, change: float | None) -> str:
    """The text with the change behind it.

    >>> with_change("£12.00", 0.5), with_change("£12.00", None)
    ('£12.00, +50.0 %', '£12.00')
    """
    return text if change is None else f"{text}, {percent(change, signed=True)}"
