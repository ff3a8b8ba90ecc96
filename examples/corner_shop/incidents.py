"""What happened to the shop in the two years, and when?

Windows are fixed distances before the last day, `until`, so that a demo made today shows the same
story as one made last year. Both ends of a window belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 730
YEAR = 365


@dataclass(frozen=True)
class Window:
    """Days from `starts_on` to `ends_on`, both included."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __iter__(self) -> Iterator[date]:
        for step in range(len(self)):
            yield self.starts_on + timedelta(step)

    def __len__(self) -> int:
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True)
class Promotion:
    """A category at a discount in every store."""

    name: str
    category: str
    percent: int
    lift: float
    window: Window


@dataclass(frozen=True)
class Closure:
    """A store shut for a while."""

    store_id: str
    reason: str
    window: Window


@dataclass(frozen=True)
class StockOut:
    """A product of which a store had none."""

    store_id: str
    product_id: str
    window: Window


@dataclass(frozen=True)
class Incidents:
    """Everything that happened, given the last day."""

    until: date

    @property
    def first_day(self) -> date:
        """The first of the 730 days."""
        return self.until - timedelta(DAYS - 1)

    @property
    def days(self) -> Window:
        """All 730 days."""
        return Window(self.first_day, self.until)

    @property
    def promotion(self) -> Promotion:
        """Two weeks of snacks at 20 % off."""
        return Promotion("SNACK20", "Snacks", 20, 1.9, self._window(129, 14))

    @property
    def closure(self) -> Closure:
        """Nine days of refurbishment."""
        return Closure("S03", "Refurbishment", self._window(200, 9))

    @property
    def stock_out(self) -> StockOut:
        """Twelve days without the best seller: its supplier was late."""
        return StockOut("S02", "DRI-101", self._window(70, 12))

    @property
    def christmas_days(self) -> tuple[date, ...]:
        """Every 25 December from the first day to a year after the last."""
        years = range(self.first_day.year, self.until.year + 2)
        days = (date(year, 12, 25) for year in years)
        return tuple(day for day in days if self.first_day <= day <= self.until + timedelta(YEAR))

    @property
    def launched(self) -> dict[str, date]:
        """Products that were not sold before a day of the second year."""
        first = self.first_day
        return {
            "SNA-102": first + timedelta(YEAR + 45),
            "FRO-105": first + timedelta(YEAR + 180),
        }

    @property
    def ended(self) -> dict[str, date]:
        """Products and the last day they were sold."""
        return {"HOU-106": self.first_day + timedelta(YEAR + 120)}

    def is_closed(self, store_id: str, day: date) -> bool:
        """Was the store shut that day?"""
        at_closure = store_id == self.closure.store_id and day in self.closure.window
        return at_closure or (day.month, day.day) == (12, 25)

    def _window(self, days_before: int, length: int) -> Window:
        starts_on = self.until - timedelta(days_before)
        return Window(starts_on, starts_on + timedelta(length - 1))
