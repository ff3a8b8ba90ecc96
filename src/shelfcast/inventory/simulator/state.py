"""What does the one who orders know at the close of a period?

Units of the product. A policy is any function of this to quantities; what it asks for below 0
counts as 0, and the rules make whole packs of it.
Not here: ready-made policies (following.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.pipeline import Pipeline


@dataclass(frozen=True)
class State:
    """The counts at the close of `period`, each of the shape of a period's demand.

    period    0 for the evening before the first period
    on_hand   units on the shelf
    on_order  units ordered, not received and not known to be lost
    backlog   units that customers wait for, 0 where sales are lost
    """

    period: int
    on_hand: Floats
    on_order: Floats
    backlog: Floats
    pipeline: Pipeline

    @property
    def position(self) -> Floats:
        """On hand + on order - backlog."""
        return self.on_hand + self.on_order - self.backlog

    @property
    def due(self) -> Floats:
        """(k, ...): what arrives at the start of the next period, of the one after it, ...

        Raises ValueError where deliveries may be late or lost: then nobody knows.
        """
        if not self.pipeline.certain:
            raise ValueError("when deliveries are uncertain nobody knows what is due when")
        return self.pipeline.ahead(self.period)


Policy = Callable[[State], npt.ArrayLike]
