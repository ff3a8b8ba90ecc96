"""How would trend, week and year go on, fitted as curves?

Prophet: a trend with bends, and waves for the week and the year, fitted together. For sums, about
0.05 s a series. Closed periods are left out, since it needs no filling; intervals are not asked of
it. Needs the extra `prophet`.
Source: Taylor & Letham (2018), Forecasting at scale, The American Statistician 72(1).
Not here: bounds and fall-back (guard.py), intervals (conformal.py).
"""

from __future__ import annotations

import logging
from typing import Any

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.models.model import Local
from shelfcast.forecast.models.one_by_one import FAILURES, FEWEST, MEMORY
from shelfcast.forecast.series import Floats, Panel

FIX = "pip install 'shelfcast[prophet]'"
YEARS = 3


def fit(panel: Panel, config: ForecastConfig) -> Local:
    """Nothing is kept: it is the panel's own past that speaks. Raises MissingExtraError."""
    del panel, config
    package("prophet", "prophet", FIX)
    return Local(forecast)


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN where no fit was possible."""
    logging.getLogger("cmdstanpy").disabled = True
    logging.getLogger("prophet").setLevel(logging.CRITICAL)
    rates = np.stack([_one(row, panel) for row in panel.rate])
    units: Floats = rates * panel.exposed(panel.length)
    return units


def _one(rate: Floats, panel: Panel) -> Floats:
    import pandas as pd

    kept = max(MEMORY, YEARS * panel.cadence.year)
    days = panel.dates.astype("datetime64[ns]")
    past = pd.DataFrame({"ds": days[: panel.length], "y": rate}).dropna().tail(kept)
    if len(past) < FEWEST or not past["y"].any():
        return np.full(panel.horizon, np.nan)
    try:
        model = _model(panel).fit(past)
        ahead = model.predict(pd.DataFrame({"ds": days[panel.length :]}))["yhat"]
    except FAILURES:
        return np.full(panel.horizon, np.nan)
    return np.asarray(ahead, dtype=np.float64)


def _model(panel: Panel) -> Any:
    daily = panel.cadence.freq == "D"
    return package("prophet", "prophet", FIX).Prophet(
        weekly_seasonality="auto" if daily else False,
        yearly_seasonality="auto",
        daily_seasonality=False,
        uncertainty_samples=0,
    )
