"""What sells on average, looked at in spells as long as the wait for a sale?

The series is added up in blocks of its own mean interval between sales, so that few blocks are
empty, the blocks are smoothed, and the level is spread evenly over the periods of a block.
Blocks are counted back from the last period; the step is chosen between 0.1 and 0.3. All series of
one block length at once.
Source: Nikolopoulos et al. (2011), An aggregate-disaggregate intermittent demand approach
(ADIDA), JORS 62(3).
Not here: the smoothing and the shape of the week (smoothing.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.models.croston_sba import intervals
from shelfcast.forecast.models.smoothing import best_smoothed, shaped
from shelfcast.forecast.series import Floats, Ints, Panel


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series that never sold."""
    rate, block = panel.rate.astype(np.float64), block_length(panel.rate)
    level = np.full(len(rate), np.nan)
    for length in np.unique(block[block > 0]):
        rows = block == length
        level[rows] = best_smoothed(blocks(rate[rows], int(length)))
    return shaped(panel, level)


def block_length(rate: Floats) -> Ints:
    """The mean interval between sales, rounded; 0 where nothing was sold. S values.

    >>> block_length(np.array([[0.0, 0.0, 3.0, 0.0, 2.0], [0.0] * 5]))
    array([2, 0])
    """
    found = intervals(rate)
    sales = (~np.isnan(found)).sum(axis=1)
    mean = np.nansum(found, axis=1) / np.maximum(sales, 1)
    return np.where(sales > 0, np.maximum(np.round(mean), 1), 0).astype(np.int64)


def blocks(rate: Floats, length: int) -> Floats:
    """Mean rates of blocks of `length` periods counted back from the end, S x n.

    A block that reaches back before the first known period is left out.

    >>> blocks(np.array([[9.0, 0.0, 3.0, 2.0, np.nan]]), 2)
    array([[1.5, 2. ]])
    """
    count = rate.shape[1] // length
    cut = rate[:, rate.shape[1] - count * length :].reshape(len(rate), count, length)
    return cut.mean(axis=2) if length == 1 else _means(rate, cut)


def _means(rate: Floats, cut: Floats) -> Floats:
    begun = np.where(~np.isnan(rate).all(axis=1), np.isnan(rate).argmin(axis=1), rate.shape[1])
    first = rate.shape[1] - cut.shape[1] * cut.shape[2]
    starts = first + np.arange(cut.shape[1]) * cut.shape[2]
    known = (~np.isnan(cut)).sum(axis=2)
    mean = np.divide(
        np.nansum(cut, axis=2), known, out=np.full(known.shape, np.nan), where=known > 0
    )
    return np.where(starts >= begun[:, None], mean, np.nan)
