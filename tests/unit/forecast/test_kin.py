"""A new product goes on as its nearest kin did at that age."""

import datetime as dt
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import CLOSURES, DEMAND
from shelfcast.forecast.models import kin, moving_average
from shelfcast.forecast.series import panel

FIRST = dt.date(2024, 1, 1)
DAYS, HORIZON = 200, 14


def row(store, product, age_day, y, price, start):
    return (store, product, FIRST + dt.timedelta(start + age_day), float(y), True, price, False)


def launched(age: int, week: int = 14, stores=("s0",), levels=None):
    """Twelve kin launched one after the other, each sells 8 a day for two weeks and then 4; and a
    product `age` days old that has sold 16 a day since. An old product sells 10 throughout."""
    rows = []
    for store in stores:
        scale = (levels or {}).get(store, 1.0)
        for number in range(12):
            start = 40 + 7 * number
            for day in range(DAYS - start):
                y = scale * (8 if day < week else 4)
                rows.append(row(store, f"kin{number:02}", day, y, 2.0, start))
        rows += [row(store, "old", day, 10 * scale, 2.0, 0) for day in range(DAYS)]
    rows += [row("s0", "new", day, 16, 2.0, DAYS - age) for day in range(age)]
    demand = pl.DataFrame(rows, schema=DEMAND.schema(), orient="row")
    names = sorted(demand["product_id"].unique())
    products = pl.DataFrame({"product_id": names, "category": ["tea"] * len(names)})
    shops = pl.DataFrame({"store_id": stores, "region": ["north"] * len(stores)})
    return panel(demand, CLOSURES.empty(), products, shops, "D", horizon=HORIZON)


def of(found, units, product, store="s0"):
    at = found.keys.with_row_index("n").filter(product_id=product, store_id=store)["n"].item()
    return units[at]


def test_a_new_product_falls_when_its_kin_fell_at_that_age():
    found = launched(age=14)
    units = of(found, kin.forecast(found), "new")
    plain = of(found, moving_average.forecast(found), "new")
    assert plain.mean() == pytest.approx(16, rel=0.05)
    assert units[-1] == pytest.approx(8, rel=0.35)
    assert units.mean() < 0.8 * plain.mean()


def test_a_product_that_has_just_come_takes_its_kins_level_and_later_its_own():
    one = launched(age=1)
    first = of(one, kin.forecast(one), "new")[0]
    assert 8 < first < 12
    older = launched(age=12)
    assert of(older, kin.forecast(older), "new")[0] > 12


def test_products_that_are_not_new_are_left_to_the_moving_average():
    found = launched(age=10)
    units, plain = kin.forecast(found), moving_average.forecast(found)
    assert (of(found, units, "old") == of(found, plain, "old")).all()


def test_kin_of_another_store_count_by_the_size_of_the_store():
    """The new product is sold in s0; all kin there are left out, those of s1 sell three times."""
    found = launched(age=1, stores=("s0", "s1"), levels={"s1": 3.0})
    near = np.flatnonzero(
        (found.keys["store_id"] == "s1").to_numpy()
        & found.keys["product_id"].str.starts_with("kin").to_numpy()
    )
    at = int(found.keys.with_row_index("n").filter(product_id="new")["n"].item())
    small = replace(found, rate=np.where(np.arange(len(found.rate))[:, None] == at, 0, found.rate))
    level = kin.own_level(small, at, near, np.ones(100))
    assert level * (1 + 7) / 7 == pytest.approx(8, rel=0.35)


def test_nothing_after_the_cutoff_changes_the_forecast():
    found = launched(age=40)
    spoiled = replace(found, rate=np.where(np.arange(DAYS) >= 180, found.rate * 9 + 1, found.rate))
    one, other = (kin.forecast(p.until(180, HORIZON)) for p in (found, spoiled))
    assert np.array_equal(one, other, equal_nan=True)


def test_kin_are_of_the_category_and_the_nearest_by_price_and_name_come_first():
    found = launched(age=10)
    products = found.keys["product_id"].to_list()
    at = products.index("new")
    other = products.index("kin05")
    names = [
        "red mug" if i == at else "red mug large" if i == other else "plate" for i in
        range(len(products))
    ]  # fmt: skip
    category = ["toys" if p == "kin03" else "tea" for p in products]
    keys = found.keys.with_columns(
        product_name=pl.Series(names), category=pl.Series(category)
    )  # fmt: skip
    price = found.price.copy()
    price[products.index("kin07")] *= 20
    told = replace(found, keys=keys, price=price)
    near = kin.kinship(told, np.array([at]), kin.by_age(told).seen)[0]
    assert products[near[0]] == "kin05"
    assert "kin03" not in [products[i] for i in near]
    assert products[near[-1]] == "kin07"
    assert "old" not in [products[i] for i in near]


def test_rates_by_age_are_those_of_a_loop(shop):
    found = panel(*shop.inputs, "D", horizon=7)
    ages = kin.by_age(found)
    for series, start in enumerate(found.start):
        for week in range(3):
            part = found.rate[series, start + 7 * week : start + 7 * week + 7]
            assert ages.rates[series, week] == pytest.approx(np.nanmean(part), nan_ok=True)


def test_without_kin_a_new_product_is_forecast_as_before(generated):
    found = panel(*generated(days=30, products=2, stores=1).inputs, "D", horizon=7)
    assert np.array_equal(kin.forecast(found), moving_average.forecast(found), equal_nan=True)
