"""How far from the forecast may demand fall, going by how far it fell in the backtest?

Split conformal prediction: scaled errors u = (y - mean) / scale of the backtest are sorted, and the
quantile of demand at probability p is mean + scale * Q_p(u), never below zero. Errors are pooled by
size of the forecast, class of demand and distance ahead, as finely as a pool still has enough of
them; sizes next to each other go together where they have too few. Between the mean sizes of two
pools Q_p goes by a straight line, because the shape of counts with many zeros changes with their
size. The scale is the forecast itself, not below a tenth of the series' recent mean. Probabilities
beyond the last error of a pool follow the normal law's tail.
Without enough errors demand is taken as exponential: the widest law with one parameter on the
positive line that keeps the mean.
Sources: Vovk, Gammerman & Shafer (2005); Lei et al. (2018), Distribution-free predictive inference,
section 2.2; (n + 1) p order statistics, as there.
Not here: which errors may be used for which rows (intervals.py), whole numbers (counts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from shelfcast.forecast.series import Floats, Ints

FEWEST = (20, 60, 120, 250)
LEAST_SHARE = 0.1
HORIZON_STEPS = (1, 2, 4)
BY_SIZE = 1
STRIDES = (0, BY_SIZE, 8, 64)
WINSOR = 0.995
TINY = 1e-12


@dataclass(frozen=True)
class Pool:
    """The pools of one fineness: sorted codes, and of each the mean log2 of size and its shape.

    shape: quantiles of u, then its root mean square; pools x (P + 1). stride: how much the code
    grows from one octave of size to the next; 0 where sizes are not told apart.
    """

    codes: Ints
    centre: Floats
    shape: Floats
    stride: int

    def find(self, codes: Ints, size: Floats) -> Floats:
        """The shape at each code and log2 of size, n x (P + 1); NaN where there is no pool."""
        if self.stride == BY_SIZE:
            return self._between(size)
        own, here = self._at(codes)
        if not self.stride:
            return own
        upward = size > here
        near, there = self._at(codes + np.where(upward, self.stride, -self.stride))
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.nan_to_num((size - here) / (there - here), posinf=0, neginf=0)
        mixed = own + share[:, None] * (near - own)
        return np.where(np.isnan(near), own, mixed)

    def _between(self, size: Floats) -> Floats:
        """The shape at each log2 of size, between the two pools next to it."""
        right = np.clip(np.searchsorted(self.centre, size), 0, len(self.centre) - 1)
        left = np.maximum(right - 1, 0)
        span = self.centre[right] - self.centre[left]
        share = np.divide(size - self.centre[left], span, out=np.zeros(len(size)), where=span > 0)
        low, high = self.shape[left], self.shape[right]
        found: Floats = low + np.clip(share, 0, 1)[:, None] * (high - low)
        return found

    def _at(self, codes: Ints) -> tuple[Floats, Floats]:
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        found = self.codes[at] == codes
        return np.where(found[:, None], self.shape[at], np.nan), np.where(
            found, self.centre[at], np.nan
        )


@dataclass(frozen=True)
class Table:
    """Pools from the coarsest to the finest."""

    pools: tuple[Pool, ...]
    width: int

    def look_up(self, keys: Sequence[Ints], size: Floats) -> tuple[Floats, Floats]:
        """Quantiles of u (n x P) and spread (n) of the finest pool there is; NaN where none."""
        shape = np.full((len(size), self.width + 1), np.nan)
        left = np.arange(len(size))
        log_size = np.log2(np.maximum(size, TINY))
        for pool, codes in zip(self.pools[::-1], keys[::-1], strict=True):
            if not len(pool.codes) or not len(left):
                continue
            shape[left] = pool.find(codes[left], log_size[left])
            left = left[np.isnan(shape[left, -1])]
        return shape[:, :-1], shape[:, -1]


def fit(  # noqa: PLR0917 (the errors, what each is known by, and how they are pooled)
    u: Floats,
    keys: Sequence[Ints],
    size: Floats,
    cutoff: Ints,
    probabilities: Sequence[float],
    fewest: Sequence[int] = FEWEST,
) -> Table:
    """The pools of scaled errors `u` (n) by `keys`, coarsest first, n codes each.

    size: n sizes of the forecasts; cutoff: n codes of the cutoff that each error comes from;
    fewest: errors that a pool of each fineness has at least.
    """
    log_size = np.log2(np.maximum(size, TINY))
    pools = [
        _pool(u, codes, log_size, cutoff, probabilities, fewest=least, stride=stride)
        for codes, least, stride in zip(keys, fewest, STRIDES, strict=True)
    ]
    return Table(tuple(pools), len(probabilities))


def _pool(
    u: Floats,
    codes: Ints,
    log_size: Floats,
    cutoff: Ints,
    probabilities: Sequence[float],
    *,
    fewest: int,
    stride: int,
) -> Pool:
    if stride == BY_SIZE:
        codes = _merged(codes, fewest)
    order = np.argsort(codes, kind="stable")
    unique, start, count = np.unique(codes[order], return_index=True, return_counts=True)
    kept = np.flatnonzero(count >= fewest)
    centre, shape = np.empty(len(kept)), np.empty((len(kept), len(probabilities) + 1))
    for row, group in enumerate(kept):
        members = order[start[group] : start[group] + count[group]]
        errors = widened(u[members], cutoff[members])
        bound = np.quantile(np.abs(errors), WINSOR)
        shape[row, :-1] = order_statistics(errors, probabilities)
        shape[row, -1] = np.sqrt(np.mean(np.clip(errors, -bound, bound) ** 2))
        centre[row] = log_size[members].mean()
    return Pool(unique[kept], centre, shape, stride)


def _merged(codes: Ints, fewest: int) -> Ints:
    """The codes with neighbours put together until each has enough; all the same where none has.

    >>> _merged(np.array([1, 1, 2, 5, 5, 7]), 2)
    array([1, 1, 2, 2, 2, 2])
    """
    unique, place, count = np.unique(codes, return_inverse=True, return_counts=True)
    first, held = np.arange(len(unique)), 0
    for i in range(len(unique)):
        first[i] = first[i - 1] if i and held < fewest else i
        held = count[i] + (held if i and held < fewest else 0)
    if held < fewest and len(unique):
        last = first[-1]
        first[first == last] = first[max(last - 1, 0)]
    found: Ints = unique[first][place]
    return found


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

    Beyond the first and the last the distance from the median grows as the normal law's does.

    >>> order_statistics(np.arange(1.0, 10.0), (0.1, 0.5, 0.9, 0.99)).round(2)
    array([ 1.  ,  5.  ,  9.  , 12.26])
    """
    p = np.asarray(probabilities)
    last = len(errors) / (len(errors) + 1)
    inside = np.clip(p, 1 - last, last)
    found: Floats = np.quantile(errors, inside, method="weibull")
    beyond = (inside != p) & (last > 0.5)
    if beyond.any():
        middle = np.median(errors)
        reach = ndtri(p[beyond]) / ndtri(inside[beyond])
        found[beyond] = middle + (found[beyond] - middle) * reach
    return found


