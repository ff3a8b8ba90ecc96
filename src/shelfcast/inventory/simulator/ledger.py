"""What happened in each period, in units and money, so that every row adds up?

In every row, for every lane:
    opening + received - sold - spoiled = closing
    backlog at the opening + demand     = sold + lost + backlog
    on order at the opening + ordered   = received + lost in transit + on order
    cost = holding + shortage + ordering + purchase + spoilage
Row 0 is the count before the first period; its opening is its closing.

Units of the product; money in the project's currency. A ledger keeps every row, or, for speed, the
sums over the periods scored only.
Not here: the order of events (clock.py), the frame that people read (account.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.rules import Costs

UNITS = (
    "opening",
    "received",
    "demand",
    "sold",
    "lost",
    "spoiled",
    "closing",
    "backlog",
    "ordered",
    "on_order",
    "lost_in_transit",
)
COST_PARTS = (
    "holding_cost",
    "shortage_cost",
    "ordering_cost",
    "purchase_cost",
    "spoilage_cost",
)
_SUMMED = tuple(name for name in UNITS if name not in ("opening", "on_order"))
_COUNTED = ("orders", "periods_short")


class Ledger:
    """The rows, or the sums, of lanes of `shape` over `periods` periods and the row before them."""

    def __init__(self, shape: tuple[int, ...], periods: int, rows: bool, scored_from: int) -> None:
        self._scored_from = scored_from
        self.rows: dict[str, Floats] = (
            {name: np.zeros((periods + 1, *shape)) for name in UNITS} if rows else {}
        )
        self._sums = {name: np.zeros(shape) for name in (*_SUMMED, *_COUNTED)}
        self.last_backlog = np.zeros(shape)

    def write(self, period: int, **units: Floats) -> None:
        """A period's row. Arrays are copied: the caller may go on with them."""
        for name, rows in self.rows.items():
            if name in units:
                rows[period] = units[name]
        if period < self._scored_from:
            return
        for name in _SUMMED:
            self._sums[name] += units[name]
        self.last_backlog = units["backlog"]
        self._sums["orders"] += units["ordered"] > 0
        self._sums["periods_short"] += (units["lost"] > 0) | (units["backlog"] > 0)

    @property
    def sums(self) -> dict[str, Floats]:
        """By name, the sum over the periods scored: of `closing` that is unit-periods held.

        `orders` counts the orders placed, `periods_short` the periods in which somebody found none.
        """
        return self._sums


def money(units: dict[str, Floats], costs: Costs, backorders: bool) -> dict[str, Floats]:
    """The parts of the cost of these units (rows or sums, with `orders`), and `cost`, their sum."""

    def times(rate: object, name: str) -> Floats:
        return np.asarray(np.asarray(rate, dtype=np.float64) * units[name])

    short = "backlog" if backorders else "lost"
    values = (
        times(costs.holding, "closing"),
        times(costs.shortage, short),
        times(costs.order, "orders"),
        times(costs.purchase, "received"),
        times(costs.spoilage, "spoiled"),
    )
    parts = dict(zip(COST_PARTS, values, strict=True))
    return {**parts, "cost": np.asarray(sum(values))}
