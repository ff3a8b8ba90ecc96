"""How would a series go on, if each period leans on those before it and on their errors?

ARIMA with its orders chosen by AICc (the stepwise search of Hyndman & Khandakar), by
statsforecast. A week or a year of months is a seasonal ARIMA. A year of weeks is too long for that:
it is told as pairs of sine and cosine, none or HARMONICS of them, whichever has the lesser AICc (a
dynamic harmonic regression). For sums: about 2 s a daily series.
Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), section 9.7; for
weeks, section 12.1.
Not here: how a series is read (one_by_one.py), bounds and fall-back (guard.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from shelfcast.forecast.models.one_by_one import LONGEST_SEASON, LONGEST_WITH_WEEKS, each
from shelfcast.forecast.series import Floats, Panel

HARMONICS = 3


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN where no fit was possible."""
    return each(panel, _go_on, LONGEST_WITH_WEEKS)


def harmonics(first: int, periods: int, season: int) -> Floats:
    """Sines and cosines of `periods` periods, one column each: periods x 2 HARMONICS.

    >>> harmonics(0, 2, 4)[:, :2].round(6)
    array([[0., 1.],
           [1., 0.]])
    """
    turn = 2 * np.pi * np.arange(first, first + periods) / season
    waves = [wave(k * turn) for k in range(1, HARMONICS + 1) for wave in (np.sin, np.cos)]
    return np.stack(waves, axis=1)


def _go_on(series: Floats, season: int, horizon: int) -> Any:
    from statsforecast.models import AutoARIMA

    plain = AutoARIMA(season_length=season if season <= LONGEST_SEASON else 1)
    plain.fit(y=series)
    if season <= LONGEST_SEASON:
        return plain.predict(h=horizon)["mean"]
    waves = harmonics(0, len(series) + horizon, season)
    waved = AutoARIMA(season_length=1)
    waved.fit(y=series, X=waves[: len(series)])
    if waved.model_["aicc"] < plain.model_["aicc"]:
        return waved.predict(h=horizon, X=waves[len(series) :])["mean"]
    return plain.predict(h=horizon)["mean"]
