"""What would have sold on the days the shelf was empty?

Censored demand is not zero: it is taken as the mean of the last known periods of the same season
(the same weekday), never less than what was sold before the shelf emptied. Only earlier periods are
used, so that no guess carries knowledge back in time.
Not here: imputing inside a model; the models skip unknown periods.
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.known import known_mean
from shelfcast.forecast.series import Floats, Ints, Panel

SEASONS = 8


def imputed(panel: Panel) -> Floats:
    """Units demanded, S x T: what sold, censored periods filled, 0 where closed or not begun."""
    exposure = panel.exposed(0, panel.length)
    units = np.nan_to_num(panel.rate) * exposure
    season = panel.cadence.season if panel.cadence.freq == "D" else 1
    for column in np.flatnonzero((panel.censored > 0).any(axis=0)):
        rows = np.flatnonzero(panel.censored[:, column] > 0)
        guess = _earlier_means(panel.rate, rows, int(column), season) * exposure[rows, column]
        units[rows, column] = np.maximum(units[rows, column], guess)
    return units.astype(np.float32)


def _earlier_means(rate: Floats, rows: Ints, column: int, season: int) -> Floats:
    """Mean rate of the last known periods of the same season; of any, where none is known."""
    earlier = [column - season * back for back in range(1, SEASONS + 1)]
    same = rate[rows][:, [one for one in earlier if one >= 0]]
    found = known_mean(same)
    for at in np.flatnonzero(np.isnan(found)):
        before = rate[rows[at], :column]
        found[at] = known_mean(before[~np.isnan(before)][None, -SEASONS * season :])[0]
    return np.nan_to_num(found)
