"""How wrong were the forecasts?

Plain functions of arrays of the same shape. Errors are forecast minus truth, so a bias above 0 is
too much. Scale-free measures divide by what was sold.
Sources: WAPE and bias, Vandeput (2021), Data Science for Supply Chain Forecasting, chapter 2;
RMSSE, Makridakis et al. (2022), The M5 accuracy competition, equation 1; pinball loss, Koenker &
Bassett (1978), equation 2.1.
Not here: which rows are scored (backtest.py), how often intervals hold (coverage.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from shelfcast.forecast.known import known_mean
from shelfcast.forecast.series import Floats

CHUNK = 2000
"""Series whose histories are worked on at once."""


def wape(y: Floats, mean: Floats) -> float:
    """Sum of absolute errors over the sum of sales; NaN where nothing was sold.

    >>> wape(np.array([2.0, 0.0, 4.0]), np.array([1.0, 1.0, 4.0])).__round__(4)
    0.3333
    """
    return _over(float(np.abs(mean - y).sum()), float(y.sum()))


def bias(y: Floats, mean: Floats) -> float:
    """Sum of errors over the sum of sales.

    >>> bias(np.array([2.0, 0.0, 4.0]), np.array([1.0, 1.0, 7.0]))
    0.5
    """
    return _over(float((mean - y).sum()), float(y.sum()))


def squared_scale(history: Floats) -> Floats:
    """Mean squared one-step change of each series' known history, S x T -> S; NaN where none.

    >>> squared_scale(np.array([[1.0, 3.0, 3.0, 0.0]])).round(4)
    array([4.3333])
    """
    found = np.empty(len(history))
    for start in range(0, len(history), CHUNK):
        part = history[start : start + CHUNK]
        found[start : start + CHUNK] = known_mean(np.diff(part, axis=1) ** 2)
    return found


def rmsse(squared_errors: Floats, scale: Floats) -> float:
    """Mean over series of the root of the mean squared error over its scale.

    squared_errors: S x n, NaN where not scored; scale: S. Series without a scale do not count.

    >>> rmsse(np.array([[1.0, 1.0], [4.0, np.nan]]), np.array([1.0, 1.0]))
    1.5
    """
    known = ~np.isnan(squared_errors)
    count = known.sum(axis=1)
    usable = (count > 0) & (np.nan_to_num(scale) > 0)
    if not usable.any():
        return float("nan")
    mean = np.where(known, squared_errors, 0).sum(axis=1)[usable] / count[usable]
    return float(np.sqrt(mean / scale[usable]).mean())


def pinball_sum(y: Floats, quantiles: Floats, probabilities: Sequence[float]) -> float:
    """The sum of the pinball loss over rows and probabilities. y: n; quantiles: n x P.

    >>> pinball_sum(np.array([10.0]), np.array([[8.0, 12.0]]), (0.1, 0.9)).__round__(4)
    0.4
    """
    error = y[:, None] - quantiles
    p = np.asarray(probabilities)
    return float(np.maximum(p * error, (p - 1) * error).sum())


def _over(top: float, bottom: float) -> float:
    return top / bottom if bottom > 0 else float("nan")
