"""Sales told by the week are forecast by the week, and the last week told is a whole one."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import CLOSURES
from shelfcast.forecast import frequency
from shelfcast.forecast.series import panel

FIRST = date(2024, 1, 1)


def sold(days):
    return pl.DataFrame(
        {
            "store_id": "s",
            "product_id": "p",
            "ds": days,
            "y": [3.0] * len(days),
            "in_stock": True,
            "price": 1.0,
            "promotion": False,
        }
    )


def weeks(count, weekday=0):
    return [FIRST + timedelta(days=weekday, weeks=n) for n in range(count)]


@pytest.mark.parametrize("weekday", range(7))
def test_sales_on_one_weekday_only_are_told_by_the_week(weekday):
    assert frequency(sold(weeks(10, weekday))) == "W"


def test_sales_on_the_first_or_the_last_of_a_month_only_are_told_by_the_month():
    firsts = [date(2024, month, 1) for month in range(1, 9)]
    assert frequency(sold(firsts)) == "M"
    assert frequency(sold([day - timedelta(days=1) for day in firsts])) == "M"


def test_days_without_a_sale_do_not_hide_that_sales_are_told_by_the_week():
    quiet = sold([FIRST + timedelta(days=n) for n in range(70)]).with_columns(y=pl.lit(0.0))
    assert frequency(pl.concat([sold(weeks(10)), quiet])) == "W"


def test_few_days_tell_nothing_and_sales_on_two_weekdays_are_told_by_the_day():
    assert frequency(sold(weeks(3))) == "D"
    assert frequency(sold(weeks(10) + weeks(10, 3))) == "D"


def test_the_last_week_that_is_told_on_its_first_day_is_forecast_from():
    products = pl.DataFrame({"product_id": ["p"], "category": ["c"]})
    stores = pl.DataFrame({"store_id": ["s"], "region": ["r"]})
    found = panel(sold(weeks(10)), CLOSURES.empty(), products, stores, "W", horizon=4)
    assert found.length == 10
    assert found.dates[found.length] == np.datetime64(FIRST + timedelta(weeks=10))


def test_a_week_that_is_told_by_the_day_is_whole_on_its_last_day_only():
    products = pl.DataFrame({"product_id": ["p"], "category": ["c"]})
    stores = pl.DataFrame({"store_id": ["s"], "region": ["r"]})
    days = [FIRST + timedelta(days=n) for n in range(66)]
    found = panel(sold(days), CLOSURES.empty(), products, stores, "W", horizon=4)
    assert found.length == 9
