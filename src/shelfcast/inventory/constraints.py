"""What can be ordered, given packs, the supplier's minimum, and the money there is?

Units: quantities in units of the product; money in the project's currency.
Rules: a quantity is rounded up to the minimum order and then to whole packs, so that the level
aimed at is reached. A budget is spent down the list it is given, best line first; a line that does
not fit is cut to the packs that do, and left out where these fall short of the minimum order.
Source: the greedy rule for a single budget over separable concave returns: Silver, Pyke & Thomas,
section on the multi-item newsvendor under a budget. It is within one line of the best.
Not here: the order of the list (expected_return.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats

# Sums of decimals held as floats miss a whole pack by less than this.
ROUNDING = 1e-9


def to_packs(need: npt.ArrayLike, pack_size: npt.ArrayLike, minimum: npt.ArrayLike) -> Floats:
    """Units to order for a `need` (n,): at least `minimum`, in whole packs; 0 where need <= 0.

    >>> to_packs([0.0, 5.0, 13.0, 2.4], [6, 6, 6, 1], [0, 10, 0, 0]).tolist()
    [0.0, 12.0, 18.0, 3.0]
    """
    wanted = np.asarray(need, dtype=np.float64)
    pack = np.asarray(pack_size, dtype=np.float64)
    packs = np.ceil(np.maximum(wanted, np.asarray(minimum, dtype=np.float64)) / pack - ROUNDING)
    return np.asarray(np.where(wanted > ROUNDING, packs * pack, 0.0))


def within_budget(
    quantity: npt.ArrayLike,
    unit_cost: npt.ArrayLike,
    pack_size: npt.ArrayLike,
    minimum: npt.ArrayLike,
    *,
    budget: float,
) -> Floats:
    """The quantities (n,) that `budget` buys, down the list; the arrays are in rank order.

    A line of unknown (NaN) cost is left out: nobody can say that it fits.

    >>> within_budget([10, 12, 5], [2.0, 1.0, 1.0], [1, 6, 1], [0, 0, 0], budget=28).tolist()
    [10.0, 6.0, 2.0]
    """
    wanted = np.asarray(quantity, dtype=np.float64)
    cost = np.asarray(unit_cost, dtype=np.float64)
    pack = np.asarray(pack_size, dtype=np.float64)
    least = np.asarray(minimum, dtype=np.float64)
    taken = np.zeros_like(wanted)
    left = budget
    for i in np.flatnonzero((wanted > 0) & ~np.isnan(cost)):
        units = _affordable(wanted[i], cost[i], pack[i], left)
        if units >= least[i]:
            taken[i] = units
            left -= units * cost[i]
    return taken


def _affordable(wanted: float, cost: float, pack: float, left: float) -> float:
    if wanted * cost <= left:
        return wanted
    return float(np.floor(max(left, 0.0) / (cost * pack))) * pack
