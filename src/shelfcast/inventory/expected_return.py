"""What is an order expected to earn, compared with waiting for the next look at the shelf?

Symbols: x stock position, q order, units; n_L, n_P expected shortage (units) over the lead time and
over the protection window L + R; v value of a sale saved, money per unit; h holding cost, money
per unit over a review period.

An order placed now is on the shelf from L to L + R; the next could be there only at L + R. So it
saves the sales that would be missed in between: (n_P(x) - n_L(x)) - n_P(x + q). What is missed
before L is lost either way and what the order still holds at L + R could have been ordered then.
In return it is held for one review period, all of it at the start and what is not sold at the end:
    expected profit = v · saved - h · (q - saved / 2).
v is the shortage cost where one is set (it includes the lost margin), else price less cost.
The cost of placing the order is not in it: waiting does not avoid that.

Assumptions: missed sales are lost; where a backlog is counted in n_P(x + q) though it was lost
before L, the saving is understated, never overstated.
Source: derived from the loss functions of Snyder & Shen, Fundamentals of Supply Chain Theory,
section 4.3; ranking by return on the money spent, Silver, Pyke & Thomas, section on the multi-item
newsvendor under a budget.
Not here: the loss functions (distribution.py), spending the budget (constraints.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import DemandDistribution, Floats


def sales_saved(
    lead: DemandDistribution, protection: DemandDistribution, position: Floats, quantity: Floats
) -> Floats:
    """Units (n,) sold thanks to an order of `quantity` (n,) now, from 0 to the quantity.

    >>> lead = DemandDistribution.from_quantiles([0.0, 1.0], [[10.0, 10.0]])
    >>> both = DemandDistribution.from_quantiles([0.0, 1.0], [[20.0, 20.0]])
    >>> float(sales_saved(lead, both, np.array([12.0]), np.array([30.0]))[0])
    8.0
    """
    missed = protection.shortage(position) - lead.shortage(position)
    saved = missed - protection.shortage(position + quantity)
    return np.asarray(np.clip(saved, 0.0, quantity))


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
    """Expected profit per unit of money spent (n,); NaN where the cost is unknown or 0.

    >>> float(return_on_money(13.4, 67.0))
    0.2
    """
    spent = np.asarray(cost, dtype=np.float64)
    earned = np.asarray(profit, dtype=np.float64)
    out = np.full(np.broadcast(earned, spent).shape, np.nan)
    return np.asarray(np.divide(earned, spent, out=out, where=spent > 0))
