"""How is a quantile told of something that is sold in whole pieces?

Sales of 0, 1 or 2 have no 80 % interval that holds 80 % of the days: the distribution jumps. A
number drawn evenly between y and y + 1 in place of y has one. Intervals are made of such jittered
numbers Z = Y + U; the quantile of the sales is then ceil(Q_Z - 1), a whole number, and the share
of (y, y + 1] that lies between two quantiles of Z is how far the interval holds y. What was not
always sold whole (kilograms, metres) is left as it is. Which is which the sales tell: a series is
whole where every quantity it ever sold is.
Sources: Machado & Santos Silva (2005), Quantiles for counts, JASA 100; Czado, Gneiting & Held
(2009), Predictive model assessment for count data, Biometrics 65 (the PIT without drawing).
Not here: the quantiles themselves (conformal.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.series import Floats

Flags = npt.NDArray[np.bool_]
NEAR = 1e-4
CHUNK = 2000


def whole(truth: Floats) -> Flags:
    """Which series, S x T, sold whole numbers only, but for rounding; NaN is not looked at.

    >>> whole(np.array([[1.0, np.nan, 3.0], [0.5, 2.0, 0.0]])).tolist()
    [True, False]
    """
    found = np.ones(len(truth), dtype=bool)
    for start in range(0, len(truth), CHUNK):
        part = truth[start : start + CHUNK]
        off = np.abs(part - np.rint(part)) > NEAR * np.maximum(np.abs(part), 1)
        found[start : start + CHUNK] = ~off.any(axis=1)
    return found


def jittered(y: Floats, is_whole: Flags, seed: int) -> Floats:
    """Y + U for whole series, S x n; the others as they are. The same seed draws the same U."""
    random = np.random.default_rng(seed)
    noise = random.random(y.shape)
    shape = (len(y),) + (1,) * (y.ndim - 1)
    found: Floats = y + noise * is_whole.reshape(shape)
    return found


def sold(latent: Floats, is_whole: Flags) -> Floats:
    """Quantiles of sales from quantiles of Z, S x any: whole numbers where sales are.

    >>> sold(np.array([[0.4, 1.0, 1.2], [0.4, 1.0, 1.2]]), np.array([True, False])).tolist()
    [[0.0, 0.0, 1.0], [0.4, 1.0, 1.2]]
    """
    shape = (len(latent),) + (1,) * (latent.ndim - 1)
    counted = np.maximum(np.ceil(latent - 1 - NEAR), 0)
    found: Floats = np.where(is_whole.reshape(shape), counted, latent)
    return found


def held(y: Floats, low: Floats, high: Floats, is_whole: Flags) -> Floats:
    """How much of each y lies between two quantiles of Z, from 0 to 1; NaN where y is.

    The mean is the coverage of the randomised interval, without drawing. y, low, high, is_whole:
    arrays that fit together.

    >>> held(np.array([0.0, 1.0]), np.array([0.5, 0.5]), np.array([1.2, 1.2]), np.array([True] * 2))
    array([0.5, 0.2])
    """
    part = np.clip(np.minimum(y + 1, high) - np.maximum(y, low), 0, 1)
    inside = ((low <= y) & (y <= high)).astype(np.float64)
    found = np.where(is_whole, part, inside)
    return np.where(np.isnan(y), np.nan, found)
