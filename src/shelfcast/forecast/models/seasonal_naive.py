"""What if each day sells what the same day sold a week (or a year) before?

The baseline every other model stands beside. Units per period; a period that was closed or out of
stock is skipped and the same season before it is taken; where the season was never seen, the mean
of what was. A season longer than the history is not used: the last known period is repeated.
Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), section 5.2.
Not here: intervals (conformal.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.known import known_mean
from shelfcast.forecast.series import Floats, Panel

SEASONS_BACK = 8


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series not yet begun."""
    season = panel.cadence.season if panel.length > panel.cadence.season else 1
    rates = np.stack(
        [_last_same_season(panel, target, season) for target in _targets(panel)], axis=1
    )
    exposure = panel.exposed(panel.length)
    units: Floats = rates * exposure
    return units


def _targets(panel: Panel) -> range:
    return range(panel.length, panel.length + panel.horizon)


def _last_same_season(panel: Panel, target: int, season: int) -> Floats:
    back = -(-(target - panel.length + 1) // season)
    found = np.full(len(panel.rate), np.nan)
    tries = SEASONS_BACK if season > 1 else panel.length
    for seasons in range(back, back + tries):
        column = target - seasons * season
        if column < 0 or not np.isnan(found).any():
            break
        found = np.where(np.isnan(found), panel.rate[:, column], found)
    return np.where(np.isnan(found), known_mean(panel.rate), found)
