import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.impute import imputed
from shelfcast.forecast.series import panel


def test_an_empty_shelf_takes_the_mean_of_the_same_weekdays_before(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    filled = imputed(found)
    for column in range(30, 40):
        if found.dates[column].item().weekday() == 6:
            assert filled[0, column] == 0
            continue
        before = [found.rate[0, c] for c in range(column - 7, -1, -7)]
        known = [value for value in before if not np.isnan(value)]
        assert np.isclose(filled[0, column], np.mean(known))


def test_what_was_sold_stays_as_it_was(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    known = ~np.isnan(found.truth)
    assert np.array_equal(imputed(found)[known], found.truth[known].astype(np.float32))


def test_imputing_uses_no_later_day(shop):
    later = shop.demand.with_columns(
        pl.when(pl.col("ds") > pl.col("ds").min() + pl.duration(days=45))
        .then(pl.col("y") * 50)
        .otherwise("y")
    )
    one, other = (imputed(panel(d, *shop.inputs[1:], "D", horizon=7)) for d in (shop.demand, later))
    assert np.array_equal(one[:, :46], other[:, :46])


@pytest.mark.parametrize("freq", ["D", "W"])
def test_guesses_are_those_of_a_loop_over_empty_days(generated, freq):
    found = panel(*generated(days=200).inputs, freq, horizon=4)
    random = np.random.default_rng(6)
    found.censored[random.random(found.censored.shape) < 0.3] = 1.0
    found.rate[found.censored > 0] = np.nan
    units, season = imputed(found), 7 if freq == "D" else 1
    for row, column in np.argwhere(found.censored > 0):
        same = [found.rate[row, c] for c in range(column - season, -1, -season)][:8]
        known = [value for value in same if not np.isnan(value)]
        if not known:
            earlier = found.rate[row, :column]
            known = list(earlier[~np.isnan(earlier)][-8 * season :])
        expected = float(np.mean(known)) * found.exposure[row, column] if known else 0.0
        assert units[row, column] == pytest.approx(expected, rel=1e-5)
