"""How many units to order at a time, when each order costs something and so does keeping stock?

Symbols: K order cost, money per order line; λ demand, units a year; h holding cost, money per unit
a year; Q the economic order quantity, units.
Assumptions: steady demand, a constant lead time, no discounts.
Source: Q = sqrt(2Kλ / h), Snyder & Shen, Fundamentals of Supply Chain Theory, equation (3.4);
the cost a year of any Q is Kλ/Q + hQ/2, section 3.2.
Not here: packs and minimum orders (constraints.py), how many days it may cover (order_up_to.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


def economic_order_quantity(
    order_cost: npt.ArrayLike, holding_cost: npt.ArrayLike, demand: npt.ArrayLike
) -> Floats:
    """Q (units), elementwise. Free orders or no demand give 0; free holding gives infinity.

    NaN in (an unknown cost) gives NaN out. Raises ValueError for a negative input.
    Snyder & Shen, example 3.1 (K = 8, h = 0.225, λ = 1300):

    >>> round(float(economic_order_quantity(8, 0.225, 1300)), 2)
    304.05
    """
    k, h, rate = (np.asarray(v, dtype=np.float64) for v in (order_cost, holding_cost, demand))
    if np.any(k < 0) or np.any(h < 0) or np.any(rate < 0):
        raise ValueError("costs and demand cannot be negative")
    with np.errstate(divide="ignore", invalid="ignore"):
        quantity = np.sqrt(2 * k * rate / h)
    return np.where((k == 0) | (rate == 0), 0.0, quantity)


def cycle_cost(
    quantity: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    holding_cost: npt.ArrayLike,
    demand: npt.ArrayLike,
) -> Floats:
    """Money a year of always ordering `quantity` (above 0): Kλ/Q + hQ/2.

    >>> round(float(cycle_cost(304.0467800264368, 8, 0.225, 1300)), 2)
    68.41
    """
    q, k, h, rate = (
        np.asarray(v, dtype=np.float64) for v in (quantity, order_cost, holding_cost, demand)
    )
    return np.asarray(k * rate / q + h * q / 2)
