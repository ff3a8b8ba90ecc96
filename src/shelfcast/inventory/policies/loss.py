"""How many units short, on average, with x in stock, where demand is normal or Poisson?

Symbols: D demand, x stock, units; n(x) = E[(D - x)+] expected shortage; n2(x) = E[((D - x)+)²] / 2
the second-order loss; z = (x - μ) / σ; φ, Φ density and distribution of the standard normal.
Assumptions: normal demand may be below 0; keep σ well below μ.
Source: n(x) = σ (φ(z) - z (1 - Φ(z))) and n2(x) = σ² ((z² + 1)(1 - Φ(z)) - z φ(z)) / 2; Poisson
n(x) = (μ - x)(1 - F(x)) + μ f(x): Snyder & Shen, Fundamentals of Supply Chain Theory, equations
(C.22) to (C.34), (C.41), (C.42).
Not here: demand given by quantiles (distribution.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, ndtr, pdtr, xlogy

from shelfcast.inventory.distribution import Floats


def normal_density(z: npt.ArrayLike) -> Floats:
    """φ(z), elementwise."""
    return np.asarray(np.exp(-np.square(np.asarray(z, dtype=np.float64)) / 2) / np.sqrt(2 * np.pi))


def normal_loss(x: npt.ArrayLike, mean: npt.ArrayLike, sd: npt.ArrayLike) -> Floats:
    """n(x), units, elementwise; `sd` above 0.

    >>> round(float(normal_loss(18.0, 15.0, 3.0)), 4)
    0.2499
    """
    mu, sigma = np.asarray(mean, dtype=np.float64), np.asarray(sd, dtype=np.float64)
    z = (np.asarray(x, dtype=np.float64) - mu) / sigma
    return np.asarray(sigma * (normal_density(z) - z * ndtr(-z)))


def normal_second_loss(x: npt.ArrayLike, mean: npt.ArrayLike, sd: npt.ArrayLike) -> Floats:
    """n2(x), units², elementwise; `sd` above 0.

    >>> round(float(normal_second_loss(18.0, 15.0, 3.0)), 4)
    0.339
    """
    mu, sigma = np.asarray(mean, dtype=np.float64), np.asarray(sd, dtype=np.float64)
    z = (np.asarray(x, dtype=np.float64) - mu) / sigma
    return np.asarray(np.square(sigma) * ((z * z + 1) * ndtr(-z) - z * normal_density(z)) / 2)


def poisson_loss(x: npt.ArrayLike, mean: npt.ArrayLike) -> Floats:
    """n(x), units, elementwise; `x` whole numbers, also below 0.

    >>> round(float(poisson_loss(18, 15)), 4)
    0.5176
    """
    stock, mu = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    at = np.maximum(stock, 0.0)
    inside = (mu - at) * (1 - pdtr(at, mu)) + mu * poisson_density(at, mu)
    return np.asarray(np.where(stock < 0, mu - stock, np.maximum(inside, 0.0)))


def poisson_density(x: npt.ArrayLike, mean: npt.ArrayLike) -> Floats:
    """P(D = x), elementwise; `x` whole numbers, 0 or more."""
    count, mu = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    return np.asarray(np.exp(xlogy(count, mu) - mu - gammaln(count + 1)))
