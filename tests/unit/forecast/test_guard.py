import numpy as np

from shelfcast.forecast.guard import BOUND, guarded
from shelfcast.forecast.series import panel


def test_an_exploded_or_missing_forecast_falls_back_and_is_named(shop):
    found = panel(*shop.inputs, "D", horizon=2)
    size = len(found.rate)
    naive, units = np.full((size, 2), 1.0), np.full((size, 2), 0.5)
    units[0, 1] = np.nan
    units[-1, 0] = BOUND * np.nanmax(found.rate[-1]) + 1
    units[2, 0] = -3
    safe, bad = guarded(units, naive, found)
    assert np.flatnonzero(bad).tolist() == [0, size - 1]
    assert (safe[[0, -1]] == 1.0).all()
    assert safe[2].tolist() == [0.0, 0.5]
