"""What can be ordered, given packs, the supplier's minimum, and the money there is?

Units: quantities in units of the product; money in the project's currency.
Rules:
- A quantity is rounded up to the minimum order and then to whole packs, so that the level aimed at
  is reached.
- A budget is spent by the next unit of money: every order is cut into at most eight parts, the
  first holding at least the minimum order, and parts of all orders are bought best return first. A
  part that no longer fits closes its order; the money goes to the next part that fits. So a larger
  budget never drops a part while it gains none of a higher return.
Assumption: each order's return falls from part to part (expected profit is concave in quantity);
where a minimum order breaks this, a later part counts no better than the one before it.
Source: marginal allocation, Silver, Pyke & Thomas, section on the multi-item newsvendor under a
budget; for concave returns it is within one part of the best.
Not here: the returns (expected_return.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats

# Sums of decimals held as floats miss a whole pack by less than this.
ROUNDING = 1e-9
PARTS = 8


def to_packs(need: npt.ArrayLike, pack_size: npt.ArrayLike, minimum: npt.ArrayLike) -> Floats:
    """Units to order for a `need` (n,): at least `minimum`, in whole packs; 0 where need <= 0.

    >>> to_packs([0.0, 5.0, 13.0, 2.4], [6, 6, 6, 1], [0, 10, 0, 0]).tolist()
    [0.0, 12.0, 18.0, 3.0]
    """
    wanted = np.asarray(need, dtype=np.float64)
    pack = np.asarray(pack_size, dtype=np.float64)
    packs = np.ceil(np.maximum(wanted, np.asarray(minimum, dtype=np.float64)) / pack - ROUNDING)
    return np.asarray(np.where(wanted > ROUNDING, packs * pack, 0.0))


def order_parts(
    quantity: npt.ArrayLike, pack_size: npt.ArrayLike, minimum: npt.ArrayLike
) -> Floats:
    """Running totals (n, 8) of each order's parts, in whole packs, the last the whole `quantity`.

    An order of few packs repeats totals: those parts are empty.

    >>> order_parts([48.0], [6], [20]).tolist()
    [[24.0, 24.0, 24.0, 24.0, 30.0, 36.0, 42.0, 48.0]]
    """
    pack = np.asarray(pack_size, dtype=np.float64)
    whole = np.asarray(quantity, dtype=np.float64)
    least = to_packs(np.minimum(np.maximum(minimum, pack), whole), pack, 0.0)
    shares = np.arange(1, PARTS + 1) / PARTS
    packs = np.ceil(np.outer(whole / pack, shares) - ROUNDING)
    return np.asarray(np.clip(packs * pack[:, None], least[:, None], whole[:, None]))


def within_budget(
    parts: Floats, returns: Floats, unit_cost: Floats, behind: npt.NDArray[np.bool_], budget: float
) -> Floats:
    """The quantities (n,) that `budget` buys of orders given as `parts` (n, k) of `order_parts`.

    `returns` (n, k) is the expected profit per unit of money of each part, NaN where unknown:
    bought last. Orders marked `behind` (n,) come after all others. An order whose cost is unknown
    (NaN) is left out: nobody can say that it fits.

    >>> parts, returns = np.array([[6.0, 12.0], [4.0, 8.0]]), np.array([[0.5, 0.1], [0.4, 0.3]])
    >>> within_budget(parts, returns, np.ones(2), np.zeros(2, bool), 15.0).tolist()
    [6.0, 8.0]
    """
    size = np.diff(parts, axis=1, prepend=0.0)
    worth = np.minimum.accumulate(np.where(np.isnan(returns), -np.inf, returns), axis=1)
    last = np.broadcast_to(behind[:, None], worth.shape)
    ranked = np.lexsort((-worth.ravel(), last.ravel()))
    price = (size * unit_cost[:, None]).ravel()
    ranked = ranked[(size.ravel()[ranked] > 0) & ~np.isnan(price[ranked])]
    bought = _buy(ranked // parts.shape[1], price[ranked], budget)
    taken = np.zeros(len(parts))
    np.add.at(taken, ranked[bought] // parts.shape[1], size.ravel()[ranked[bought]])
    return taken


def _buy(orders: npt.NDArray[np.intp], prices: Floats, budget: float) -> npt.NDArray[np.bool_]:
    """Which parts are bought, down the list: one that does not fit closes its order."""
    left, closed = budget, set()
    bought = np.zeros(len(prices), dtype=bool)
    for i, (order, price) in enumerate(zip(orders.tolist(), prices.tolist(), strict=True)):
        if price <= left and order not in closed:
            bought[i] = True
            left -= price
        else:
            closed.add(order)
    return bought
