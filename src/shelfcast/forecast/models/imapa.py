"""What sells on average, looked at in spells of every length up to the wait for a sale?

ADIDA's way (adida.py) with blocks of 1, 2, 3 and so on up to the mean interval between sales; the
forecast is the mean of what they say. All series that have a block length are smoothed at once.
Source: Petropoulos & Kourentzes (2015), Forecast combinations for intermittent demand, JORS 66.
Not here: the smoothing and the shape of the week (smoothing.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.models.adida import block_length, blocks
from shelfcast.forecast.models.smoothing import best_smoothed, shaped
from shelfcast.forecast.series import Floats, Panel

LONGEST = 60


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series that never sold.

    Blocks above LONGEST periods are not tried: those series sell a few times a year.
    """
    rate = panel.rate.astype(np.float64)
    block = np.minimum(block_length(rate), LONGEST)
    total, said = np.zeros(len(rate)), np.zeros(len(rate))
    for length in range(1, int(block.max(initial=0)) + 1):
        rows = np.flatnonzero(block >= length)
        level = best_smoothed(blocks(rate[rows], length))
        known = ~np.isnan(level)
        total[rows[known]] += level[known]
        said[rows[known]] += 1
    mean = np.divide(total, said, out=np.full(len(rate), np.nan), where=said > 0)
    return shaped(panel, mean)
