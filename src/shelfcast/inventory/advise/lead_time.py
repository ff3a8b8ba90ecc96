"""How long until an order is here, and may it never come?

A lead time is a share of orders for each number of periods, and what is missing to 1 never arrives.
It is learned as a survival curve: of the orders still on their way after k periods, which share
came in period k? Orders that have not come yet count in every period they have waited through; so
a delivery that is long overdue makes losses likelier, for itself and for the next. A promise counts
as PROMISE_COUNTS orders that came about then.
Units: periods of the caller's own length; 0 arrives at the start of the coming period and is sold
in it.
Source: the product-limit estimator, Kaplan & Meier (1958), JASA 53, equation 2, with the promise
as prior counts.
Not here: what is on its way now (pipeline.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from shelfcast.inventory.distribution import Floats

PROMISE_COUNTS = 2.0
# A promise is taken to be kept by half of the orders; lateness halves with each period more, early
# arrival is half as likely, and one order in twenty is taken to be lost.
LATE, EARLY, LOST = 0.4, 0.25, 0.05
LATEST = 8
NEVER = 10**6


@dataclass(frozen=True)
class LeadTime:
    """Periods from order to delivery: what is `promised`, what was `observed`, or the `chances`.

    promised: periods, told by the supplier. observed: periods that past deliveries took; a lost
    order is math.inf. chances: the share of orders for each number of periods, known from
    elsewhere; what is missing to 1 never arrives, and nothing is learned.
    """

    promised: int | None = None
    observed: Sequence[float] = ()
    chances: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrival:
    """`chance` (K + 1,) of arriving k periods after ordering; the rest never arrives."""

    chance: Floats

    @property
    def never(self) -> float:
        """The share of orders that never arrive."""
        return max(1.0 - float(self.chance.sum()), 0.0)

    @property
    def first(self) -> int:
        """The fewest periods that are not far-fetched."""
        return int(np.flatnonzero(self.chance >= 0.02 * self.chance.sum())[0])

    @property
    def last(self) -> int:
        """The most periods that are not far-fetched."""
        return int(np.flatnonzero(self.chance >= 0.01 * self.chance.sum())[-1])

    @property
    def mean(self) -> float:
        """Mean periods of those orders that arrive."""
        return float(np.arange(len(self.chance)) @ self.chance / self.chance.sum())

    def still(self, age: int) -> float:
        """The chance that an order arrives that has not within `age` periods.

        >>> round(Arrival(np.array([0.0, 0.25, 0.25, 0.25])).still(3), 3)
        0.5
        """
        left = float(self.chance[age:].sum())
        return left / (left + self.never) if left > 0 else 0.0

    def drawn(self, paths: int, random: np.random.Generator, age: int = 0) -> np.ndarray:
        """Periods after ordering (paths,) at which one order arrives, NEVER where it does not."""
        left = self.chance[age:]
        total = left.sum() + self.never
        if left.sum() <= 0:
            return np.full(paths, NEVER)
        even = random.permutation((np.arange(paths) + 0.5) / paths) * total
        place = np.searchsorted(np.cumsum(left), even)
        return np.where(place < len(left), place + age, NEVER)


def certain(periods: int) -> Arrival:
    """Every order arrives after exactly so many periods."""
    chance = np.zeros(periods + 1)
    chance[periods] = 1.0
    return Arrival(chance)


def arrival(lead_time: LeadTime, waiting: Iterable[int] = ()) -> Arrival:
    """What is known of lead times; `waiting`: the ages of the orders that have not come yet.

    One in four never came, and three are overdue by much:

    >>> known = arrival(LeadTime(promised=2, observed=[1, 2, 3] * 4), waiting=[9, 12, 15])
    >>> 0.1 < known.never < 0.3
    True
    """
    if lead_time.chances:
        chance = np.zeros(max(lead_time.chances) + 1)
        for periods, share in lead_time.chances.items():
            chance[periods] = share
        return Arrival(chance)
    came = sorted(int(k) for k in lead_time.observed if math.isfinite(k))
    if lead_time.promised is None and not came:
        return certain(0)
    promised = came[len(came) // 2] if lead_time.promised is None else lead_time.promised
    prior = _promise(promised, max([promised + LATEST, *came]))
    alive = 1.0 - np.concatenate([[0.0], np.cumsum(prior)[:-1]])
    events, at_risk = PROMISE_COUNTS * prior, PROMISE_COUNTS * alive
    for k in came:
        events[k] += 1
        at_risk[: k + 1] += 1
    lost = len(lead_time.observed) - len(came)
    for age in [*waiting, *([len(prior)] * lost)]:
        at_risk[:age] += 1
    hazard = np.divide(events, at_risk, out=np.zeros_like(events), where=at_risk > 0)
    kept = np.concatenate([[1.0], np.cumprod(1 - hazard)[:-1]])
    return Arrival(hazard * kept)


def _promise(promised: int, longest: int) -> Floats:
    """The share of orders that come in each period, from a promise alone."""
    off = np.arange(longest + 1) - promised
    halved = 0.5 ** np.abs(off)
    weight = np.where(off > 0, LATE * halved, np.where(off < 0, EARLY * halved, 0.5))
    weight[np.abs(off) > LATEST // 2] = 0.0
    return np.asarray(weight / weight.sum() * (1 - LOST))
