"""What did a holiday or an event do to sales the last times?

For each event and each store x category: what sold on its days over what the same weekdays two
weeks around sold without it, summed over all earlier occurrences; the logarithm of that ratio is
the lift. Of events that are rare, the two days before and the day after have a lift of their own.
An occurrence is used once the weeks around it are over, so that nothing later than an origin is
asked. Ratios of few sales are drawn to 1 by one mean day.
Units: logarithms of ratios. Not here: what events there are (ahead.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.ahead import Ahead
from shelfcast.forecast.series import Floats, Ints
from shelfcast.forecast.sums import Sums, running

RARE = 0.06
OFFSETS = (-2, -1, 0, 1)
AROUND = (-2, -1, 1, 2)
BOUND = 1.5


@dataclass(frozen=True)
class _Lift:
    """One event at one offset. day: stores x periods, when it is; ready: n periods from which an
    occurrence may be used; top, bottom: G x (n + 1) running sums over occurrences.
    """

    day: npt.NDArray[np.bool_]
    ready: Ints
    top: Floats
    bottom: Floats


@dataclass(frozen=True)
class Lifts:
    """The lifts of G groups (store x category). store: of each group; of: their running sums.

    code: stores x periods, the number of the rarest event of the day, 0 for none. next, since:
    stores x periods, periods to and from the nearest rare event, 14 at most.
    """

    each: tuple[_Lift, ...]
    store: Ints
    of: Sums
    code: Ints
    next: Floats
    since: Floats

    def at(self, origin: int, target: int) -> Floats:
        """Sum of the lifts of what is on `target`, from occurrences over before `origin`; G."""
        total = np.zeros(len(self.store))
        mean = self.of.total[:, origin] / np.maximum(self.of.known[:, origin], 1) + 1e-9
        for lift in self.each:
            seen = int(np.searchsorted(lift.ready, origin, side="right"))
            on = lift.day[self.store, target]
            if seen == 0 or not on.any():
                continue
            found = np.log((lift.top[:, seen] + mean) / (lift.bottom[:, seen] + mean))
            total += np.where(on, found, 0)
        clipped: Floats = np.clip(total, -BOUND, BOUND)
        return clipped


def lifts(ahead: Ahead, of: Sums, store: Ints, season: int) -> Lifts | None:
    """The lifts of G groups from their running sums; None without events."""
    if ahead.events is None:
        return None
    rare = [bool((event > 0).mean() <= RARE) for event in ahead.events]
    each = []
    for event, is_rare in zip(ahead.events, rare, strict=True):
        for offset in OFFSETS if is_rare and season > 1 else (0,):
            each.append(_lift(_shifted(event > 0, offset), of.rate, store, season))
    some = np.zeros(ahead.events.shape[1:], dtype=bool)
    for event, is_rare in zip(ahead.events, rare, strict=True):
        some |= (event > 0) & is_rare
    after, before = _distance(some[:, ::-1])[:, ::-1], _distance(some)
    return Lifts(tuple(each), store, of, _codes(ahead.events), after, before)


def _lift(day: npt.NDArray[np.bool_], rates: Floats, store: Ints, season: int) -> _Lift:
    length = rates.shape[1]
    periods = np.flatnonzero(day[:, :length].any(axis=0))
    on = day[store][:, periods]
    expected = _expected(day, rates, store, periods, season)
    sold = rates[:, periods]
    usable = on & ~np.isnan(sold) & ~np.isnan(expected)
    ready = periods + max(AROUND) * season + 1
    return _Lift(
        day,
        ready,
        running(np.where(usable, sold, 0)),
        running(np.where(usable, expected, 0)),
    )


def _expected(
    day: npt.NDArray[np.bool_], rates: Floats, store: Ints, periods: Ints, season: int
) -> Floats:
    """Mean rate of the same weekdays around, those with the event left out; NaN where none."""
    total = np.zeros((len(rates), len(periods)))
    count = np.zeros_like(total)
    length = rates.shape[1]
    for step in AROUND:
        beside = periods + step * season
        inside = (beside >= 0) & (beside < length)
        column = np.where(inside, beside, 0)
        value = rates[:, column]
        good = inside & ~day[store][:, column] & ~np.isnan(value)
        total += np.where(good, value, 0)
        count += good
    mean: Floats = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return mean


def _shifted(day: npt.NDArray[np.bool_], offset: int) -> npt.NDArray[np.bool_]:
    """Where the day lies `offset` periods from one with the event."""
    out = np.zeros_like(day)
    if offset < 0:
        out[:, :offset] = day[:, -offset:]
    elif offset > 0:
        out[:, offset:] = day[:, :-offset]
    else:
        out = day
    return out


def _codes(events: Floats) -> Ints:
    """1 + the number of the rarest event of each store and period; 0 where there is none."""
    order = np.argsort(-(events > 0).sum(axis=(1, 2)), kind="stable")
    out = np.zeros(events.shape[1:], dtype=np.int64)
    for number in order:
        out = np.where(events[number] > 0, number + 1, out)
    return out


def _distance(some: npt.NDArray[np.bool_], most: int = 14) -> Floats:
    """Periods since the last True of each row, `most` at most."""
    place = np.where(some, np.arange(some.shape[1]), -most)
    found: Floats = np.minimum(
        np.arange(some.shape[1]) - np.maximum.accumulate(place, axis=1), most
    ).astype(np.float32)
    return found
