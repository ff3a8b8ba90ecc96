import datetime as dt
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.series import panel

FIRST = dt.date(2024, 1, 1)
LENGTH, HORIZON = 120, 14


def day(number):
    return FIRST + dt.timedelta(days=number)


def listed(*spans):
    columns = ("store_id", "product_id", "valid_from", "valid_to", "price")
    schema = {**dict.fromkeys(columns[:2], pl.String), **dict.fromkeys(columns[2:4], pl.Date)}
    return pl.DataFrame(list(spans), schema={**schema, "price": pl.Float64}, orient="row")


def happening(*rows):
    schema = {"store_id": pl.String, "ds": pl.Date, "event": pl.String}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def promoted(*rows):
    schema = {"store_id": pl.String, "product_id": pl.String, "ds": pl.Date}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def of(shop, freq="D", **drivers):
    return panel(*shop.inputs, freq, horizon=HORIZON, drivers=Drivers(**drivers))


def row_of(found, store, product):
    keys = found.keys.with_row_index("row")
    return keys.filter(pl.col("store_id") == store, pl.col("product_id") == product)["row"][0]


def test_a_price_of_the_store_goes_before_that_of_all_stores(shop):
    prices = listed(
        (None, "p1", day(0), None, 5.0),
        ("s0", "p1", day(10), day(19), 4.0),
    )
    found = of(shop, prices=prices)
    one, other = (found.ahead.price[row_of(found, store, "p1")] for store in ("s0", "s1"))
    assert set(one[10:20]) == {4.0}
    assert set(one[:10]) | set(one[20:LENGTH]) == {5.0}
    assert set(other[:LENGTH]) == {5.0}
    assert np.isnan(found.ahead.price[row_of(found, "s0", "p2")]).all()


def test_a_list_that_ends_today_tells_nothing_ahead(shop):
    found = of(shop, prices=listed((None, "p1", day(0), None, 5.0)))
    assert found.ahead.price_reach == 0
    assert np.isnan(found.ahead.price[:, LENGTH:]).all()


def test_a_list_is_known_at_a_cutoff_as_far_ahead_as_it_reaches_today(shop):
    prices = listed(
        (None, "p1", day(0), day(95), 5.0),
        (None, "p1", day(96), day(LENGTH + 2), 6.0),
        (None, "p1", day(LENGTH + 3), None, 7.0),
    )
    found = of(shop, prices=prices)
    row = row_of(found, "s0", "p1")
    assert found.ahead.price_reach == 4
    assert found.ahead.price[row, LENGTH : LENGTH + 4].tolist() == [6.0, 6.0, 6.0, 7.0]
    early = found.until(94, HORIZON).ahead.price[row]
    assert early[90:98].tolist() == [5.0] * 6 + [6.0] * 2
    assert np.isnan(early[98:]).all()


def test_announced_promotions_reach_as_far_as_the_last_of_them(shop):
    found = of(
        shop, promotions=promoted(("s0", "p1", day(50)), ("s0", None, day(51)),
                                  ("s1", "p2", day(LENGTH + 5)))
    )  # fmt: skip
    planned = found.ahead.planned
    assert planned[row_of(found, "s0", "p1"), 49:53].tolist() == [0, 1, 1, 0]
    assert planned[row_of(found, "s0", "p3"), 49:53].tolist() == [0, 0, 1, 0]
    assert planned[row_of(found, "s1", "p2"), LENGTH + 5] == 1
    assert found.ahead.plan_reach == 6
    assert np.isnan(planned[:, LENGTH + 6 :]).all()


def test_a_promotion_of_three_days_is_three_sevenths_of_its_week(shop):
    found = of(shop, "W", promotions=promoted(*(("s0", "p1", day(7 + i)) for i in range(3))))
    assert found.ahead.planned[row_of(found, "s0", "p1"), 1] == pytest.approx(3 / 7)


def test_an_event_is_known_in_its_stores_and_a_fortnight_beyond_the_horizon(shop):
    found = of(
        shop,
        events=happening((None, day(60), "Easter"), ("s1", day(LENGTH + HORIZON + 9), "Fair")),
    )
    easter, fair = (found.ahead.names.index(name) for name in ("Easter", "Fair"))
    assert found.ahead.events[easter, :, 60].tolist() == [1, 1]
    assert found.ahead.events[fair, :, LENGTH + HORIZON + 9].tolist() == [0, 1]
    assert found.until(50, HORIZON).ahead.events[easter, :, 60].tolist() == [1, 1]


def test_sums_have_the_mean_of_the_events_of_their_stores(shop):
    found = of(shop, events=happening(("s1", day(60), "Fair")))
    for level, shares in (("total", [0.5]), ("store", [0, 1])):
        sums = aggregate(found, grouping(found.keys, level))
        assert sums.ahead.events[0, :, 60].tolist() == shares
        assert sums.ahead.price is None


def test_prices_of_nothing_tell_nothing(shop):
    found = of(shop, prices=listed((None, "p1", day(0), None, 0.0)))
    assert found.ahead.price is None
    assert replace(found).ahead.planned is None
