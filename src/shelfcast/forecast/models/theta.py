"""What if the long line goes on at half its slope and the week repeats?

The theta method, by statsforecast: the average of a straight line through the seasonally adjusted
series and its exponential smoothing. For sums; about 0.01 s a series. Closed periods are filled and
left out again as in auto_ets.py.
Source: Assimakopoulos & Nikolopoulos (2000), The theta model, IJF 16(4).
Not here: bounds and fall-back (guard.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import auto_ets
from shelfcast.forecast.models.model import Local
from shelfcast.forecast.series import Floats, Panel


def fit(panel: Panel, config: ForecastConfig) -> Local:
    """Nothing is kept: it is the panel's own past that speaks."""
    del panel, config
    return Local(forecast)


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, G x horizon; NaN where no fit was possible."""
    from statsforecast.models import Theta

    rates = [auto_ets.one(row, panel, Theta) for row in panel.rate]
    units: Floats = np.stack(rates) * panel.exposure[:, panel.length :]
    return units
