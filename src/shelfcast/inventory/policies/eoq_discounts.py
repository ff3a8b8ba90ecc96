"""How much to order at a time, when the supplier is cheaper by the larger order?

Symbols: K order cost; λ demand, units a year; i holding cost a year as a share of unit cost; b_j
the quantity from which unit cost c_j holds, b_0 = 0; Q order quantity; g cost a year, goods too.
- All units: an order of b_j or more costs c_j for each of its units. g_j(Q) = c_j λ + Kλ/Q + i c_j
  Q/2; the best is the cheapest among each region's own EOQ, where it lies in its region, and the
  breakpoints.
- Incremental: only units beyond b_j cost c_j. With o_j = Σ_{k<j} c_k (b_{k+1} - b_k) - c_j b_j,
  Q_j = sqrt(2 (K + o_j) λ / (i c_j)) and g_j(Q) = c_j λ + i o_j/2 + (K + o_j) λ/Q + i c_j Q/2.
Assumptions: steady demand, a constant lead time, unit costs that fall from region to region.
Source: Snyder & Shen, Fundamentals of Supply Chain Theory, equations (3.18) to (3.22).
Not here: one price for every quantity (eoq.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats


class DiscountedOrder(NamedTuple):
    """Q (n,) units; the region of its price, from 0; money a year (n,), goods included."""

    quantity: Floats
    region: npt.NDArray[np.int_]
    cost: Floats


def all_units_discount(
    order_cost: npt.ArrayLike,
    holding_share: npt.ArrayLike,
    demand: npt.ArrayLike,
    breakpoints: npt.ArrayLike,
    unit_costs: npt.ArrayLike,
) -> DiscountedOrder:
    """The best order of each of n products under an all-units discount.

    `breakpoints` and `unit_costs` are (k,) or (n, k), the first breakpoint 0; the rest (n,) or one
    for all. Raises ValueError for breakpoints that do not rise from 0, unit
    costs that rise, or a cost of 0 or less.

    >>> best = all_units_discount(200, 0.20, 1000, [0, 200, 500], [500, 475, 450])
    >>> float(best.quantity[0]), int(best.region[0]), float(best.cost[0])
    (500.0, 2, 472900.0)
    """
    k, i, rate, start, cost = _given(order_cost, holding_share, demand, breakpoints, unit_costs)
    own = np.sqrt(2 * k * rate / (i * cost))
    quantity = np.clip(own, start, _ends(start))
    quantity[:, 1:] = np.where(own[:, 1:] < _ends(start)[:, 1:], quantity[:, 1:], start[:, 1:])
    real = (own < _ends(start)) | (start > 0)
    year = cost * rate + k * rate / np.maximum(quantity, _LEAST) + i * cost * quantity / 2
    return _best(quantity, np.where(real, year, np.inf))


def incremental_discount(
    order_cost: npt.ArrayLike,
    holding_share: npt.ArrayLike,
    demand: npt.ArrayLike,
    breakpoints: npt.ArrayLike,
    unit_costs: npt.ArrayLike,
) -> DiscountedOrder:
    """The best order of each of n products where only the units beyond a breakpoint are cheaper.

    Shapes and errors as in `all_units_discount`.

    >>> best = incremental_discount(150, 0.25, 2400, [0, 300, 600], [100, 90, 80])
    >>> float(best.quantity[0].round(2)), int(best.region[0]), float(best.cost[0].round(2))
    (1481.89, 2, 222762.81)
    """
    k, i, rate, start, cost = _given(order_cost, holding_share, demand, breakpoints, unit_costs)
    paid = np.cumsum(cost[:, :-1] * np.diff(start, axis=1), axis=1)
    offset = np.column_stack([np.zeros(len(paid)), paid]) - cost * start
    own = np.sqrt(2 * (k + offset) * rate / (i * cost))
    real = (own >= start) & (own < _ends(start))
    goods = cost * rate + i * offset / 2
    year = goods + (k + offset) * rate / np.maximum(own, _LEAST) + i * cost * own / 2
    return _best(own, np.where(real, year, np.inf))


# Free orders of nothing: no demand, no cost, and no division by 0.
_LEAST = 1e-12


def _given(*given: npt.ArrayLike) -> tuple[Floats, ...]:
    """K, i, λ as (n, 1) and the regions as (n, k)."""
    k, i, rate = (np.atleast_1d(np.asarray(v, dtype=np.float64))[:, None] for v in given[:3])
    start, cost = (np.atleast_2d(np.asarray(v, dtype=np.float64)) for v in given[3:])
    if np.any(start[:, 0] != 0) or np.any(np.diff(start, axis=1) <= 0):
        raise ValueError("breakpoints rise, from 0")
    if np.any(np.diff(cost, axis=1) > 0):
        raise ValueError("a larger order is no dearer by the unit")
    if np.any(cost <= 0) or np.any(i <= 0) or np.any(k < 0) or np.any(rate < 0):
        raise ValueError("unit and holding costs are above 0, order cost and demand not below")
    lanes = np.broadcast_shapes(k.shape, i.shape, rate.shape, (*start.shape[:1], 1))
    shape = (lanes[0], start.shape[1])
    return (k, i, rate, np.broadcast_to(start, shape), np.broadcast_to(cost, shape))


def _ends(start: Floats) -> Floats:
    """Where each region ends."""
    return np.column_stack([start[:, 1:], np.full(len(start), np.inf)])


def _best(quantity: Floats, year: Floats) -> DiscountedOrder:
    region = year.argmin(axis=1)
    rows = np.arange(len(year))
    return DiscountedOrder(quantity[rows, region], region, year[rows, region])
