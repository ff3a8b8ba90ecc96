"""What is known of one level of sums, such as stores or categories?

Its series, what they sold, and what every model forecast of them at each cutoff and at the end.
Units per period. Not here: how they come about (level_run.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.bottom_up import Grouping
from shelfcast.forecast.series import Floats

LEAF = "store_product"
BLOCK = 10_000


@dataclass(frozen=True)
class Level:
    """One level: its series, what was sold (G x T), the origins of the backtest and the last."""

    groups: Grouping
    truth: Floats
    origins: list[Origin]
    last: Origin

    def blocks(self) -> list[slice]:
        """All series, BLOCK at a time: their quantiles are a hundred numbers a series and more."""
        size = self.groups.keys.height
        return [slice(first, min(first + BLOCK, size)) for first in range(0, size, BLOCK)]

    def sums(self, leaves: Floats) -> Floats:
        """Forecasts of the level's series from those of the store x products, S x H -> G x H."""
        return leaves if self.groups.level == LEAF else self.groups.sums(leaves)
