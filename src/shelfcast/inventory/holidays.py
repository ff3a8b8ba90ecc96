"""On which days does a supplier take no order and bring none, and when does an order come then?

A day is named `2026-12-25`, a stretch `2026-12-24..2027-01-02`, a weekday `saturday`. They are told
by supplier, and under `all` for every supplier. An order of a closed day is placed on the next open
one; a delivery that would come on a closed day comes on the next open one.
Whole days, counted from the day that is planned for.
Assumption: who is closed for more than two years is open again then.
Not here: closures of the shop (warehouse/), what an order needs (need.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from shelfcast.errors import SettingError
from shelfcast.inventory.distribution import Ints

EVERY = "all"
LONGEST = 732
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class OpenDays:
    """The next open day, from each of LONGEST days on: `following` (S, LONGEST) by supplier;
    supplier (n,) of each line.
    """

    following: Ints
    supplier: Ints

    def next_open(self, days: Ints) -> Ints:
        """The first open day on or after each of `days` (n, ...), counted from the day planned."""
        rows = self.supplier.reshape(-1, *[1] * (days.ndim - 1))
        inside = np.clip(days, 0, LONGEST - 1)
        return np.where(days < LONGEST, self.following[rows, inside], days)


def open_days(suppliers: pl.Series, holidays: Mapping[str, Sequence[str]], as_of: date) -> OpenDays:
    """Of lines whose suppliers these are. Raises SettingError for what is no day."""
    names = suppliers.unique().sort().to_list()
    everywhere = [*holidays.get(EVERY, ())]
    closed = [[*everywhere, *holidays.get(name, ())] for name in names]
    following = np.array([_following(words, as_of) for words in closed], dtype=np.int64)
    codes = {name: code for code, name in enumerate(names)}
    of = np.array([codes[name] for name in suppliers.to_list()], dtype=np.int64)
    return OpenDays(following.reshape(-1, LONGEST), of)


def _following(words: Sequence[str], as_of: date) -> Ints:
    """By day from `as_of` on, the first open day on or after it."""
    days = np.datetime64(as_of, "D") + np.arange(LONGEST)
    shut = np.zeros(LONGEST, dtype=bool)
    for first, last, weekday in (_days(word) for word in words):
        if weekday is not None:
            shut |= (days.astype(np.int64) + 3) % 7 == weekday
        else:
            shut |= (days >= np.datetime64(first, "D")) & (days <= np.datetime64(last, "D"))
    places = np.where(shut, LONGEST, np.arange(LONGEST))
    return np.asarray(np.minimum.accumulate(places[::-1])[::-1], dtype=np.int64)


def _days(word: str) -> tuple[date, date, int | None]:
    """First and last day of what a word names, and its weekday where it is one.

    >>> _days("2026-12-24..2027-01-02")[:2]
    (datetime.date(2026, 12, 24), datetime.date(2027, 1, 2))
    >>> _days("Sunday")[2]
    6
    """
    plain = word.strip().lower()
    if plain in WEEKDAYS:
        return date.min, date.max, WEEKDAYS.index(plain)
    first, _, last = plain.partition("..")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first), None
    except ValueError as error:
        raise SettingError(
            f"{word!r} is no day on which a supplier is closed.",
            fix="2026-12-25, 2026-12-24..2027-01-02 or saturday, in inventory.supplier_holidays",
        ) from error


def shifted(
    lines: pl.DataFrame, holidays: Mapping[str, Sequence[str]], as_of: date, review: float
) -> pl.DataFrame:
    """`lines` with lead_days and protection_days to the days that goods do come, own_lead_days
    without holidays, and wait_days (until an order can be placed) and held_days (that its delivery
    waits for an open day).
    """
    none = pl.lit(0, pl.Int64)
    lines = lines.with_columns(own_lead_days="lead_days", wait_days=none, held_days=none)
    if not holidays or lines.is_empty():
        return lines
    opened = open_days(lines["supplier_id"], holidays, as_of)
    lead = lines["lead_days"].to_numpy().astype(np.int64)
    placed = opened.next_open(np.zeros_like(lead))
    comes = opened.next_open(placed + lead)
    later = arrivals_of_next(opened, lead[:, None], review)[:, 0]
    return lines.with_columns(
        lead_days=pl.Series(comes),
        protection_days=pl.Series(np.maximum(later, comes)),
        wait_days=pl.Series(placed),
        held_days=pl.Series(comes - placed - lead),
    )


def arrivals_of_next(opened: OpenDays, lead: Ints, review: float) -> Ints:
    """When the order of the next look would be here (n, k), its lead time being `lead` (n, k)."""
    look = int(np.ceil(review - 1e-6))
    placed = opened.next_open(np.full(len(lead), look, dtype=np.int64))
    return opened.next_open(placed[:, None] + lead)
