"""When to order, and how much, when the demand to come is known and goes up and down?

Symbols, per product: d_t demand of period t; K order cost; h holding cost of a unit a period,
charged for every period it is kept beyond its own; c unit cost; θ_t the least cost of meeting
periods t .. T.
Assumptions: demand known, no shortage allowed, an order arrives in its period, no capacity.
Source: θ_t = min over t < s <= T+1 of K 1(Σ d > 0) + c Σ d_i + h Σ (i - t) d_i + θ_s, i = t .. s-1:
Wagner & Whitin (1958); Snyder & Shen, Fundamentals of Supply Chain Theory, equation (3.39) and
algorithm 3.1. O(T²) steps, each of all n products at once.
Not here: rules of thumb for the same question (silver_meal.py, least_unit_cost.py); sales that may
be lost (simulator/foresight.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class Lots(NamedTuple):
    """Units to order in each period (T, n), and what the whole stretch costs (n,)."""

    quantities: Floats
    cost: Floats


def wagner_whitin(
    demand: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    holding_cost: npt.ArrayLike,
    unit_cost: npt.ArrayLike = 0.0,
) -> Lots:
    """The cheapest lots for `demand` (T,) or (T, n). Raises ValueError for numbers below 0.

    Snyder & Shen, example 3.9 (K = 500, h = 2):

    >>> lots = wagner_whitin([90, 120, 80, 70], 500, 2)
    >>> lots.quantities[:, 0].tolist(), float(lots.cost[0])
    ([210.0, 0.0, 150.0, 0.0], 1380.0)
    """
    wanted = by_period(demand, order_cost, holding_cost, unit_cost)
    periods, lanes = wanted.shape
    k, h, c = (np.asarray(v, np.float64) for v in (order_cost, holding_cost, unit_cost))
    least = np.full((periods + 1, lanes), np.inf)
    least[periods] = 0.0
    ends = np.zeros((periods, lanes), dtype=np.int64)
    for t in range(periods - 1, -1, -1):
        units, held = np.zeros(lanes), np.zeros(lanes)
        for s in range(t + 1, periods + 1):
            units = units + wanted[s - 1]
            held = held + (s - 1 - t) * wanted[s - 1]
            cost = k * (units > 0) + c * units + h * held + least[s]
            better = cost < least[t]
            least[t] = np.where(better, cost, least[t])
            ends[t][better] = s
    return Lots(_lots(wanted, ends), least[0])


def by_period(demand: npt.ArrayLike, *costs: npt.ArrayLike) -> Floats:
    """Demand as (T, n). Raises ValueError where it or a cost is below 0."""
    wanted = np.asarray(demand, dtype=np.float64)
    wanted = wanted[:, None] if wanted.ndim == 1 else wanted
    if np.any(wanted < 0) or any(np.any(np.asarray(cost) < 0) for cost in costs):
        raise ValueError("demand and costs cannot be negative")
    return wanted


def _lots(wanted: Floats, ends: npt.NDArray[np.int64]) -> Floats:
    """Walk each product from order to order."""
    periods, lanes = wanted.shape
    total = np.vstack([np.zeros(lanes), np.cumsum(wanted, axis=0)])
    quantities, at, lane = np.zeros_like(wanted), np.zeros(lanes, np.int64), np.arange(lanes)
    for t in range(periods):
        here = lane[at == t]
        to = ends[t, here]
        quantities[t, here] = total[to, here] - total[t, here]
        at[here] = to
    return quantities
