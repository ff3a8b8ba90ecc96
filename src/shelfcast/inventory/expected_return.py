"""What is an order expected to earn, compared with waiting for the next look at the shelf?

Symbols: q order, units; L lead time, R review period; n(.) the expected shortfall of an order
below the need (need.py), units; v value of a sale saved, money per unit; h cost of holding a unit
for a review period.

An order placed now is on the shelf from L to L + R; the next could be there only at L + R. So it
saves the sales that would be missed in between: n(0) - n(q). What is missed before L is
lost either way, and what the order still holds at L + R could have been ordered then. In return the
order is held for one review period, all of it at the start and what is not sold at the end:
    expected profit = v · saved - h · (q - saved / 2).
v is the shortage cost where one is set (it includes the lost margin), else price less cost.
The cost of placing the order is not in it: waiting does not avoid that.

Source: the loss function of Snyder & Shen, Fundamentals of Supply Chain Theory, appendix C, put
into a one-period newsvendor, section 4.3; ranking by the return on the next unit of money, Silver,
Pyke & Thomas, section on the multi-item newsvendor under a budget.
Not here: the loss functions (distribution.py), spending the budget (constraints.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import DemandDistribution, Floats


def sales_saved(need: DemandDistribution, quantity: npt.ArrayLike) -> Floats:
    """Units (n,) sold thanks to an order of `quantity`, where `need` is what would be missed.

    Never below 0 nor above the quantity.

    >>> need = DemandDistribution.from_quantiles([0.0, 1.0], [[8.0, 8.0]])
    >>> float(sales_saved(need, 30.0)[0]), float(sales_saved(need, 5.0)[0])
    (8.0, 5.0)
    """
    q = np.asarray(quantity, dtype=np.float64)
    return np.asarray(np.clip(need.shortage(0.0) - need.shortage(q), 0.0, q))


def expected_profit(
    saved: npt.ArrayLike, quantity: npt.ArrayLike, value: npt.ArrayLike, holding: npt.ArrayLike
) -> Floats:
    """Money (n,): value · saved - holding · (quantity - saved / 2); NaN where a price is unknown.

    >>> float(expected_profit(8.0, 30.0, 2.0, 0.1))
    13.4
    """
    units, q = np.asarray(saved, dtype=np.float64), np.asarray(quantity, dtype=np.float64)
    held = np.asarray(holding, dtype=np.float64) * (q - units / 2)
    return np.asarray(np.asarray(value, dtype=np.float64) * units - held)


def return_on_money(profit: npt.ArrayLike, cost: npt.ArrayLike) -> Floats:
    """Expected profit per unit of money spent; NaN where the cost is unknown or nothing is spent.

    >>> float(return_on_money(13.4, 67.0))
    0.2
    """
    spent = np.asarray(cost, dtype=np.float64)
    earned = np.asarray(profit, dtype=np.float64)
    out = np.full(np.broadcast(earned, spent).shape, np.nan)
    return np.asarray(np.divide(earned, spent, out=out, where=spent > 0))
