import numpy as np

from shelfcast.forecast.models.seasonal_naive import forecast
from shelfcast.forecast.series import panel


def naive_loop(rate, length, target):
    column = target
    while column >= length:
        column -= 7
    while column >= 0 and np.isnan(rate[column]):
        column -= 7
    return rate[column] if column >= 0 else np.nanmean(rate)


def test_each_open_day_repeats_the_last_known_same_weekday(shop):
    found = panel(*shop.inputs, "D", horizon=21)
    units = forecast(found)
    exposure = found.exposure[:, found.length :]
    for row in range(len(units)):
        for step in range(21):
            expected = 0.0
            if exposure[row, step]:
                expected = naive_loop(found.rate[row], found.length, found.length + step)
            assert units[row, step] == expected


def test_a_closed_day_is_zero(shop):
    found = panel(*shop.inputs, "D", horizon=21)
    units = forecast(found)
    assert (units[found.exposure[:, found.length :] == 0] == 0).all()


def test_a_history_shorter_than_a_season_repeats_its_last_value(generated):
    found = panel(*generated(days=4, products=1, stores=1).inputs, "D", horizon=3)
    assert (forecast(found) == found.rate[0, 3]).all()
