"""How much sells when something sells, and how often does that happen?

Croston's method with the correction of Syntetos and Boylan: sizes of sales and intervals between
them are smoothed apart (step 0.1), and their ratio is taken 5 % lower, because the ratio of two
means is too high on average. A period of which nothing is known is no part of an interval. A series
that never sold has none. All series at once.
Source: Syntetos & Boylan (2005), The accuracy of intermittent demand estimates, IJF 21(2).
Not here: the shape of the week (smoothing.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.models.smoothing import shaped, smoothed
from shelfcast.forecast.series import Floats, Panel

STEP = 0.1
CORRECTION = 1 - STEP / 2


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series that never sold."""
    rate = panel.rate.astype(np.float64)
    size = smoothed(np.where(rate > 0, rate, np.nan), STEP)
    return shaped(panel, CORRECTION * size / smoothed(intervals(rate), STEP))


def intervals(rate: Floats) -> Floats:
    """Known periods since the sale before, at each sale; NaN elsewhere. S x T.

    >>> intervals(np.array([[0.0, 3.0, np.nan, 0.0, 2.0]]))
    array([[nan,  2., nan, nan,  2.]])
    """
    known = np.cumsum(~np.isnan(rate), axis=1)
    sold = np.nan_to_num(rate) > 0
    at_sale = np.maximum.accumulate(np.where(sold, known, 0), axis=1)
    before = np.concatenate([np.zeros((len(rate), 1)), at_sale[:, :-1]], axis=1)
    return np.where(sold, known - before, np.nan)
