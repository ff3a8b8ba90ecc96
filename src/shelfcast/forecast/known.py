"""What is the mean of what is known, where some of it is not?

What is not known (a shelf was empty, a shop closed, a product not yet there) is NaN and counts
neither in the sum nor in the number of values.
Not here: means over any span of a panel (sums.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.series import Floats


def known_mean(values: Floats, axis: int = 1, *, none: float = np.nan) -> Floats:
    """The mean of the known values along an axis; `none` where none is known.

    >>> known_mean(np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, np.nan]]))
    array([ 2., nan])
    """
    known = ~np.isnan(values)
    count = known.sum(axis=axis)
    total = np.where(known, values, 0).sum(axis=axis)
    mean: Floats = np.divide(total, count, out=np.full(count.shape, none), where=count > 0)
    return mean
