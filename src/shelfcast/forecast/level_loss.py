"""How wrong are forecasts of the parts at every level at once?

The mean over levels of the weighted RMSSE: a series counts by what it sold lately, in money where
prices are known and in units where not. What mends the total and spoils the products, or the other
way round, shows in one number.
Source: WRMSSE, Makridakis et al. (2022), The M5 accuracy competition, section 3.2.
Not here: which forecasts are compared (reconcile.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast import scores
from shelfcast.forecast.backtest import scored
from shelfcast.forecast.level import Level
from shelfcast.forecast.series import Floats, Panel

LATELY = {"D": 28, "W": 4, "M": 1}


@dataclass(frozen=True)
class Ruler:
    """One level at one cutoff: what was sold (G x H), the scales and the weights (G)."""

    level: Level
    y: Floats
    scale: Floats
    weight: Floats

    def loss(self, leaves: Floats) -> float:
        """The weighted RMSSE of the level's sums of leaves, S x H; 0 where nothing is scored."""
        squares = (self.level.sums(leaves)[:, : self.y.shape[1]] - self.y) ** 2
        count = np.isfinite(squares).sum(axis=1)
        total = np.where(np.isfinite(squares), squares, 0).sum(axis=1)
        usable = (count > 0) & (self.scale > 0) & (self.weight > 0)
        if not usable.any():
            return 0.0
        root = np.sqrt(total[usable] / count[usable] / self.scale[usable])
        return float((root * self.weight[usable]).sum() / self.weight[usable].sum())


def rulers(levels: Sequence[Level], leaves: Panel, number: int, horizon: int) -> list[Ruler]:
    """The rulers of every level at cutoff `number` of the backtest."""
    weight = leaf_weights(leaves, levels[0].origins[number].cutoff)
    return [
        Ruler(
            one,
            scored(one.truth, one.origins[number], horizon),
            np.nan_to_num(scores.squared_scale(one.truth[:, : one.origins[number].cutoff])),
            one.groups.sums(weight[:, None])[:, 0],
        )
        for one in levels
    ]


def loss(over: Sequence[Ruler], leaves: Floats) -> float:
    """The mean over levels."""
    return float(np.mean([one.loss(leaves) for one in over]))


def leaf_weights(leaves: Panel, cutoff: int) -> Floats:
    """What each series sold in the last month before a cutoff, in money, or in units; S values.

    A price not seen in that month is the last one seen, or the median of all.
    """
    start = max(0, cutoff - LATELY[leaves.cadence.freq])
    units: Floats = np.nan_to_num(leaves.sold(start, cutoff)).sum(axis=1)
    known = ~np.isnan(leaves.price[:, :cutoff])
    if not known.any():
        return units
    last = cutoff - 1 - np.argmax(known[:, ::-1], axis=1)
    price = np.where(known.any(axis=1), leaves.price[np.arange(len(units)), last], np.nan)
    found: Floats = units * np.where(np.isnan(price), np.nanmedian(price), price)
    return found
