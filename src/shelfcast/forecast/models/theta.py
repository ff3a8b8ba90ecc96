"""What if the long line goes on at half its slope and the season repeats?

The theta method, by statsforecast: the average of a straight line through the seasonally adjusted
series and its exponential smoothing. The season (a week of days, a year of weeks or months) is
taken out where it shows. For sums; about 0.01 s a series.
Source: Assimakopoulos & Nikolopoulos (2000), The theta model, IJF 16(4).
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
    from statsforecast.models import Theta

    return Theta(season_length=season).forecast(y=series, h=horizon)["mean"]
