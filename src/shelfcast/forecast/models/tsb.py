"""How likely is a sale in a period, and how much sells then, if a product may be dying?

The method of Teunter, Syntetos and Babai: the chance of a sale is smoothed every period (step
0.1), so it falls while nothing sells; the size of a sale is smoothed at each sale. A series that
never sold has none. All series at once.
Source: Teunter, Syntetos & Babai (2011), Intermittent demand: linking forecasting to inventory
obsolescence, EJOR 214(3).
Not here: the shape of the week (smoothing.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.models.smoothing import shaped, smoothed
from shelfcast.forecast.series import Floats, Panel

STEP = 0.1


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series that never sold."""
    rate = panel.rate.astype(np.float64)
    size = smoothed(np.where(rate > 0, rate, np.nan), STEP)
    chance = smoothed(np.where(np.isnan(rate), np.nan, rate > 0), STEP)
    return shaped(panel, chance * size)
