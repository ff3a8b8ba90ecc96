"""How many periods does an order take, and how much of it ever comes?

Units: periods. An order placed at the close of period t with a lead time of L is received at the
start of period t + 1 + L: with L = 0 the next morning. An order placed at the close of Sunday and
taken for placed on Monday morning is the same order: L periods from that morning.

Symbols: L promised lead time; `late` the chances that it takes 0, 1, 2, ... periods more than that;
`never` the chance that nothing comes; `partial` the chance that only `share` of it comes, rounded
down to whole units.
Assumptions: orders are independent of each other and may overtake; what does not come is struck
off on the day it would have come, when the shop learns of it, and is not paid for.
Source: stockpyl and Snyder & Shen, Fundamentals of Supply Chain Theory, chapter 9 (disruptions and
yield uncertainty: the multiplicative yield of partial deliveries).
Not here: lead times learned from purchase orders (../lead_time.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Deliveries:
    """Lead time in periods, one for all or (n,), and how orders go wrong.

    Raises ValueError for a lead time below 0 or a chance outside 0..1.

    >>> Deliveries(2).certain, Deliveries(2, late=[0.8, 0.1, 0.1], never=0.01).longest
    (True, 4)
    """

    lead_time: npt.ArrayLike = 0
    late: Sequence[float] = (1.0,)
    never: float = 0.0
    partial: float = 0.0
    share: float = 0.5

    def __post_init__(self) -> None:
        lead = np.asarray(self.lead_time)
        if np.any(lead < 0) or np.any(lead != np.floor(lead)):
            raise ValueError("a lead time is a whole number of periods, 0 or more")
        chances = (*self.late, self.never, self.partial, self.share, self.never + self.partial)
        if any(not 0 <= chance <= 1 for chance in chances) or abs(sum(self.late) - 1) > 1e-9:
            raise ValueError("chances lie within 0 and 1, and those of being late sum to 1")

    @property
    def longest(self) -> int:
        """The most periods that an order can take."""
        return int(np.max(self.lead_time)) + len(self.late) - 1

    @property
    def certain(self) -> bool:
        """True where every order comes whole and on its day."""
        return len(self.late) == 1 and self.never == 0 and self.partial == 0

    def draw(self, rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Whole, Floats]:
        """Lead time (periods) and the share that comes, of an order in each lane of `shape`.

        The same number is drawn from `rng` for every lane, whether or not it orders, so that two
        policies simulated with one seed meet the same deliveries.
        """
        lead = np.broadcast_to(np.asarray(self.lead_time, dtype=np.int64), shape)
        if len(self.late) > 1:
            steps = np.cumsum(self.late)[:-1]
            lead = lead + np.searchsorted(steps, rng.random(shape), side="right")
        share = np.ones(shape)
        if self.never or self.partial:
            luck = rng.random(shape)
            share[luck < self.never + self.partial] = self.share
            share[luck < self.never] = 0.0
        return lead, share
