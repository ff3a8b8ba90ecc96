"""How far from the forecast may demand fall, going by how far it fell in the backtest?

Split conformal prediction: scaled errors u = (y - mean) / scale of the backtest are sorted, and the
quantile of demand at probability p is mean + scale * Q_p(u), never below zero. Errors are pooled by
size of the forecast, class of demand and distance ahead, as finely as a pool still has enough of
them. The scale is the forecast itself, not below a tenth of the series' recent mean, so that the
pools of small forecasts learn the shape of counts with many zeros.
Without enough errors demand is taken as exponential: the widest law with one parameter on the
positive line that keeps the mean.
Sources: Vovk, Gammerman & Shafer (2005); Lei et al. (2018), Distribution-free predictive inference,
section 2.2; (n + 1) p order statistics, as there.
Not here: which errors may be used for which rows (intervals.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.series import Floats, Ints

FEWEST = (20, 60, 120, 250)
LEAST_SHARE = 0.1
HORIZON_STEPS = (1, 2, 4)
WINSOR = 0.995


@dataclass(frozen=True)
class Pool:
    """The pools of one fineness: sorted codes, quantiles of u per code, root mean square of u."""

    codes: Ints
    quantiles: Floats
    spread: Floats


@dataclass(frozen=True)
class Table:
    """Pools from the coarsest to the finest."""

    pools: tuple[Pool, ...]
    width: int

    def look_up(self, keys: Sequence[Ints]) -> tuple[Floats, Floats]:
        """Quantiles of u (n x P) and spread (n) of the finest pool there is; NaN where none."""
        size = len(keys[0])
        quantiles, spread = np.full((size, self.width), np.nan), np.full(size, np.nan)
        for pool, codes in zip(self.pools, keys, strict=True):
            if not len(pool.codes):
                continue
            at = np.minimum(np.searchsorted(pool.codes, codes), len(pool.codes) - 1)
            found = pool.codes[at] == codes
            quantiles[found], spread[found] = pool.quantiles[at[found]], pool.spread[at[found]]
        return quantiles, spread


def fit(u: Floats, keys: Sequence[Ints], cutoff: Ints, probabilities: Sequence[float]) -> Table:
    """The pools of scaled errors `u` (n) by `keys`, coarsest first, n codes each.

    cutoff: n codes of the cutoff that each error comes from.
    """
    pools = [
        _pool(u, codes, cutoff, probabilities, fewest)
        for codes, fewest in zip(keys, FEWEST, strict=True)
    ]
    return Table(tuple(pools), len(probabilities))


def _pool(
    u: Floats, codes: Ints, cutoff: Ints, probabilities: Sequence[float], fewest: int
) -> Pool:
    order = np.argsort(codes, kind="stable")
    unique, start, count = np.unique(codes[order], return_index=True, return_counts=True)
    kept = np.flatnonzero(count >= fewest)
    quantiles, spread = np.empty((len(kept), len(probabilities))), np.empty(len(kept))
    for row, group in enumerate(kept):
        members = order[start[group] : start[group] + count[group]]
        errors = widened(u[members], cutoff[members])
        quantiles[row] = order_statistics(errors, probabilities)
        bound = np.quantile(np.abs(errors), WINSOR)
        spread[row] = np.sqrt(np.mean(np.clip(errors, -bound, bound) ** 2))
    return Pool(unique[kept], quantiles, spread)


def widened(errors: Floats, cutoff: Ints) -> Floats:
    """The errors, drawn away from their median as far as cutoffs differ and are few.

    All errors of a cutoff share a part: a month that went better than thought. Of that part only k
    draws were seen. With its variance B and the variance W within cutoffs, the pool holds
    W + B (k - 1) / k, while a new cutoff is uncertain by W + B (k + 1) / (k - 1): the new draw, the
    mean of k draws, and a B known from few of them. One cutoff tells nothing of B.

    >>> widened(np.array([1.0, 1.0, -1.0, -1.0]), np.array([0, 0, 1, 1])).round(3)
    array([ 2.449,  2.449, -2.449, -2.449])
    """
    _, code, count = np.unique(cutoff, return_inverse=True, return_counts=True)
    k = len(count)
    if k < 2:
        return errors
    mean = np.bincount(code, weights=errors) / count
    within = float(np.mean((errors - mean[code]) ** 2))
    between = max(0.0, float(np.var(mean, ddof=1) - np.mean(within / count)))
    held = within + between * (k - 1) / k
    if held <= 0:
        return errors
    middle = np.median(errors)
    factor = np.sqrt((within + between * (k + 1) / (k - 1)) / held)
    result: Floats = middle + factor * (errors - middle)
    return result


def order_statistics(errors: Floats, probabilities: Sequence[float]) -> Floats:
    """The (n + 1) p order statistics, between neighbours by a straight line.

    >>> order_statistics(np.arange(1.0, 10.0), (0.1, 0.5, 0.9))
    array([1., 5., 9.])
    """
    result: Floats = np.quantile(errors, probabilities, method="weibull")
    return result


def joined(codes: Sequence[Ints]) -> Ints:
    """Codes of several origins one after the other; empty where there is no origin."""
    return np.concatenate([np.zeros(0, dtype=np.int64), *codes])


def scale(mean: Floats, recent: Floats, floor: float) -> Floats:
    """What errors are divided by: the forecast, not below a tenth of the recent mean."""
    found: Floats = np.maximum(np.maximum(mean, LEAST_SHARE * recent), floor)
    return found


def keys(size: Floats, demand_class: Ints, horizon: Ints, unit: float) -> tuple[Ints, ...]:
    """Codes of the four finenesses for forecasts of `size` units, `horizon` seasons ahead.

    Sizes fall in octaves of `unit`; horizons in the first season, the second, to the fourth, later.
    """
    octave = np.floor(np.log2(np.maximum(size, unit) / unit)).astype(np.int64)
    step = np.searchsorted(HORIZON_STEPS, horizon).astype(np.int64)
    by_class = octave * 8 + demand_class
    return (np.zeros(len(octave), dtype=np.int64), octave, by_class, by_class * 8 + step)


def quantiles(
    table: Table, mean: Floats, scales: Floats, codes: Sequence[Ints], prior: Floats
) -> Floats:
    """Quantiles of demand, n x P: monotone, never negative, 0 where the mean is 0 by closure.

    prior: quantiles over the mean, P, used where no pool has enough errors.
    """
    u, _ = table.look_up(codes)
    found = mean[:, None] + scales[:, None] * u
    found = np.where(np.isnan(found), mean[:, None] * prior, found)
    rising: Floats = np.maximum.accumulate(np.maximum(found, 0), axis=1)
    return rising


def exponential(probabilities: Sequence[float]) -> Floats:
    """Quantiles over the mean of the exponential law.

    >>> exponential((0.5, 0.95)).round(4)
    array([0.6931, 2.9957])
    """
    result: Floats = -np.log1p(-np.asarray(probabilities))
    return result
