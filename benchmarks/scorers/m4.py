"""How good is a forecast beside the M4 competition's yardstick, Naive2?

sMAPE in percent, MASE scaled by the in-sample seasonal naive, OWA their mean relative to Naive2.
Naive2 repeats the last value, seasonally adjusted where a 90 % autocorrelation test finds a season
(multiplicative, classical decomposition). Weekly series have season 1 in M4: Naive2 is the naive.
Source: Makridakis, Spiliotis & Assimakopoulos (2020), The M4 competition, IJF 36(1), section 2 and
the published R code of the benchmarks. Published for weekly: Naive2 has sMAPE 9.161, MASE 2.777.
Not here: reading the files, the models.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Z_90 = 1.645


def smape(truth: Floats, forecast: Floats) -> float:
    """Mean of 200 |y - f| / (|y| + |f|) over one series; 0 / 0 counts as 0.

    >>> smape(np.array([100.0, 200.0]), np.array([110.0, 200.0])).__round__(4)
    4.7619
    """
    size = np.abs(truth) + np.abs(forecast)
    gap = 2 * np.abs(truth - forecast)
    return float(100 * np.mean(np.divide(gap, size, out=np.zeros(len(size)), where=size > 0)))


def mase(history: Floats, truth: Floats, forecast: Floats, season: int = 1) -> float:
    """Mean absolute error over that of the seasonal naive inside the history.

    >>> mase(np.array([1.0, 3.0, 2.0]), np.array([4.0, 4.0]), np.array([2.0, 3.0]))
    1.0
    """
    scale = np.mean(np.abs(history[season:] - history[:-season]))
    return float(np.mean(np.abs(truth - forecast)) / scale)


def owa(of: tuple[float, float], naive2: tuple[float, float]) -> float:
    """Mean of sMAPE and MASE relative to Naive2's; each argument is (sMAPE, MASE) over all series.

    >>> owa((9.161, 2.777), (9.161, 2.777))
    1.0
    """
    return (of[0] / naive2[0] + of[1] / naive2[1]) / 2


def naive2(history: Floats, horizon: int, season: int = 1) -> Floats:
    """The forecast of Naive2 for one series.

    >>> naive2(np.array([1.0, 5.0]), 2)
    array([5., 5.])
    """
    factors = seasonal_factors(history, season) if is_seasonal(history, season) else np.ones(season)
    at = np.arange(len(history), len(history) + horizon) % season
    last = history[-1] / factors[(len(history) - 1) % season]
    forecast: Floats = last * factors[at]
    return forecast


def is_seasonal(history: Floats, season: int) -> bool:
    """Whether the autocorrelation at the season exceeds its 90 % limit, as M4 tests it."""
    if season <= 1 or len(history) < 3 * season:
        return False
    centred = history - history.mean()
    power = float(centred @ centred)
    if power == 0:
        return False
    lags = np.array([float(centred[k:] @ centred[:-k]) / power for k in range(1, season + 1)])
    limit = Z_90 * np.sqrt((1 + 2 * np.sum(lags[:-1] ** 2)) / len(history))
    return bool(abs(lags[-1]) > limit)


def seasonal_factors(history: Floats, season: int) -> Floats:
    """Multiplicative factors of a classical decomposition, mean 1; entry 0 is the first period's.

    >>> seasonal_factors(np.tile([1.0, 3.0], 6), 2)
    array([0.5, 1.5])
    """
    weights = np.ones(season) / season
    if season % 2 == 0:
        weights = np.convolve(np.ones(season) / season, [0.5, 0.5])
    half = len(weights) // 2
    trend = np.convolve(history, weights, mode="valid")
    ratio = history[half : half + len(trend)] / trend
    place = np.arange(half, half + len(trend)) % season
    means = np.array([ratio[place == i].mean() for i in range(season)])
    factors: Floats = means / means.mean()
    return factors
