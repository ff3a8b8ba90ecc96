import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.models.moving_average import forecast
from shelfcast.forecast.series import panel


def test_constant_demand_is_forecast_as_itself(shop):
    constant = shop.demand.with_columns(
        y=pl.when(pl.col("y").is_not_null()).then(6.0), in_stock=pl.lit(True)
    )
    found = panel(constant, *shop.inputs[1:], "D", horizon=14)
    units = forecast(found)
    assert units == pytest.approx(6.0 * found.exposure[:, found.length :])


def test_a_strong_weekday_is_forecast_higher(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    units = forecast(found).sum(axis=0)
    by_weekday = {found.dates[found.length + i].item().weekday(): units[i] for i in range(7)}
    assert by_weekday[5] > 1.4 * by_weekday[0]


def test_a_stock_out_does_not_lower_the_forecast(shop):
    lost = shop.demand.with_columns(in_stock=pl.lit(True))
    kept, lowered = (
        forecast(panel(d, *shop.inputs[1:], "D", horizon=7).until(40, 7))[0].sum()
        for d in (shop.demand, lost)
    )
    assert kept > lowered


def test_a_series_that_has_not_begun_is_nan(shop):
    late = shop.demand.filter(
        (pl.col("product_id") != "p1") | (pl.col("ds") > pl.col("ds").min() + pl.duration(days=60))
    )
    found = panel(late, *shop.inputs[1:], "D", horizon=7).until(50, 7)
    units = forecast(found)
    begun = found.start < 50
    assert np.isfinite(units[begun]).all()
    assert np.isnan(units[~begun][:, found.exposure[0, 50:] > 0]).all()
