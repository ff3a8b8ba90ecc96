"""How sure is it that one plan saves money against another?

Units: money. Each product's saving under the same demand and start is a pair; products are drawn
again, with replacement, and the sums of what is drawn show how far the sum might have come out
otherwise with products like these. Where lanes belong to groups (one product in many stores), whole
groups are drawn.
Assumption: products (groups) are alike and independent; what moves all at once, a hard winter, is
not in it.
Source: Efron & Tibshirani, An Introduction to the Bootstrap, chapter 13 (percentile interval).
Not here: the savings (replay.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats

DRAWS = 2000
MOST = 2000
LOW, HIGH = 0.05, 0.95


def interval(
    saved: Floats, groups: npt.NDArray[np.int_] | None = None, seed: int = 0
) -> tuple[float, float]:
    """The 5 % and 95 % ends of the sum of `saved` (n,), by group where `groups` (n,) are told.

    >>> interval(np.full(50, 2.0))
    (100.0, 100.0)
    """
    return ends(resampled(saved[:, None], groups, seed)[:, 0])


def resampled(values: Floats, groups: npt.NDArray[np.int_] | None = None, seed: int = 0) -> Floats:
    """Sums (2000, k) of the columns of `values` (n, k) over products (groups) drawn again.

    All columns are summed over the same draws, so that the difference of two columns is that of
    pairs. Beyond 2,000 products (groups), every 2,000th are drawn together: the spread is the same.
    """
    each = values if groups is None else _summed(values, groups)
    if len(each) > MOST:
        each = _summed(each, np.arange(len(each)) % MOST)
    # Drawing n of n with replacement is drawing how often each is drawn.
    shares = np.full(len(each), 1 / len(each))
    drawn = np.random.default_rng(seed).multinomial(len(each), shares, size=DRAWS)
    return np.asarray(drawn @ each)


def ends(sums: Floats) -> tuple[float, float]:
    """The 5 % and 95 % quantiles of these sums."""
    low, high = np.quantile(sums, [LOW, HIGH])
    return float(low), float(high)


def _summed(values: Floats, groups: npt.NDArray[np.int_]) -> Floats:
    return np.column_stack([np.bincount(groups, weights=column) for column in values.T])
