import numpy as np
import pytest

from shelfcast.forecast.models import moving_average
from shelfcast.forecast.outliers import BOUND, tempered
from shelfcast.forecast.series import panel


def drawn(periods=300):
    rate = np.random.default_rng(2).poisson(3, (4, periods)).astype(float)
    rate[1, 250] = 500.0
    rate[2, 40:60] = np.nan
    return rate


def test_the_bound_is_that_of_a_loop_over_the_half_year_before():
    rate = drawn()
    found = tempered(rate, "D")
    for row in range(4):
        for day in range(300):
            before = rate[row, max(0, day - 182) : day]
            before = before[~np.isnan(before)]
            bound = before.mean() + BOUND * before.std() if len(before) >= 28 else np.inf
            expected = min(rate[row, day], bound) if rate[row, day] == rate[row, day] else np.nan
            assert found[row, day] == pytest.approx(expected, nan_ok=True)


def test_a_day_like_no_other_is_pulled_down_and_still_the_largest():
    found = tempered(drawn(), "D")
    assert 15 < found[1, 250] < 30
    assert found[1, 250] == found[1].max()


def test_days_after_it_change_nothing():
    rate = drawn()
    changed = rate.copy()
    changed[:, 200:] *= 50
    assert np.array_equal(tempered(rate, "D")[:, :200], tempered(changed, "D")[:, :200], True)


def test_one_bulk_order_does_not_raise_the_forecast_of_every_day_after(shop):
    past = panel(*shop.inputs, "D", horizon=14)
    usual = moving_average.forecast(past)
    past.rate[5, -3] = 5000.0
    after = moving_average.forecast(past)
    assert np.nansum(after[5]) < 3 * np.nansum(usual[5])
    assert past.truth[5, -3] == 5000.0
