import numpy as np
import polars as pl

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
