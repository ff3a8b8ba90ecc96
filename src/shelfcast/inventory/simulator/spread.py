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
LOW, HIGH = 0.05, 0.95


def interval(
    saved: Floats, groups: npt.NDArray[np.int_] | None = None, seed: int = 0
) -> tuple[float, float]:
    """The 5 % and 95 % ends of the sum of `saved` (n,), by group where `groups` (n,) are told.

    >>> interval(np.full(50, 2.0))
    (100.0, 100.0)
    """
    each = saved if groups is None else np.bincount(groups, weights=saved)
    # Drawing n of n with replacement is drawing how often each is drawn.
    rng = np.random.default_rng(seed)
    share = np.full(len(each), 1 / len(each))
    sums = [float(rng.multinomial(len(each), share) @ each) for _ in range(DRAWS)]
    low, high = np.quantile(sums, [LOW, HIGH])
    return float(low), float(high)
