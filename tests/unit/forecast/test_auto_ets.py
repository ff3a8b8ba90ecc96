import numpy as np
import pytest

from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.models.auto_ets import filled, forecast, usable_season
from shelfcast.forecast.series import panel


def test_the_total_of_a_steady_shop_is_met(shop):
    leaves = panel(*shop.inputs, "D", horizon=14)
    total = aggregate(leaves, grouping(leaves.keys, "total"))
    units = forecast(total)
    assert units.shape == (1, 14)
    assert units.sum() == pytest.approx(np.nansum(total.truth[0, -28:]) / 2, rel=0.15)
    assert (units[total.exposure[:, total.length :] == 0] == 0).all()


def test_gaps_take_the_season_before():
    assert filled(np.array([1.0, 2.0, np.nan, 4.0]), 2).tolist() == [1.0, 2.0, 1.0, 4.0]


def test_a_season_seen_once_or_too_long_is_not_used():
    assert usable_season(7, 12) == 1
    assert usable_season(7, 30) == 7
    assert usable_season(52, 500) == 1


def test_all_zero_and_too_short_have_no_fit(generated):
    leaves = panel(*generated(days=4, products=1, stores=1).inputs, "D", horizon=3)
    assert np.isnan(forecast(leaves)).all()
