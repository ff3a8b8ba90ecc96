"""How is one series at a time handed to a model that knows nothing of shops?

Units per open day are fitted, with closed periods filled by the latest known mean of the season,
then multiplied by open days. At most MEMORY periods are read. A season above `longest`, or seen
fewer than twice, is not used. A fit that fails leaves NaN, which guard.py answers.
Not here: the models (auto_ets.py, theta.py and the like), bounds and fall-back (guard.py).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from shelfcast.forecast.series import Floats, Panel

MEMORY = 400
FEWEST = 6
LONGEST_SEASON = 24
LONGEST_WITH_WEEKS = 60
"""For models that can carry a year of weeks (52): they do not smooth a state for each of them."""
FAILURES = (ValueError, ArithmeticError, RuntimeError, LookupError, TypeError)

Continue = Callable[[Floats, int, int], Any]


def each(panel: Panel, go_on: Continue, longest: int = LONGEST_SEASON) -> Floats:
    """Units of each series and future period, S x H; NaN where no fit was possible.

    go_on: (known rates, usable season, horizon) -> rates ahead.
    """
    rates = [one(row, panel, go_on, longest) for row in panel.rate]
    units: Floats = np.stack(rates) * panel.exposed(panel.length)
    return units


def one(rate: Floats, panel: Panel, go_on: Continue, longest: int = LONGEST_SEASON) -> Floats:
    """One series' units per open day in each future period; NaN where it cannot be fitted."""
    series = filled(rate, min(panel.cadence.season, longest))[-MEMORY:]
    season = usable_season(panel.cadence.season, len(series), longest)
    nothing = np.full(panel.horizon, np.nan)
    if len(series) < FEWEST or not series.any():
        return nothing
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = np.asarray(go_on(series, season, panel.horizon), dtype=np.float64)
        except FAILURES:
            return nothing
    return found


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


def usable_season(season: int, length: int, longest: int = LONGEST_SEASON) -> int:
    """The season where it is short enough and was seen twice, else 1."""
    return season if season <= longest and length >= 2 * season + 3 else 1
