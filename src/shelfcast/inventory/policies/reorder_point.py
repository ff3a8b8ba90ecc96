"""At which stock must a shop order, so that the shelf lasts until the goods are here?

Symbols: s reorder point, units; D demand over the window an order has to outlast; α the chance of
no stock-out wanted, from 0 to 1.
The window: where stock is watched all the time it is the lead time. Where it is looked at every
review period, it is lead time + review period, because an order not placed today can be placed
only at the next look and comes a lead time after that. plan.py uses the second.
Source: s = Q(α), the smallest stock with F(s) >= α. For normal demand this is μ + z σ: Snyder &
Shen, Fundamentals of Supply Chain Theory, equation (5.21); periodic review: Silver, Pyke & Thomas,
Inventory and Production Management in Supply Chains, section on (R, s, S) systems.
Not here: the size of the order (order_up_to.py).
"""

from __future__ import annotations

import numpy.typing as npt

from shelfcast.inventory.distribution import DemandDistribution, Floats


def reorder_point(demand: DemandDistribution, level: npt.ArrayLike) -> Floats:
    """s (n,) units: the stock that outlasts `demand` with probability `level`, scalar or (n,).

    Snyder & Shen, example 5.5 (μ = 108.33, σ = 43.30, α = 7.5 / 7.725) gives 190.34:

    >>> import numpy as np
    >>> from scipy.stats import norm
    >>> p = np.linspace(0.001, 0.999, 999)
    >>> d = DemandDistribution.from_quantiles(p, norm.ppf(p, 1300 / 12, 150 / np.sqrt(12)))
    >>> round(float(reorder_point(d, 7.5 / 7.725)[0]), 1)
    190.3
    """
    return demand.quantile(level)
