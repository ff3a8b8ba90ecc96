"""What was demand in each period, where the record is silent, cut off, or struck by a spike?

- Unknown periods (NaN) count for nothing.
- A period out of stock says only that demand was at least what sold: it is taken as what was usual
  in the in-stock periods around it, or what sold if that is more.
- A spike that its neighbours do not share is brought down to the edge of what is usual, for the
  models to learn a level from; it stays as it was in the errors, for it may come again. The last
  period has no right-hand neighbour: half of its excess is believed until the next one tells.
Units: units per period. Series longer than KEPT periods (or three seasons) lose their oldest.
Not here: the models (models.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
KEPT = 160
SEASONS_KEPT = 3
# A spike is further out than this many robust standard deviations of its neighbourhood.
SPIKE = 4.0
NEIGHBOURS = 6
# The mean absolute deviation of a normal is this share of its standard deviation.
MAD_OF_NORMAL = 0.6745
NEARNESS = 8.0


@dataclass(frozen=True)
class Past:
    """Demand (n,) as it was and as models learn from it, the periods that are known, in `unit`.

    `demand` and `learned` are divided by `unit`, the mean of what is known, so that every constant
    further on is free of scale. `whole` tells that all known demand is in whole units.
    """

    demand: Floats
    learned: Floats
    known: Flags
    unit: float
    whole: bool

    @property
    def bin(self) -> float:
        """How finely demand is counted: a unit of the product, or a fiftieth of the mean."""
        return 1.0 / self.unit if self.whole else 0.02


def past_of(history: Floats, in_stock: Flags | None, season: int | None) -> Past:
    """The past of a series (n,) as the models take it; `history` may hold NaN."""
    kept = max(KEPT, SEASONS_KEPT * (season or 0))
    history = history[-kept:]
    known = np.isfinite(history)
    demand = np.where(known, history, 0.0)
    if in_stock is not None:
        demand = uncensored(demand, known, in_stock[-kept:])
    unit = float(demand[known].mean()) if demand.any() else 1.0
    whole = bool(np.all(np.rint(history[known]) == history[known]))
    demand = demand / unit
    return Past(demand, tamed(demand, known), known, unit, whole)


def uncensored(demand: Floats, known: Flags, in_stock: Flags) -> Floats:
    """Demand with each known period out of stock raised to the usual of the in-stock ones nearby.

    >>> uncensored(np.array([8.0, 0.0, 8.0]), np.ones(3, bool), np.array([True, False, True]))
    array([8., 8., 8.])
    """
    sure = known & in_stock
    if not sure.any() or sure.all():
        return demand
    place = np.arange(len(demand))
    near = np.exp(-np.abs(place[:, None] - place[sure]) / NEARNESS)
    usual = near @ demand[sure] / near.sum(axis=1)
    return np.where(known & ~in_stock, np.maximum(demand, usual), demand)


def tamed(demand: Floats, known: Flags) -> Floats:
    """Demand whose lonely spikes are cut to the edge of what is usual around them.

    >>> steady = np.array([9.0, 10, 11, 10, 9, 60, 10, 11, 9, 10, 10, 11])
    >>> float(tamed(steady, np.ones(12, bool))[5]) < 20
    True
    """
    values = demand[known]
    n = len(values)
    if n < NEIGHBOURS or np.mean(values == 0) > 1 / 3:
        return demand
    reach = NEIGHBOURS // 2
    offsets = np.r_[-reach:0, 1 : reach + 1]
    place = np.arange(n)[:, None]
    # At the ends the neighbourhood is made whole from further inside.
    near = place + offsets
    near = np.where(
        near < 0, near + NEIGHBOURS + 1, np.where(near >= n, near - NEIGHBOURS - 1, near)
    )
    around = values[np.clip(near, 0, n - 1)]
    middle = np.median(around, axis=1)
    deviations = np.abs(
        values - np.median(values[np.clip(place + np.r_[offsets, 0], 0, n - 1)], axis=1)
    )
    spread = (
        max(float(np.median(np.abs(np.diff(values)))), float(np.median(deviations))) / MAD_OF_NORMAL
    )
    edge = middle + SPIKE * spread
    alone = (values > edge) & (around.max(axis=1) < (values + middle) / 2)
    cut = np.where(alone, edge, values)
    if alone[-1]:
        cut[-1] = (values[-1] + edge[-1]) / 2
    calm = demand.copy()
    calm[known] = cut
    return calm
