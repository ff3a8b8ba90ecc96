"""At which stock should a shop that watches it all the time order, and how much, once for all?

(r, Q): when the position falls to r, order Q. Symbols: K order cost; λ demand, units a time unit,
with standard deviation τ; L lead time; h holding cost and p shortage cost, money per unit (p per
unit and time unit in the exact rule and the loss-function rule, per unit short in the EIL rule); n,
n2 loss functions of demand over L, mean μ = λL; g(y) = h E[(y - D_L)+] + p E[(D_L - y)+].
- Exact, Poisson demand: cost (Kλ + Σ g(y) over y = r+1 .. r+Q) / Q. g falls and rises, so the best
  Q values of y stand side by side: grow the set by the cheaper end until that end costs more than
  the mean so far.
- Loss-function rule, normal demand: n(r) = hQ / (h + p), Q = sqrt(2 (Kλ + (h + p) n2(r)) / h).
- EIL rule, normal demand: r = F⁻¹(1 - Qh / (pλ)), Q = sqrt(2λ (K + p n(r)) / h).
Assumptions: backorders; stock is watched all the time; orders never cross.
Source: Snyder & Shen, Fundamentals of Supply Chain Theory, equations (5.16) to (5.18), (5.28),
(5.29), (5.48); Federgruen & Zheng (1992), Operations Research 40(4).
Not here: EOQ with a safety stock (eoq.py with reorder_point.py); looks at intervals (min_max.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.eoq import economic_order_quantity
from shelfcast.inventory.policies.loss import normal_loss, normal_second_loss, poisson_loss
from shelfcast.inventory.policies.newsvendor import poisson_quantile

STEPS, TOLERANCE = 200, 1e-9


class ReorderBatch(NamedTuple):
    """r and Q, units, and money a time unit; elementwise. The cost is NaN where a rule has none."""

    point: Floats
    quantity: Floats
    cost: Floats


def exact_poisson(
    holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    *,
    demand: npt.ArrayLike,
    lead_time: npt.ArrayLike,
) -> ReorderBatch:
    """The best r and Q, whole units, elementwise, and their cost. Raises ValueError at 0 or below.

    Snyder & Shen, example 5.8 (h = 20, p = 150, K = 100, λ = 1.5, L = 2):

    >>> [round(float(v), 2) for v in exact_poisson(20, 150, 100, demand=1.5, lead_time=2)]
    [3.0, 5.0, 107.92]
    """
    h, p, k, rate, wait = _positive(holding, shortage, order_cost, demand, lead_time)
    mean = rate * wait

    def g(y: Floats) -> Floats:
        return np.asarray(h * (y - mean) + (h + p) * poisson_loss(y, mean))

    best = poisson_quantile(critical_ratio(p, h), mean)
    point, size, summed = best - 1, np.ones_like(best), k * rate + g(best)
    while True:
        below, above = g(point), g(point + size + 1)
        cheaper = np.minimum(below, above)
        grows = cheaper < summed / size
        if not np.any(grows):
            return ReorderBatch(point, size, np.asarray(summed / size))
        point = np.where(grows & (below <= above), point - 1, point)
        summed = np.where(grows, summed + cheaper, summed)
        size = np.where(grows, size + 1, size)


def loss_function_rule(
    holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    *,
    demand: npt.ArrayLike,
    sd: npt.ArrayLike,
    lead_time: npt.ArrayLike,
) -> ReorderBatch:
    """Hadley and Whitin's r and Q, elementwise. Raises ValueError at 0 or below.

    Snyder & Shen, example 5.6 (h = 0.225, p = 7.5, K = 8, λ = 1300, τ = 150, L = 1/12):

    >>> best = loss_function_rule(0.225, 7.5, 8, demand=1300, sd=150, lead_time=1 / 12)
    >>> [round(float(v), 2) for v in best[:2]]
    [126.87, 328.45]
    """
    h, p, k, rate, tau, wait = _positive(holding, shortage, order_cost, demand, sd, lead_time)
    mean, sigma = rate * wait, tau * np.sqrt(wait)
    size = economic_order_quantity(k, h, rate)
    point = mean
    for _ in range(STEPS):
        point = _loss_inverse(h * size / (h + p), mean, sigma)
        second = normal_second_loss(point, mean, sigma)
        new = np.sqrt(2 * (k * rate + (h + p) * second) / h)
        done = np.allclose(new, size, rtol=TOLERANCE)
        size = new
        if done:
            break
    return ReorderBatch(np.asarray(point), np.asarray(size), np.full(np.shape(size), np.nan))


def expected_level_rule(
    holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
    order_cost: npt.ArrayLike,
    *,
    demand: npt.ArrayLike,
    sd: npt.ArrayLike,
    lead_time: npt.ArrayLike,
) -> ReorderBatch:
    """Whitin's r and Q and their approximate cost, elementwise; p is money per unit short.

    Raises ValueError at 0 or below, or where a unit short costs less than holding it a cycle.
    Snyder & Shen, example 5.2 (h = 0.225, p = 7.5, K = 8, λ = 1300, τ = 150, L = 1/12):

    >>> best = expected_level_rule(0.225, 7.5, 8, demand=1300, sd=150, lead_time=1 / 12)
    >>> [round(float(v), 2) for v in best]
    [213.97, 318.59, 95.45]
    """
    h, p, k, rate, tau, wait = _positive(holding, shortage, order_cost, demand, sd, lead_time)
    mean, sigma = rate * wait, tau * np.sqrt(wait)
    size = economic_order_quantity(k, h, rate)
    point = mean
    for _ in range(STEPS):
        if np.any(size * h >= p * rate):
            raise ValueError("a unit short costs less than holding it for a cycle: never reorder")
        point = mean + sigma * ndtri(1 - size * h / (p * rate))
        new = np.sqrt(2 * rate * (k + p * normal_loss(point, mean, sigma)) / h)
        done = np.allclose(new, size, rtol=TOLERANCE)
        size = new
        if done:
            break
    short = p * rate * normal_loss(point, mean, sigma) / size
    cost = h * (point - mean + size / 2) + k * rate / size + short
    return ReorderBatch(np.asarray(point), np.asarray(size), np.asarray(cost))


def _loss_inverse(short: Floats, mean: Floats, sigma: Floats) -> Floats:
    """The x with n(x) = `short`, by Newton's method from the left, where n is convex and falls."""
    unit = short / sigma
    z = np.minimum(-unit, 0.0)  # n(z) >= -z, so that the root lies to the right of this
    for _ in range(STEPS):
        step = (normal_loss(z, 0.0, 1.0) - unit) / ndtr(-z)
        z = z + step
        if np.all(np.abs(step) < TOLERANCE):
            break
    return np.asarray(mean + sigma * z)


def _positive(*given: npt.ArrayLike) -> tuple[Floats, ...]:
    values = tuple(np.asarray(v, dtype=np.float64) for v in given)
    if any(np.any(v <= 0) for v in values):
        raise ValueError("costs, demand, its spread and the lead time are above 0")
    return values
