"""What if a model fails, or forecasts what cannot be?

A series whose forecast is not a number, or above BOUND times the most it ever sold in a period, is
given the seasonal naive's instead, and its model is named so. Nothing is ever below zero.
Not here: what a failed model was (the caller names it in the result's notes).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.series import Floats, Panel

BOUND = 4.0


def guarded(units: Floats, naive: Floats, panel: Panel) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The forecast, S x H, without negatives and explosions; which series fell back.

    A series that has not begun keeps its NaN and does not count as fallen back; nor does one
    that never sold, whose forecast is zero.
    """
    most = np.fmax.reduce(panel.rate, axis=1, initial=0) * BOUND
    limit = most[:, None] * np.maximum(panel.exposed(panel.length), 1)
    begun = panel.start < panel.length
    units = np.where((most == 0)[:, None] & np.isfinite(naive), 0, units)
    bad = begun & (~np.isfinite(units) | (units > limit)).any(axis=1)
    safe = np.where(bad[:, None], naive, np.maximum(units, 0))
    return safe, bad
