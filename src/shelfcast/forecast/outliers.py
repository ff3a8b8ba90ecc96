"""How much should a day count on which far more sold than ever before?

A day beyond the mean plus BOUND standard deviations of the half year before it is counted as if
it had sold just that bound: it weighs bound / sold. It is not deleted, since it did happen and may
happen again: truth, scores and intervals see what sold, and only the level that the next days are
forecast from is spared. A bound needs FEWEST known periods before the day and uses no later one.
Source: Huber (1964), Robust estimation of a location parameter (the weight).
Not here: demand censored by an empty shelf (impute.py), returns (netted where demand is made).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.series import Floats

BOUND = 8.0
SPAN = {"D": 182, "W": 52, "M": 24}
FEWEST = {"D": 28, "W": 13, "M": 12}
BLOCK = 2000


def tempered(rate: Floats, freq: str) -> Floats:
    """Rates, S x T, with what lies beyond the bound pulled down to it; NaN stays.

    >>> calm = np.tile([2.0, 4.0], 20)
    >>> tempered(np.append(calm, [100.0, 3.0])[None, :], "D")[0, -3:]
    array([ 4., 11.,  3.])
    """
    parts = [
        _tempered(rate[start : start + BLOCK], SPAN[freq], FEWEST[freq])
        for start in range(0, len(rate), BLOCK)
    ]
    return np.concatenate(parts) if parts else rate


def _tempered(rate: Floats, span: int, fewest: int) -> Floats:
    known = ~np.isnan(rate)
    filled = np.where(known, rate, 0).astype(np.float64)
    count, total, square = (_before(x, span) for x in (known.astype(float), filled, filled**2))
    mean = total / np.maximum(count, 1)
    spread = np.sqrt(np.maximum(square / np.maximum(count, 1) - mean**2, 0))
    bound = np.where((count >= fewest) & (mean > 0), mean + BOUND * spread, np.inf)
    found: Floats = np.minimum(rate, bound).astype(rate.dtype)
    return found


def _before(values: Floats, span: int) -> Floats:
    """The sum over the `span` periods before each period, S x T."""
    running = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    periods = np.arange(values.shape[1])
    found: Floats = running[:, periods] - running[:, np.maximum(periods - span, 0)]
    return found
