"""The warehouse has too little for all its stores: who gets how much?

Symbols, per store: x position, units; D demand until the next delivery; A what the warehouse has.
Rule: bring every store to the same chance α of lasting, x_i + a_i = Q_i(α), with α as high as A
allows; a store that is above that already gets nothing. It is the cheapest where a unit short
costs the same everywhere, since the next unit then saves the same in each store.
Assumptions: whole units at the end, the rest of each share given by the largest fraction.
Source: equal fractile allocation, Eppen & Schrage (1981), Centralized ordering policies in a
multi-warehouse system with lead times and random demand; fair shares under the balance assumption
of Clark & Scarf (1960).
Not here: how much the warehouse keeps (two_echelon.py, metric.py), transfers between stores.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import DemandDistribution, Floats

STEPS = 60
HIGHEST = 0.9999


def allocate(
    demand: DemandDistribution,
    position: npt.ArrayLike,
    available: npt.ArrayLike,
    group: npt.ArrayLike | None = None,
) -> Floats:
    """Whole units (n,) for each of n stores, from `available` (g,), whole units by group.

    `group` (n,) is the row of `available` each store draws on (a product's warehouse stock); by
    default there is one. All of it is given out, unless every store then lasts with near certainty.
    Raises ValueError for less than nothing.

    >>> d = DemandDistribution.from_quantiles([0.0, 1.0], [[0.0, 10.0], [0.0, 20.0]])
    >>> allocate(d, [2.0, 0.0], [13.0]).tolist()
    [3.0, 10.0]
    """
    held = np.asarray(position, dtype=np.float64)
    stock = np.atleast_1d(np.asarray(available, dtype=np.float64))
    index = np.zeros(len(held), np.int64) if group is None else np.asarray(group, np.int64)
    if np.any(stock < 0):
        raise ValueError("a warehouse has nothing or more")
    low, high = np.zeros(len(stock)), np.full(len(stock), HIGHEST)
    for _ in range(STEPS):
        middle = (low + high) / 2
        share = np.maximum(demand.quantile(middle[index]) - held, 0.0)
        fits = np.bincount(index, weights=share, minlength=len(stock)) <= stock
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    share = np.maximum(demand.quantile(low[index]) - held, 0.0)
    # Where even what is asked for at the very least is not there, everybody gets that part of it.
    asked = np.bincount(index, weights=share, minlength=len(stock))
    part = np.divide(stock, asked, out=np.ones_like(stock), where=asked > stock)
    share = share * part[index]
    return _whole(share, stock, index, full=low >= HIGHEST * (1 - 1e-9))


def _whole(
    share: Floats, stock: Floats, index: npt.NDArray[np.int64], full: npt.NDArray[np.bool_]
) -> Floats:
    """Shares rounded down; what that leaves goes unit by unit to the largest fractions."""
    units = np.floor(share + 1e-9)
    given = np.bincount(index, weights=units, minlength=len(stock))
    asked = np.ceil(np.bincount(index, weights=share, minlength=len(stock)) - 1e-6)
    left = np.where(full, np.minimum(asked, stock), np.floor(stock)) - given
    order = np.lexsort((np.arange(len(share)), -(share - units), index))
    first = np.searchsorted(index[order], np.arange(len(stock)))
    place = np.empty(len(share), np.int64)
    place[order] = np.arange(len(share)) - first[index[order]]
    return np.asarray(units + (place < left[index]))
