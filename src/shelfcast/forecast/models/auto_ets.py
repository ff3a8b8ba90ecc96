"""How would the level, trend and week of a whole store or company go on?

Exponential smoothing with the form chosen by AICc, by statsforecast. For sums only: it is slow
(0.15 to 0.3 s a series) and needs steady demand. Units per open day are smoothed, with closed
periods filled by the latest known mean of the season, then multiplied by open days. At most
MEMORY periods are read; seasons above 24 periods, or seen fewer than twice, are not used.
Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), chapter 8.
Not here: bounds and fall-back (guard.py).
"""

from __future__ import annotations

import warnings

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.model import Local
from shelfcast.forecast.series import Floats, Panel

MEMORY = 400
LONGEST_SEASON = 24


def fit(panel: Panel, config: ForecastConfig) -> Local:
    """Nothing is kept: it is the panel's own past that speaks."""
    del panel, config
    return Local(forecast)


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, G x horizon; NaN where no fit was possible."""
    from statsforecast.models import AutoETS

    rates = [one(row, panel, AutoETS) for row in panel.rate]
    units: Floats = np.stack(rates) * panel.exposure[:, panel.length :]
    return units


def filled(rate: Floats, season: int) -> Floats:
    """The series from its first known period, gaps filled by the season's last known mean.

    >>> filled(np.array([np.nan, 2.0, 4.0, np.nan, 6.0]), 2)
    array([2., 4., 2., 6.])
    """
    begun = np.flatnonzero(~np.isnan(rate))
    series = rate[begun[0] :].astype(np.float64) if begun.size else rate[:0].astype(np.float64)
    for gap in map(int, np.flatnonzero(np.isnan(series))):
        same = series[gap % season : gap : season][-4:]
        recent = same if same.size else series[max(0, gap - season) : gap]
        series[gap] = recent.mean()
    return series


def usable_season(season: int, length: int) -> int:
    """The season where it is short enough and was seen twice, else 1."""
    return season if season <= LONGEST_SEASON and length >= 2 * season + 3 else 1


def one(rate: Floats, panel: Panel, model: type) -> Floats:
    """One series' units per open day in each future period; NaN where `model` cannot be fitted."""
    series = filled(rate, min(panel.cadence.season, LONGEST_SEASON))[-MEMORY:]
    season = usable_season(panel.cadence.season, len(series))
    nothing = np.full(panel.horizon, np.nan)
    if len(series) < 6 or not series.any():
        return nothing
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = model(season_length=season).forecast(y=series, h=panel.horizon)["mean"]
        except (ValueError, ArithmeticError, RuntimeError, IndexError, np.linalg.LinAlgError):
            return nothing
    return np.asarray(found, dtype=np.float64)
