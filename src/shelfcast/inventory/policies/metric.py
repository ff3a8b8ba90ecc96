"""How much of a slow seller belongs in the warehouse, and how much in each of its stores?

METRIC: everybody orders one for one. Symbols: λ_i demand of store i, units a period, Poisson; λ_0
their sum; L_i, L_0 lead times of stores and warehouse; S_i, S_0 base-stock levels; B_0 units that
the warehouse owes on average, n(S_0) of Poisson demand over L_0; W = B_0 / λ_0 the mean delay it
adds; h_0, h_i holding costs, p_i cost of a customer's waiting, money per unit and period.
A store sees Poisson demand over L_i + W and keeps the newsvendor's level of it. The warehouse's
level is tried from 0 up to where it is never short; the cheapest is kept.
Assumptions: the delay is taken at its mean. That is METRIC's approximation: its cost comes out low,
by 9 % in the instance of the tests, and its levels near the best. Backorders; one warehouse.
Source: Sherbrooke (1968), METRIC, Operations Research 16(1); Axsäter, Inventory Control, chapter on
two-level distribution systems with one-for-one ordering.
Not here: batches, fast sellers (two_echelon.py), too little for all (allocation.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.loss import poisson_loss
from shelfcast.inventory.policies.newsvendor import poisson_quantile

NEVER_SHORT = 0.9999


class WarehouseAndStores(NamedTuple):
    """S_0 (n,), S_i (n, k), the mean delay W (n,) in periods, and money a period (n,)."""

    warehouse: Floats
    stores: Floats
    delay: Floats
    cost: Floats


def metric(
    demand: npt.ArrayLike,
    *,
    lead_time: npt.ArrayLike,
    warehouse_lead_time: npt.ArrayLike,
    holding: npt.ArrayLike,
    warehouse_holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
) -> WarehouseAndStores:
    """The best levels of n products in k stores: `demand` (n, k), above 0 in some store.

    `lead_time`, `holding`, `shortage` broadcast to (n, k); those of the warehouse to (n,). Raises
    ValueError for a product that nobody asks for, or a cost or time below 0.

    >>> times = {"lead_time": 1.0, "warehouse_lead_time": 4.0}
    >>> costs = {"holding": 1.0, "warehouse_holding": 0.5, "shortage": 9.0}
    >>> best = metric([[0.2, 0.3]], **times, **costs)
    >>> best.warehouse.tolist(), best.stores.tolist(), best.cost.round(2).tolist()
    ([3.0], [[1.0, 1.0]], [3.07])
    """
    rate = np.atleast_2d(np.asarray(demand, dtype=np.float64))
    total = rate.sum(axis=1)
    given = (lead_time, warehouse_lead_time, holding, warehouse_holding, shortage)
    wait, long, h, h0, p = (np.asarray(v, dtype=np.float64) for v in given)
    if np.any(total <= 0) or any(np.any(v < 0) for v in (rate, wait, long, h, h0, p)):
        raise ValueError("something is asked for; costs and times are not below 0")
    best = WarehouseAndStores(
        np.zeros_like(total), np.zeros_like(rate), np.zeros_like(total), np.full_like(total, np.inf)
    )
    highest = poisson_quantile(NEVER_SHORT, total * long)
    for level in range(int(highest.max()) + 1):
        owed = poisson_loss(level, total * long)
        delay = owed / total
        mean = rate * (wait + delay[:, None])
        stock = poisson_quantile(critical_ratio(p, h), mean)
        short = poisson_loss(stock, mean)
        stores = (h * (stock - mean + short) + p * short).sum(axis=1)
        cost = stores + h0 * (level - total * long + owed)
        better = cost < best.cost - 1e-12
        tried = (np.full_like(total, level), stock, delay, cost)
        best = WarehouseAndStores(*(_where(better, a, b) for a, b in zip(tried, best, strict=True)))
    return best


def _where(better: npt.NDArray[np.bool_], new: Floats, old: Floats) -> Floats:
    return np.where(better.reshape(-1, *[1] * (new.ndim - 1)), new, old)
