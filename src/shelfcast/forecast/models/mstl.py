"""How would a series go on, once the week and the year are taken out of it?

The season is taken out by STL (for days the week, and the year too where it was seen twice; for
weeks and months the year), the rest goes on by the theta method, and the season is put back. By
statsforecast; about 0.01 s a daily series. Without a usable season it is the theta method.
Source: Bandara, Hyndman & Bergmeir (2021), MSTL, arXiv 2107.13462; theta as in theta.py.
Not here: how a series is read (one_by_one.py), bounds and fall-back (guard.py).
"""

from __future__ import annotations

from typing import Any

from shelfcast.forecast.models.one_by_one import LONGEST_WITH_WEEKS, each
from shelfcast.forecast.series import Floats, Panel


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN where no fit was possible."""
    return each(panel, _go_on, LONGEST_WITH_WEEKS)


def _go_on(series: Floats, season: int, horizon: int) -> Any:
    from statsforecast.models import MSTL, Theta

    rest = Theta(season_length=1)
    model = rest if season == 1 else MSTL(season_length=season, trend_forecaster=rest)
    return model.forecast(y=series, h=horizon)["mean"]
