"""How much to order at a time, when customers wait, at a price, for what has run out?

Symbols: K order cost; λ demand, units a year; h holding and p waiting cost, money per unit a year;
Q order quantity, units; x the share of demand that waits; g cost a year.
Assumptions: steady demand, a constant lead time, everybody waits.
Source: Q = sqrt(2Kλ (h + p) / (h p)), x = h / (h + p), g = sqrt(2Kλ h p / (h + p)), Snyder & Shen,
Fundamentals of Supply Chain Theory, equations (3.27) to (3.29).
Not here: sales that are lost instead (they are as dear as never being short, or as never selling).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class BackorderedBatch(NamedTuple):
    """Q units, the share that waits (0..1), money a year; elementwise."""

    quantity: Floats
    waiting_share: Floats
    cost: Floats


def planned_backorders(
    order_cost: npt.ArrayLike,
    holding_cost: npt.ArrayLike,
    waiting_cost: npt.ArrayLike,
    demand: npt.ArrayLike,
) -> BackorderedBatch:
    """The best batch, elementwise. Raises ValueError for a cost of 0 or less, demand below 0.

    Snyder & Shen, example 3.8 (K = 8, h = 0.225, p = 5, λ = 1300):

    >>> [round(float(v), 3) for v in planned_backorders(8, 0.225, 5, 1300)]
    [310.813, 0.043, 66.921]
    """
    k, h, p, rate = (
        np.asarray(v, dtype=np.float64) for v in (order_cost, holding_cost, waiting_cost, demand)
    )
    if np.any(h <= 0) or np.any(p <= 0) or np.any(k < 0) or np.any(rate < 0):
        raise ValueError(
            "holding and waiting cost something; order cost and demand are not below 0"
        )
    quantity = np.sqrt(2 * k * rate * (h + p) / (h * p))
    return BackorderedBatch(
        quantity, np.asarray(h / (h + p)), np.asarray(np.sqrt(2 * k * rate * h * p / (h + p)))
    )
