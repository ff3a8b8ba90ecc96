"""How would the level, trend and week of a series go on, smoothed?

Exponential smoothing with the form (errors, trend, season) chosen by AICc, by statsforecast. For
sums: it is slow (0.15 to 0.3 s a series) and needs steady demand.
Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), chapter 8.
Not here: how a series is read (one_by_one.py), bounds and fall-back (guard.py).
"""

from __future__ import annotations

from typing import Any

from shelfcast.forecast.models.one_by_one import each
from shelfcast.forecast.series import Floats, Panel


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN where no fit was possible."""
    return each(panel, _go_on)


def _go_on(series: Floats, season: int, horizon: int) -> Any:
    from statsforecast.models import AutoETS

    return AutoETS(season_length=season).forecast(y=series, h=horizon)["mean"]
