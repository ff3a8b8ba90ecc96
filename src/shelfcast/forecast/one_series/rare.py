"""How likely is a period without any demand, and how much is asked for in the others?

For demand that is often zero: the share of periods with demand and the sizes asked for then, each
from the past with older periods counting less. A path draws whether, then how much among the sizes
there were. No level is followed from period to period, so zero stays an answer of its own.
Source: the two parts of Croston (1972), Operational Research Quarterly 23(3), kept as a
distribution instead of a rate.
Not here: models of a level (models.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from shelfcast.forecast.one_series.draws import evenly
from shelfcast.forecast.one_series.likelihood import log_in_bin
from shelfcast.forecast.one_series.past import Floats, Past

MEMORIES = (10.0, 30.0, np.inf)
# Half a period with demand and half a period without are taken to have been seen before the first.
SEEN_BEFORE = 0.5
LEAST_ZEROS = 0.1
SIZE_PRIOR = 2.0


@dataclass(frozen=True)
class Rare:
    """k memories: `logs` (k, n) of what came, `chance` (k,) of demand now, `weight` (k, n)."""

    name = "rare"
    share = 0.3
    logs: Floats
    chance: Floats
    weight: Floats
    demand: Floats

    def draw(self, row: int, paths: int, horizon: int, random: np.random.Generator) -> Floats:
        """Paths (paths, H) of one of the memories: whether, then one of the sizes there were."""
        level, chance = evenly(paths, horizon, random), self.chance[row]
        order = np.argsort(self.demand, kind="stable")
        order = order[self.weight[row][order] > 0]
        steps = np.cumsum(self.weight[row][order])
        within = np.clip((level - 1 + chance) / chance, 0, 1) * steps[-1]
        place = np.minimum(np.searchsorted(steps, within), len(order) - 1)
        return np.where(level >= 1 - chance, self.demand[order][place], 0.0)


def rare(past: Past) -> Rare | None:
    """The models of rare demand, None where demand is not rare."""
    sold = past.known & (past.demand > 0)
    if not sold.any() or 1 - sold.sum() / past.known.sum() < LEAST_ZEROS:
        return None
    n = len(past.demand)
    logs, chance, weight = [], [], []
    for memory in MEMORIES:
        discount = 1 - 1 / memory
        seen, with_demand = _before(past.known, discount), _before(sold, discount)
        p = (with_demand + SEEN_BEFORE) / (seen + 2 * SEEN_BEFORE)
        size, spread = _sizes(past, sold, discount)
        positive = np.log(p[:-1]) + log_in_bin(past.demand, size, spread, past.bin, positive=True)
        logs.append(np.where(past.demand > 0, positive, np.log1p(-p[:-1])))
        chance.append(p[-1])
        weight.append(sold * discount ** np.arange(n - 1, -1, -1))
    return Rare(np.array(logs), np.array(chance), np.array(weight), past.demand)


def _before(values: np.ndarray, discount: float) -> Floats:
    """Discounted sums before each period, and now (n + 1,)."""
    return np.concatenate([[0.0], lfilter([1.0], [1.0, -discount], values.astype(np.float64))])


def _sizes(past: Past, sold: np.ndarray, discount: float) -> tuple[Floats, Floats]:
    """Mean and scale of the sizes before each period (n,); at first the mean of all demand."""
    count = _before(sold, discount)[:-1]
    first, square = (_before(np.where(sold, past.demand**k, 0.0), discount)[:-1] for k in (1, 2))
    mean = (first + SIZE_PRIOR) / (count + SIZE_PRIOR)
    variance = (square + SIZE_PRIOR * 2.0) / (count + SIZE_PRIOR) - mean**2
    return mean, np.sqrt(np.maximum(variance, 0.05))