def joined(codes: Sequence[Ints]) -> Ints:
    """Codes of several origins one after the other; empty where there is no origin."""
    return np.concatenate(codes) if codes else np.zeros(0, dtype=np.int64)


def scale(mean: Floats, recent: Floats, floor: float) -> Floats:
    """What errors are divided by: the forecast, not below a tenth of the recent mean."""
    found: Floats = np.maximum(np.maximum(mean, LEAST_SHARE * recent), floor)
    return found


def keys(size: Floats, demand_class: Ints, horizon: Ints, unit: float) -> tuple[Ints, ...]:
    """Codes of the four finenesses for forecasts of `size` units, `horizon` seasons ahead.

    Sizes fall in octaves of `unit`; horizons in the first season, the second, to the fourth, later.
    """
    octave = np.floor(np.log2(np.maximum(size, unit) / unit)).astype(np.int32)
    step = np.searchsorted(HORIZON_STEPS, horizon).astype(np.int32)
    by_class = octave * 8 + demand_class.astype(np.int32)
    return (np.zeros(len(octave), dtype=np.int32), octave, by_class, by_class * 8 + step)


def quantiles(
    table: Table, mean: Floats, scales: Floats, codes: Sequence[Ints], prior: Floats
) -> Floats:
    """Quantiles of demand, n x P: monotone, never negative, 0 where the mean is 0 by closure.

    prior: quantiles, n x P, used where no pool has enough errors.
    """
    u, _ = table.look_up(codes, scales)
    found = mean[:, None] + scales[:, None] * u
    found = np.where(np.isnan(found), prior, found)
    rising: Floats = np.maximum.accumulate(np.maximum(found, 0), axis=1)
    return rising


def exponential(probabilities: Sequence[float]) -> Floats:
    """Quantiles over the mean of the exponential law.

    >>> exponential((0.5, 0.95)).round(4)
    array([0.6931, 2.9957])
    """
    result: Floats = -np.log1p(-np.asarray(probabilities))
    return result
