"""How may demand run on until each of some days, many times over?

Sample courses: N whole futures of each line, read at K moments that rise. What a course has sold by
a moment follows the forecast's window of that length; how its moments hang together follows from
how the windows' spread grows. Symbols: t days from today, W(t) units sold by then, H its Hurst
exponent: sd W(t) ∝ t^H. H = 1/2 where days vary independently, near 1 where the level itself is in
doubt, so that a course which begins high stays high. The moments are joined by the Gaussian copula
of fractional Brownian motion,
    cov(s, t) = (s^2H + t^2H - |s - t|^2H) / 2,
and a course never falls. Whole units where the quantiles are whole; then the mean is the window's.
Units of the product, days. The normals are quasi-random and fixed: the same plan every time.
Sources: Mandelbrot & Van Ness (1968), Fractional Brownian motions, equation 5.1; the normals are a
scrambled Sobol sequence, Owen (1998).
Not here: the windows (windows.py), what follows for an order (need.py).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import ndtr, ndtri
from scipy.stats import qmc

from shelfcast.inventory.distribution import Floats, Ints
from shelfcast.inventory.windows import WindowTable

LEAST_H, MOST_H = 0.5, 0.95
JITTER = 1e-6
PARITY = 8
"""Courses in a row that are treated alike; single ones would part the high from the low."""


@cache
def normals(samples: int, moments: int) -> Floats:
    """Standard normals (samples, moments) that fill the space evenly; samples a power of 2."""
    drawn = qmc.Sobol(moments, scramble=True, rng=0).random(samples)
    return np.asarray(ndtri(drawn))


def courses(windows: WindowTable, days: Ints, drawn: Floats) -> Floats:
    """Units sold by each moment (n, N, K). days (n, K): rising; drawn (N, K): of `normals`."""
    told = [windows.over(days[:, k]) for k in range(days.shape[1])]
    factor = _factor(days.astype(np.float64), np.stack([one.sd for one in told], axis=1))
    level = ndtr(np.einsum("nkj,mj->nmk", factor, drawn))
    sold = np.stack(
        [one.distribution().quantile(level[:, :, k]) for k, one in enumerate(told)], axis=2
    )
    whole = np.all([(one.quantiles == np.rint(one.quantiles)).all(axis=1) for one in told], axis=0)
    if whole.any():
        mean = np.stack([one.mean[whole] for one in told], axis=1)
        sold[whole] = _in_pieces(sold[whole], mean)
    return _rising(sold)


def _rising(sold: Floats) -> Floats:
    """The courses (n, N, K) without falls: half of them lift what follows, half lower what was.

    Lifting alone would sell too much by the last moment, lowering alone too little by the first.
    """
    lifts = (np.arange(sold.shape[1]) // PARITY) % 2 == 0
    lifted = np.maximum.accumulate(sold, axis=2)
    lowered = np.minimum.accumulate(sold[:, :, ::-1], axis=2)[:, :, ::-1]
    return np.where(lifts[None, :, None], lifted, lowered)


def _in_pieces(sold: Floats, mean: Floats) -> Floats:
    """Whole numbers (n, N, K) next to `sold`, so many of them rounded up that `mean` (n, K) is met.

    Between two quantiles, 0 at 25 % and 1 at 50 %, nobody tells where the step is. Taking it at the
    middle would let a slow product sell a sixth too much; the forecast's mean says where it is.

    >>> _in_pieces(np.array([[[0.0], [0.4], [0.8], [1.0]]]), np.array([[0.5]]))[0, :, 0].tolist()
    [0.0, 0.0, 1.0, 1.0]
    """
    below = np.floor(sold)
    rest = sold - below
    count = sold.shape[1]
    wanted = np.rint((mean - below.mean(axis=1)) * count).astype(np.int64)
    place = count - np.clip(wanted, 0, count)
    rising = np.sort(rest, axis=1)
    bound = np.take_along_axis(rising, np.minimum(place, count - 1)[:, None, :], axis=1)
    up = (rest >= bound) & (rest > 0) & (place < count)[:, None, :]
    return np.asarray(below + up)


def _factor(t: Floats, sd: Floats) -> Floats:
    """What makes independent normals into those of the moments, each of variance 1: (n, K, K).

    The first normal is the last moment's own, so that its levels are spread evenly.
    """
    twice = 2 * _hurst(t, sd)[:, None, None]
    s, u = t[:, :, None], t[:, None, :]
    covariance = (s**twice + u**twice - np.abs(s - u) ** twice) / 2
    last = np.maximum(t[:, -1], 1.0)[:, None, None] ** twice
    backwards = (covariance / last + JITTER * np.eye(t.shape[1]))[:, ::-1, ::-1]
    lower = np.linalg.cholesky(backwards)
    return np.asarray((lower / np.linalg.norm(lower, axis=2, keepdims=True))[:, ::-1])


def _hurst(t: Floats, sd: Floats) -> Floats:
    """H (n,) from the spread at the first and the last moment that have one.

    >>> _hurst(np.array([[7.0, 28.0]]), np.array([[1.0, 3.0]])).round(2).tolist()
    [0.79]
    """
    usable = (t > 0) & (sd > 0)
    rows, first = np.arange(len(t)), usable.argmax(axis=1)
    last = t.shape[1] - 1 - usable[:, ::-1].argmax(axis=1)
    grown = usable.any(axis=1) & (t[rows, last] > t[rows, first])
    with np.errstate(divide="ignore", invalid="ignore"):
        h = np.log(sd[rows, last] / sd[rows, first]) / np.log(t[rows, last] / t[rows, first])
    return np.asarray(np.clip(np.where(grown, h, LEAST_H), LEAST_H, MOST_H))
