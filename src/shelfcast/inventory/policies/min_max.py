"""Below which stock to order, and up to which, when a look finds it and each order costs something?

(s, S): at a look, a position at or below s is brought up to S. Symbols, per product: m(d) the
probability of d units a period; K order cost; g(y) expected holding and shortage cost of a period
that starts from position y; M(j) renewal function of demand: with f(0) = 1 / (1 - m(0)) and
f(j) = f(0) Σ_{l=1..j} m(l) f(j - l), M(j) = f(0) + ... + f(j - 1);
    cost of (s, S) = (K + Σ_{d=0}^{S-s-1} f(d) g(S - d)) / M(S - s).
The best is found among all: y* minimises g; for a level S, s goes down while g(s) is below the
best cost; S goes up from y* while g(S) is below it. No (s, S) outside can be better.
Assumptions: whole units, backorders, the same demand in every period.
Source: Zheng & Federgruen (1991), Operations Research 39(4); Snyder & Shen, Fundamentals of Supply
Chain Theory, equations (4.71) to (4.75) and (5.7), and algorithm 4.2.
Not here: demand over a lead time (told as `covered`); continuous review (reorder_batches.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class MinMax(NamedTuple):
    """s and S, units, and money a period; (n,)."""

    point: Floats
    level: Floats
    cost: Floats


def exact_min_max(
    demand: npt.ArrayLike,
    holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    covered: npt.ArrayLike | None = None,
) -> MinMax:
    """The best s and S of n products. Costs are above 0, (n,) or one for all.

    `demand` (m,) or (n, m) is the probability of 0, 1, ... m - 1 units a period; `covered` the same
    for the periods that an order covers (lead time + 1), by default one period. Raises ValueError
    where probabilities do not sum to 1, nothing is ever asked for, or a cost is 0 or less.

    Snyder & Shen, example 4.7 (Poisson, mean 6; h = 1, p = 4, K = 5):

    >>> from scipy.stats import poisson
    >>> [round(float(v[0]), 3) for v in exact_min_max(poisson.pmf(np.arange(60), 6), 1, 4, 5)]
    [4.0, 10.0, 8.034]
    """
    chance = _chances(demand)
    window = chance if covered is None else _chances(covered)
    lanes = max(len(chance), len(window), *(np.size(c) for c in (holding, shortage, order_cost)))
    h, p, k = (
        np.broadcast_to(np.asarray(c, np.float64), lanes) for c in (holding, shortage, order_cost)
    )
    if np.any(h <= 0) or np.any(p <= 0) or np.any(k <= 0):
        raise ValueError("costs are above 0")
    search = _Search(np.broadcast_to(chance, (lanes, chance.shape[1])), window, h, p, k)
    return search.best()


class _Search:
    """All lanes at once: position y is counted from each lane's y*, up or down."""

    def __init__(self, chance: Floats, window: Floats, h: Floats, p: Floats, k: Floats) -> None:
        self._chance, self._k, self._h, self._p = chance, k, h, p
        self._window = np.broadcast_to(window, (len(h), window.shape[1]))
        self._mean = self._window @ np.arange(window.shape[1])
        below = np.cumsum(self._window, axis=1)
        self._centre = (below < (p / (p + h))[:, None] - 1e-12).sum(axis=1).astype(np.float64)
        self._visits = np.empty((len(h), 0))
        self._costs: dict[int, Floats] = {}

    def best(self) -> MinMax:
        """The best of every lane."""
        point, level = self._centre - 1, self._centre.copy()
        best = np.full(len(self._k), np.inf)
        up = 0
        while np.any(self._g(up) <= best):
            visits, spent = np.zeros_like(best), self._k.copy()
            down = 0
            while True:
                weight = self._visit(down)
                visits, spent = visits + weight, spent + weight * self._g(up - down)
                cost, down = spent / visits, down + 1
                better = cost < best - 1e-12
                best = np.where(better, cost, best)
                level = np.where(better, self._centre + up, level)
                point = np.where(better, self._centre + up - down, point)
                if down > up and np.all(self._g(up - down) > cost):
                    break
            up += 1
        return MinMax(point, level, best)

    def _g(self, offset: int) -> Floats:
        """g of the position `offset` above y* (n,)."""
        if offset not in self._costs:
            y = self._centre + offset
            units = np.arange(self._window.shape[1])
            short = (np.maximum(units - y[:, None], 0.0) * self._window).sum(axis=1)
            self._costs[offset] = self._h * (y - self._mean + short) + self._p * short
        return self._costs[offset]

    def _visit(self, j: int) -> Floats:
        """f(j) (n,): how often, on average, a cycle stands j units below S."""
        if j < self._visits.shape[1]:
            return self._visits[:, j]
        first = 1 / (1 - self._chance[:, 0])
        if j == 0:
            value = first
        else:
            steps = min(j, self._chance.shape[1] - 1)
            back = self._visits[:, j - steps : j][:, ::-1]
            value = first * (self._chance[:, 1 : steps + 1] * back).sum(axis=1)
        self._visits = np.column_stack([self._visits, value])
        return value


def _chances(given: npt.ArrayLike) -> Floats:
    chance = np.atleast_2d(np.asarray(given, dtype=np.float64))
    if np.any(chance < 0) or np.any(np.abs(chance.sum(axis=1) - 1) > 1e-6):
        raise ValueError("probabilities are not below 0 and sum to 1")
    if np.any(chance[:, 0] >= 1):
        raise ValueError("something is asked for, now and then")
    return chance
