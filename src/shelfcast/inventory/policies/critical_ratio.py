"""How sure should a shop be of not running out, given what a missed sale and a leftover unit cost?

Symbols: p underage cost, money per unit short (lost margin and goodwill together); h overage cost,
money per unit left over; α the critical ratio, a probability.
Assumption: both costs are proportional to units.
Source: α = p / (p + h), Snyder & Shen, Fundamentals of Supply Chain Theory, section 4.3 (the
newsvendor problem; base-stock levels with backorders keep the same ratio, per review period).
Not here: turning the ratio into units (order_up_to.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


def critical_ratio(underage: npt.ArrayLike, overage: npt.ArrayLike) -> Floats:
    """α = p / (p + h), elementwise, from 0 to 1; 0 where neither costs anything.

    Raises ValueError for a negative cost. Snyder & Shen, example 4.3 (p = 0.70, h = 0.18):

    >>> round(float(critical_ratio(0.70, 0.18)), 4)
    0.7955
    """
    p = np.asarray(underage, dtype=np.float64)
    h = np.asarray(overage, dtype=np.float64)
    if np.any(p < 0) or np.any(h < 0):
        raise ValueError("costs cannot be negative")
    total = np.asarray(p + h)
    return np.divide(p, total, out=np.zeros_like(total), where=total != 0)
