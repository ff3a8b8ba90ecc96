"""What was not known at a cutoff changes no forecast made there; what was told ahead may."""

import datetime as dt
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import lightgbm
from shelfcast.forecast.series import panel

FIRST = dt.date(2024, 1, 1)
CUTOFF, HORIZON, LENGTH = 90, 14, 120
CONFIG = ForecastConfig(budget_seconds=4, seed=3)


def day(number):
    return FIRST + dt.timedelta(days=number)


def drivers(*, later_price: float = 2.5, reach: int = 5) -> Drivers:
    """A list and promotions told five days ahead; a fair each month."""
    products = [f"p{i}" for i in range(6)]
    prices = pl.DataFrame(
        [
            (None, product, day(start), day(end) if end else None, price)
            for product in products
            for start, end, price in (
                (0, 40, 2.5),
                (41, CUTOFF + 1, 2.0),
                (CUTOFF + 2, LENGTH + reach - 2, later_price),
                (LENGTH + reach - 1, None, 3.0),
            )
        ],
        schema=["store_id", "product_id", "valid_from", "valid_to", "price"],
        orient="row",
        schema_overrides={"store_id": pl.String},
    )
    promotions = pl.DataFrame(
        [("s0", "p4", day(n)) for n in (20, 21, 60, 61, CUTOFF + 3, LENGTH + reach - 1)],
        schema=["store_id", "product_id", "ds"],
        orient="row",
    )
    events = pl.DataFrame(
        [(None, day(n), "fair") for n in (15, 45, 75, CUTOFF + 4)],
        schema=["store_id", "ds", "event"],
        orient="row",
        schema_overrides={"store_id": pl.String},
    )
    return Drivers(prices, promotions, events)


def forecast(shop, demand=None, told=None):
    told = told or drivers()
    inputs = (shop.demand if demand is None else demand, *shop.inputs[1:])
    early = panel(*inputs, "D", horizon=HORIZON, drivers=told).until(CUTOFF, HORIZON)
    return lightgbm.fit(early, CONFIG).predict(early)


def changed(shop, **columns):
    late = pl.col("ds") >= day(CUTOFF)
    return shop.demand.with_columns(
        **{name: pl.when(late).then(to).otherwise(name) for name, to in columns.items()}
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"y": pl.col("y") * 9 + 1},
        {"price": pl.lit(99.0)},
        {"promotion": pl.lit(True)},
        {"in_stock": pl.lit(False)},
    ],
    ids=["sales", "prices paid", "promotions on lines", "stock"],
)
def test_what_happens_after_the_cutoff_changes_no_forecast(shop, columns):
    assert np.array_equal(forecast(shop), forecast(shop, changed(shop, **columns)))


def test_a_list_price_that_was_not_told_yet_changes_no_forecast(shop):
    told = drivers()
    beyond = pl.col("valid_from") >= day(CUTOFF + 5)
    other = told.prices.with_columns(
        price=pl.when(beyond).then(pl.col("price") * 7).otherwise("price")
    )
    assert np.array_equal(forecast(shop), forecast(shop, told=replace(told, prices=other)))


def test_a_list_price_told_ahead_is_known(shop):
    inputs = (*shop.inputs, "D")
    one, other = (
        panel(*inputs, horizon=HORIZON, drivers=drivers(later_price=price)).until(CUTOFF, HORIZON)
        for price in (2.5, 1.25)
    )
    assert one.ahead.price_reach == 5
    row = one.ahead.price[0], other.ahead.price[0]
    assert [r[CUTOFF + 2] for r in row] == [2.5, 1.25]
    assert all(np.isnan(r[CUTOFF + 5 :]).all() for r in row)


def test_a_forecast_is_the_same_from_a_cut_panel_and_from_one_that_ended_there(shop):
    ended = shop.demand.filter(pl.col("ds") < day(CUTOFF))
    inputs = (*shop.inputs[1:], "D")
    plain = panel(ended, *inputs, horizon=HORIZON)
    cut = panel(shop.demand, *inputs, horizon=HORIZON).until(CUTOFF, HORIZON)
    one, other = (lightgbm.fit(p, CONFIG).predict(p) for p in (plain, cut))
    assert np.allclose(one, other)
