"""How many periods should an order cover, judged by what it costs a unit?

Symbols: as in silver_meal.py; an order at t that covers m periods costs C(m) / Σ d_i a unit. Cover
grows as long as that falls.
Assumptions: as in silver_meal.py.
Source: Nahmias & Olsen, Production and Operations Analysis, section on lot-sizing with time-varying
demand, whose example is below.
Not here: the cheapest lots (wagner_whitin.py).
"""

from __future__ import annotations

import numpy.typing as npt

from shelfcast.inventory.policies.silver_meal import forward_lots
from shelfcast.inventory.policies.wagner_whitin import Lots


def least_unit_cost(
    demand: npt.ArrayLike, order_cost: npt.ArrayLike, holding_cost: npt.ArrayLike
) -> Lots:
    """The lots for `demand` (T,) or (T, n), and what they cost. Raises ValueError below 0.

    >>> lots = least_unit_cost([18, 30, 42, 5, 20], 80, 2)
    >>> lots.quantities[:, 0].tolist(), float(lots.cost[0])
    ([48.0, 0.0, 42.0, 25.0, 0.0], 340.0)
    """
    return forward_lots(demand, order_cost, holding_cost, by_unit=True)
