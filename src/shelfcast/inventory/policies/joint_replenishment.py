"""Several products come on one lorry: how often should it come, and which of them ride along?

Symbols: K cost of an order whatever is in it; k_i cost of a line of product i in it; h_i holding
cost, money per unit a year; λ_i demand, units a year; T years between orders; product i rides in
every m_i-th; Q_i = T m_i λ_i.
Rule: the product with the least k / (hλ) rides every time; m_i is sqrt(k_i / (h_i λ_i) · h_1 λ_1 /
(K + k_1)) rounded, at least 1; T = sqrt(2 (K + Σ k_i / m_i) / Σ h_i m_i λ_i).
Assumptions: steady demand, no shortage. A rule of thumb, a few percent from the best.
Source: Silver (1976), A simple method of determining order quantities in joint replenishments under
deterministic demand, Management Science 22(12), in stockpyl's notation.
Not here: each product on its own (eoq.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class JointOrder(NamedTuple):
    """Q (n,) units, T years between orders, m (n,), and money a year for all of them."""

    quantities: Floats
    cycle: float
    multiples: Floats
    cost: float


def joint_replenishment(
    order_cost: float, line_cost: npt.ArrayLike, holding: npt.ArrayLike, demand: npt.ArrayLike
) -> JointOrder:
    """The joint order of n products. Raises ValueError without holding cost or demand.

    >>> order = joint_replenishment(600, [120, 840, 300], [160, 20, 50], [1, 1, 1])
    >>> order.quantities.round(2).tolist(), order.multiples.tolist(), round(order.cost, 2)
    ([3.1, 9.31, 3.1], [1.0, 3.0, 1.0], 837.85)
    """
    lines, h, rate = np.broadcast_arrays(
        *(np.asarray(v, dtype=np.float64) for v in (line_cost, holding, demand))
    )
    if order_cost < 0 or np.any(lines < 0) or np.any(h <= 0) or np.any(rate <= 0):
        raise ValueError("holding cost and demand are above 0, costs of an order not below")
    weight = h * rate
    first = int((lines / weight).argmin())
    often = weight[first] / max(order_cost + lines[first], 1e-12)
    multiples = np.maximum(np.round(np.sqrt(lines / weight * often)), 1.0)
    multiples[first] = 1.0
    placed, held = order_cost + float((lines / multiples).sum()), float((weight * multiples).sum())
    cycle = float(np.sqrt(2 * placed / held))
    cost = placed / cycle + cycle / 2 * held if cycle else 0.0
    return JointOrder(cycle * multiples * rate, cycle, multiples, cost)
