"""What would have sold on the days the shelf was empty?

Censored demand is not zero: it is taken as the mean of the last known periods of the same season
(the same weekday), never less than what was sold before the shelf emptied. Only earlier periods are
used, so that no guess carries knowledge back in time.
Not here: imputing inside a model; the models skip unknown periods.
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.series import Floats, Panel

SEASONS = 8


def imputed(panel: Panel) -> Floats:
    """Units demanded, S x T: what sold, censored periods filled, 0 where closed or not begun."""
    exposure = panel.exposure[:, : panel.length]
    units = np.nan_to_num(panel.rate) * exposure
    season = panel.cadence.season if panel.cadence.freq == "D" else 1
    for row in np.flatnonzero((panel.censored > 0).any(axis=1)):
        for column in np.flatnonzero(panel.censored[row] > 0):
            guess = _earlier_mean(panel.rate[row], int(column), season)
            units[row, column] = max(units[row, column], guess * exposure[row, column])
    return units.astype(np.float32)


def _earlier_mean(rate: Floats, column: int, season: int) -> float:
    """Mean rate of the last known periods of the same season; of any, where none is known."""
    same = rate[column - season :: -season][:SEASONS] if column >= season else rate[:0]
    known = same[~np.isnan(same)]
    if known.size == 0:
        earlier = rate[:column]
        known = earlier[~np.isnan(earlier)][-SEASONS * season :]
    return float(known.mean()) if known.size else 0.0
