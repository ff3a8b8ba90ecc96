"""How much to make at a time, when the goods come out of the oven bit by bit?

Symbols: K cost of a run; λ demand and μ rate of making, units a year; ρ = λ / μ; h holding cost,
money per unit a year; Q units made in a run; g cost a year.
Assumptions: steady demand, μ above λ.
Source: Q = sqrt(2Kλ / (h (1 - ρ))), g = sqrt(2Kλ h (1 - ρ)), Snyder & Shen, Fundamentals of Supply
Chain Theory, equations (3.31) and (3.32).
Not here: goods that arrive all at once (eoq.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class ProductionBatch(NamedTuple):
    """Q units, money a year; elementwise."""

    quantity: Floats
    cost: Floats


def economic_production_quantity(
    run_cost: npt.ArrayLike,
    holding_cost: npt.ArrayLike,
    demand: npt.ArrayLike,
    production: npt.ArrayLike,
) -> ProductionBatch:
    """The best run, elementwise. Raises ValueError where less is made than is asked for.

    >>> [round(float(v), 2) for v in economic_production_quantity(8, 0.225, 1300, 1700)]
    [626.81, 33.18]
    """
    k, h, rate, made = (
        np.asarray(v, dtype=np.float64) for v in (run_cost, holding_cost, demand, production)
    )
    if np.any(h <= 0) or np.any(k < 0) or np.any(rate < 0) or np.any(made <= rate):
        raise ValueError("holding costs something, and more is made than is asked for")
    idle = 1 - rate / made
    return ProductionBatch(
        np.asarray(np.sqrt(2 * k * rate / (h * idle))), np.asarray(np.sqrt(2 * k * rate * h * idle))
    )
