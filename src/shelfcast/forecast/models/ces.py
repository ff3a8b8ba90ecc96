"""How would a series go on, if its level and what is missing from it are smoothed together?

Complex exponential smoothing, by statsforecast: it needs no choice between trend and no trend.
About 0.02 s a series.
Source: Svetunkov, Kourentzes & Ord (2022), Complex exponential smoothing, NRL 69(8).
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
    from statsforecast.models import AutoCES

    return AutoCES(season_length=season).forecast(y=series, h=horizon)["mean"]
