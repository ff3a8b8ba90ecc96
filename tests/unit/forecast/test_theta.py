import numpy as np
import pytest

from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.models.theta import forecast
from shelfcast.forecast.series import panel


def test_the_total_of_a_steady_shop_is_met(shop):
    leaves = panel(*shop.inputs, "D", horizon=14)
    total = aggregate(leaves, grouping(leaves.keys, "total"))
    units = forecast(total)
    assert units.sum() == pytest.approx(np.nansum(total.truth[0, -28:]) / 2, rel=0.15)


def test_too_short_a_series_has_no_fit(generated):
    leaves = panel(*generated(days=4, products=1, stores=1).inputs, "D", horizon=3)
    assert np.isnan(forecast(leaves)).all()
