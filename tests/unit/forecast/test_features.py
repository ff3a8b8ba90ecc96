import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.features import facts, features
from shelfcast.forecast.series import panel

ORIGIN = 80


@pytest.mark.parametrize("target", [80, 93, 107])
def test_shuffling_the_days_after_the_origin_changes_no_feature(shop, target):
    changed = shop.demand.with_columns(
        late=pl.col("ds") >= pl.col("ds").min() + pl.duration(days=ORIGIN)
    ).with_columns(
        y=pl.when("late").then(pl.col("y").reverse() * 7).otherwise("y"),
        price=pl.when("late").then(99.0).otherwise("price"),
        promotion=pl.when("late").then(True).otherwise("promotion"),
    )
    one, other = (
        features(facts(panel(d, *shop.inputs[1:], "D", horizon=7)), ORIGIN, target)
        for d in (shop.demand, changed.drop("late"))
    )
    for name, values in one.items():
        assert np.array_equal(values, other[name], equal_nan=True), name


def test_cutting_the_days_after_the_origin_changes_no_feature(shop):
    found = panel(*shop.inputs, "D", horizon=28)
    whole, cut = facts(found), facts(found.until(ORIGIN, 28))
    one, other = features(whole, ORIGIN, 90), features(cut, ORIGIN, 90)
    floor_names = {"log_base"}  # its floor is a thousandth of the mean rate of the whole panel
    for name in set(one) - floor_names:
        assert np.allclose(one[name], other[name], equal_nan=True, atol=1e-2), name


def test_a_shop_ten_times_larger_has_the_same_ratios(shop):
    larger = shop.demand.with_columns(pl.col("y") * 10)
    one, other = (
        features(facts(panel(d, *shop.inputs[1:], "D", horizon=7)), ORIGIN, 85)
        for d in (shop.demand, larger)
    )
    for name in set(one) - {"log_base"}:
        assert np.allclose(one[name], other[name], equal_nan=True, atol=1e-4), name
