"""How many periods should an order cover, judged by what it costs a period?

Symbols: d_t demand of period t; K order cost; h holding cost of a unit a period; an order at t that
covers m periods costs C(m) / m a period, C(m) = K + h Σ (i - t) d_i. Cover grows as long as that
falls.
Assumptions: as in wagner_whitin.py. The rule looks no further than the next rise, so that it need
not be the cheapest; where demand after it changes, early orders stay as they were.
Source: Silver & Meal (1973); Nahmias & Olsen, Production and Operations Analysis, section on
lot-sizing with time-varying demand, whose example is below.
Not here: the cheapest lots (wagner_whitin.py), cost a unit and not a period (least_unit_cost.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.policies.wagner_whitin import Lots, by_period

# What shares a cost among no units without dividing by 0.
_LEAST = 1e-12


def silver_meal(
    demand: npt.ArrayLike, order_cost: npt.ArrayLike, holding_cost: npt.ArrayLike
) -> Lots:
    """The lots for `demand` (T,) or (T, n), and what they cost. Raises ValueError below 0.

    >>> lots = silver_meal([18, 30, 42, 5, 20], 80, 2)
    >>> lots.quantities[:, 0].tolist(), float(lots.cost[0])
    ([48.0, 0.0, 47.0, 0.0, 20.0], 310.0)
    """
    return forward_lots(demand, order_cost, holding_cost, by_unit=False)


def forward_lots(
    demand: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    holding_cost: npt.ArrayLike,
    *,
    by_unit: bool,
) -> Lots:
    """Lots that grow while their cost a period, or a unit where `by_unit`, does not rise.

    A period without demand opens no lot: there is nothing to order for it.
    """
    wanted = by_period(demand, order_cost, holding_cost)
    lanes = wanted.shape[1]
    k, h = np.asarray(order_cost, np.float64), np.asarray(holding_cost, np.float64)
    quantities, lane = np.zeros_like(wanted), np.arange(lanes)
    first, units, spent = np.zeros(lanes, np.int64), np.zeros(lanes), np.zeros(lanes)
    rate, total = np.full(lanes, np.inf), np.zeros(lanes)
    for t, asked in enumerate(wanted):
        more = spent + h * (t - first) * asked
        shared = more / (np.maximum(units + asked, _LEAST) if by_unit else t - first + 1)
        fresh = (units == 0) | (shared > rate)
        opened = fresh & (asked > 0)
        total += np.where(fresh, spent, 0.0)
        first = np.where(fresh, t, first)
        spent = np.where(fresh, np.where(opened, k, 0.0), more)
        units = np.where(fresh, asked, units + asked)
        alone = k / (np.maximum(asked, _LEAST) if by_unit else 1)
        rate = np.where(opened, alone, np.where(fresh, np.inf, shared))
        quantities[first, lane] += asked
    return Lots(quantities, total + spent)
