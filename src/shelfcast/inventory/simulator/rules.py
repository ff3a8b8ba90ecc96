"""Under which rules does the simulated shop trade, what does it start with, and what costs money?

Units: a period is a day or a week, whichever demand is told by; units of the product; money in the
project's currency. What is told by product may be one number for all or an array (n,).
Not here: how deliveries go wrong (deliveries.py), the order of events in a period (clock.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.deliveries import Deliveries


@dataclass(frozen=True)
class Rules:
    """How the shop orders and sells.

    deliveries     how long an order takes, and whether all of it comes
    review_period  periods between two decisions; the first is at the close of period 0
    backorders     True: who finds none waits for it. False: the sale is lost
    pack_size      orders are whole multiples; None for any quantity
    minimum_order  the least an order holds, in units; None for none
    shelf_life     periods in which a unit can be sold, that of its arrival included; None for ever
    last_order     the last period at whose close orders are placed; None for no end

    Raises ValueError for a review period, pack or shelf life below 1.
    """

    deliveries: Deliveries = field(default_factory=Deliveries)
    review_period: int = 1
    backorders: bool = False
    pack_size: npt.ArrayLike | None = None
    minimum_order: npt.ArrayLike | None = None
    shelf_life: npt.ArrayLike | None = None
    last_order: int | None = None

    def __post_init__(self) -> None:
        if self.review_period < 1:
            raise ValueError("a review period lasts 1 period or more")
        if self.pack_size is not None and np.any(np.asarray(self.pack_size) <= 0):
            raise ValueError("a pack holds more than 0 units")
        if self.shelf_life is not None and np.any(np.asarray(self.shelf_life) < 1):
            raise ValueError("a shelf life lasts 1 period or more")

    def decides(self, period: int) -> bool:
        """Whether orders are placed at the close of this period."""
        over = self.last_order is not None and period > self.last_order
        return period % self.review_period == 0 and not over


@dataclass(frozen=True)
class Costs:
    """What costs money, each a number or an array (n,).

    holding    a unit that is there at the count, a period
    shortage   a unit of a lost sale; with backorders a unit that waits at the count, a period
    order      an order placed
    purchase   a unit received
    spoilage   a unit spoiled, beside what it was bought for
    """

    holding: npt.ArrayLike = 0.0
    shortage: npt.ArrayLike = 0.0
    order: npt.ArrayLike = 0.0
    purchase: npt.ArrayLike = 0.0
    spoilage: npt.ArrayLike = 0.0

    def of(self, lanes: npt.NDArray[np.bool_]) -> Costs:
        """Of some products, marked by `lanes` (n,)."""
        every = (getattr(self, one.name) for one in fields(self))
        return Costs(*(np.broadcast_to(np.asarray(c), lanes.shape)[lanes] for c in every))


@dataclass(frozen=True)
class Start:
    """What is there at the count of period 0, the evening before the first period.

    on_hand  units (n,), or one number for all
    due      (k, n): units that arrive at the start of period 1, 2, ... k; None for none
    ages     (life, n): the units on hand by the periods they can still be sold in, the first row
             those that can be sold in one more; None: all are fresh. Told, it is the stock on hand
    """

    on_hand: npt.ArrayLike = 0.0
    due: npt.ArrayLike | None = None
    ages: npt.ArrayLike | None = None

    def stock(self, shape: tuple[int, ...]) -> Floats:
        """Units on hand, of this shape, as an array of its own. Raises ValueError below 0."""
        given = self.on_hand if self.ages is None else np.sum(np.asarray(self.ages), axis=0)
        stock = np.array(np.broadcast_to(np.asarray(given, dtype=np.float64), shape))
        if not np.all(stock >= 0):
            raise ValueError("stock at the start is a number, 0 or more")
        return stock
