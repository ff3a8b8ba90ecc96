"""How many newspapers to buy, when what is left tomorrow is worth little and what is short is lost?

Symbols: D demand of the one period; S stock at its start, units; p underage cost, money per unit
short; h overage cost, money per unit left; α = p / (p + h); n(S) expected shortage, n̄(S) expected
leftover; g expected cost. Told explicitly: r price, c unit cost, v what a unit left still fetches:
p = r - c, h = c - v, and profit is (r - c) E[D] - g.
Assumptions: one decision, costs proportional to units.
Source: S = F⁻¹(α), g(S) = h n̄(S) + p n(S), for normal demand g = (h + p) σ φ(z): Snyder & Shen,
Fundamentals of Supply Chain Theory, section 4.3, equations (4.6), (4.24), (4.27), (4.30)
and (4.37); the explicit form, example 4.2.
Not here: the ratio alone (critical_ratio.py), the loss functions (loss.py, ../distribution.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, pdtr, pdtrik

from shelfcast.inventory.distribution import DemandDistribution, Floats
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.loss import normal_loss, poisson_loss


class OnePeriod(NamedTuple):
    """S units and the expected cost g of stocking them; elementwise."""

    stock: Floats
    cost: Floats


def newsvendor_normal(
    underage: npt.ArrayLike, overage: npt.ArrayLike, mean: npt.ArrayLike, sd: npt.ArrayLike
) -> OnePeriod:
    """Normal demand; `sd` above 0.

    Snyder & Shen, example 4.3 (p = 0.70, h = 0.18, μ = 50, σ = 8):

    >>> [round(float(v), 3) for v in newsvendor_normal(0.70, 0.18, 50, 8)]
    [56.604, 1.998]
    """
    mu, sigma = np.asarray(mean, dtype=np.float64), np.asarray(sd, dtype=np.float64)
    stock = mu + sigma * ndtri(critical_ratio(underage, overage))
    return OnePeriod(stock, _cost(underage, overage, stock, mu, normal_loss(stock, mu, sigma)))


def newsvendor_poisson(
    underage: npt.ArrayLike, overage: npt.ArrayLike, mean: npt.ArrayLike
) -> OnePeriod:
    """Poisson demand, whole units: the smallest S with F(S) >= α.

    Snyder & Shen, example 4.3 with Poisson demand of mean 50:

    >>> [round(float(v), 3) for v in newsvendor_poisson(0.70, 0.18, 50)]
    [56.0, 1.797]
    """
    mu, level = np.asarray(mean, dtype=np.float64), critical_ratio(underage, overage)
    stock = poisson_quantile(level, mu)
    return OnePeriod(stock, _cost(underage, overage, stock, mu, poisson_loss(stock, mu)))


def newsvendor(
    underage: npt.ArrayLike, overage: npt.ArrayLike, demand: DemandDistribution
) -> OnePeriod:
    """Demand given by any quantiles (n distributions).

    >>> d = DemandDistribution.from_quantiles([0.0, 1.0], [[0.0, 10.0]])
    >>> [float(v[0]) for v in newsvendor(3.0, 1.0, d)]
    [7.5, 3.75]
    """
    stock = demand.quantile(critical_ratio(underage, overage))
    short = demand.shortage(stock)
    return OnePeriod(stock, _cost(underage, overage, stock, demand.mean, short))


def explicit_profit(
    price: npt.ArrayLike,
    unit_cost: npt.ArrayLike,
    salvage: npt.ArrayLike,
    mean: npt.ArrayLike,
    cost: npt.ArrayLike,
) -> Floats:
    """(r - c) E[D] - g, money: the expected profit of a stock whose expected cost is `cost`.

    With p = r - c and h = c - v. Raises ValueError unless v < c < r.
    Snyder & Shen, example 4.2 (r = 1, c = 0.3, v = 0.12):

    >>> round(float(explicit_profit(1, 0.3, 0.12, 50, newsvendor_normal(0.7, 0.18, 50, 8).cost)), 2)
    33.0
    """
    r, c, v = (np.asarray(x, dtype=np.float64) for x in (price, unit_cost, salvage))
    if np.any(v >= c) or np.any(c >= r):
        raise ValueError("a unit fetches less when left than it cost, and more when sold")
    return np.asarray((r - c) * np.asarray(mean, np.float64) - np.asarray(cost, np.float64))


def poisson_quantile(level: npt.ArrayLike, mean: npt.ArrayLike) -> Floats:
    """The smallest whole S with P(D <= S) >= level, elementwise.

    >>> poisson_quantile([0.5, 0.8, 0.99], 6.0).tolist()
    [6.0, 8.0, 12.0]
    """
    alpha, mu = np.asarray(level, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    guess = np.maximum(np.ceil(np.nan_to_num(pdtrik(alpha, mu))), 0.0)
    # The inverse is that of a smooth function through the steps: it may be one unit off.
    lower = np.maximum(guess - 1, 0.0)
    return np.asarray(
        np.where(
            pdtr(lower, mu) >= alpha, lower, np.where(pdtr(guess, mu) >= alpha, guess, guess + 1)
        )
    )


def _cost(
    underage: npt.ArrayLike, overage: npt.ArrayLike, stock: Floats, mean: Floats, short: Floats
) -> Floats:
    p, h = np.asarray(underage, dtype=np.float64), np.asarray(overage, dtype=np.float64)
    return np.asarray(h * (stock - mean + short) + p * short)
