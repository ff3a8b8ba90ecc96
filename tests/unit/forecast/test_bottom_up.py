import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import LEVELS
from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.impute import imputed
from shelfcast.forecast.series import panel


@pytest.mark.parametrize("level", list(LEVELS))
def test_sums_are_those_of_a_group_by(shop, level):
    leaves = panel(*shop.inputs, "D", horizon=7)
    groups = grouping(leaves.keys, level)
    units = np.random.default_rng(1).random((leaves.keys.height, 2))
    columns = list(LEVELS[level].columns) or [pl.lit(1).alias("all")]
    expected = (
        leaves.keys.with_columns(u=pl.Series(units[:, 0]))
        .group_by(columns)
        .agg(pl.col("u").sum())
        .sort("all" if level == "total" else list(LEVELS[level].columns))
    )
    assert groups.sums(units)[:, 0] == pytest.approx(expected["u"].to_numpy())


def test_unique_ids_join_the_values_of_the_level(shop):
    keys = panel(*shop.inputs, "D", horizon=7).keys
    assert grouping(keys, "total").keys["unique_id"].to_list() == ["total"]
    assert grouping(keys, "store_category").keys["unique_id"].to_list() == [
        "s0/tea",
        "s0/toys",
        "s1/tea",
        "s1/toys",
    ]
    assert "s1/p5" in grouping(keys, "store_product").keys["unique_id"].to_list()


def test_columns_a_level_does_not_keep_are_null(shop):
    keys = panel(*shop.inputs, "D", horizon=7).keys
    assert grouping(keys, "store").keys["product_id"].null_count() == 2
    assert grouping(keys, "product").keys["store_id"].null_count() == 6


def test_a_total_counts_what_an_empty_shelf_would_have_sold(shop):
    leaves = panel(*shop.inputs, "D", horizon=7)
    total = aggregate(leaves, grouping(leaves.keys, "total"))
    is_open = total.open_days[0, : total.length] > 0
    assert total.truth[0][is_open] == pytest.approx(imputed(leaves).sum(axis=0)[is_open], rel=1e-5)
    assert np.isnan(total.truth[0][~is_open]).all()
