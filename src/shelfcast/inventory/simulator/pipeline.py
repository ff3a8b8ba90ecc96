"""What is on its way to the shop, and when is it due?

Units of the product, by the period at whose start they arrive. A ring of as many rows as an order
can take periods: the row that was received today is free for orders due that many periods ahead.
Not here: how long an order takes and how much of it comes (deliveries.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.deliveries import Deliveries
from shelfcast.inventory.simulator.rules import Start

# Floats that stand for whole units, such as 0.1 x 30, may lie this far below them.
ROUNDING = 1e-9


class Pipeline:
    """Orders on their way, in lanes of `shape`; the first close is that of period 0."""

    def __init__(
        self, start: Start, deliveries: Deliveries, shape: tuple[int, ...], seed: int
    ) -> None:
        due = np.zeros((0, *shape)) if start.due is None else np.asarray(start.due, np.float64)
        self._deliveries, self._rng = deliveries, np.random.default_rng(seed)
        self._slots = max(deliveries.longest + 1, len(due))
        self._due = np.zeros((self._slots, *shape))
        self._astray = None if deliveries.certain else np.zeros((self._slots, *shape))
        for ahead, units in enumerate(due, start=1):
            self._due[ahead % self._slots] = units
        if not np.all(self._due >= 0):
            raise ValueError("what is due is a number, 0 or more")
        self._none = np.zeros(shape)
        self._lanes = np.arange(int(np.prod(shape)))
        self.on_order: Floats = self._due.sum(axis=0)

    @property
    def certain(self) -> bool:
        """True where it is known when everything comes."""
        return self._deliveries.certain

    def place(self, period: int, quantity: Floats) -> None:
        """Orders of these units at the close of `period`."""
        self.on_order += quantity
        one_day = self._astray is None and np.ndim(self._deliveries.lead_time) == 0
        if one_day:
            self._due[(period + 1 + self._deliveries.longest) % self._slots] += quantity
            return
        lead, share = self._deliveries.draw(self._rng, quantity.shape)
        slot = ((period + 1 + lead) % self._slots).ravel()
        coming = np.where(share < 1, np.floor(quantity * share + ROUNDING), quantity)
        self._due.reshape(self._slots, -1)[slot, self._lanes] += coming.ravel()
        if self._astray is not None:
            astray = self._astray.reshape(self._slots, -1)
            astray[slot, self._lanes] += (quantity - coming).ravel()

    def receive(self, period: int) -> tuple[Floats, Floats]:
        """What arrives at the start of `period`, and what should have and never will."""
        slot = period % self._slots
        received = self._due[slot].copy()
        self._due[slot] = 0.0
        self.on_order -= received
        if self._astray is None:
            return received, self._none
        astray = self._astray[slot].copy()
        self._astray[slot] = 0.0
        self.on_order -= astray
        return received, astray

    def ahead(self, period: int) -> Floats:
        """(k, ...): at the close of `period`, what arrives at the start of the next, and so on."""
        return self._due[(period + 1 + np.arange(self._slots)) % self._slots]
