"""The dimension that tells most of a change."""

from __future__ import annotations

import random

import polars as pl
import pytest

from shelfcast.insights.explaining import effective_number, moved, rank_dimensions


def business(change):
    """Ten stores in two regions, six categories, ten products each; `change` of each item."""
    noise = random.Random(7)
    rows = []
    for store in range(10):
        for product in range(60):
            size = 50 + 10 * (product % 5)
            happened = change(store, product % 6) * size + noise.gauss(0, 1) * size**0.5
            rows.append(
                (f"S{store}", f"R{store // 5}", f"C{product % 6}", f"P{product}", size, happened)
            )
    names = ("store", "region", "category", "product", "weight", "change")
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(
        pl.col("weight", "change").cast(pl.Float64)
    )


def first(change):
    items = business(change)
    names = ["store", "region", "category", "product"]
    return rank_dimensions(items, names, items["weight"].sum()).row(0, named=True)


def test_a_fall_in_one_store_of_ten_shows_by_store_and_not_by_its_region():
    assert first(lambda store, category: -0.4 if store == 3 else 0)["dimension"] == "store"


def test_a_fall_in_every_store_of_a_region_shows_by_region():
    assert first(lambda store, category: -0.3 if store < 5 else 0)["dimension"] == "region"


def test_a_fall_in_one_category_shows_by_category_and_not_by_its_ten_products():
    assert first(lambda store, category: -0.3 if category == 2 else 0)["dimension"] == "category"


def test_a_fall_of_all_alike_moves_nothing():
    best = first(lambda store, category: -0.3)
    assert abs(best["beyond_chance"]) < 0.01


def test_the_share_that_moved_by_hand():
    # An even fall of 40 over sizes 1:3 would be 10 and 30; 20 and 20 came: 10 moved, of 400.
    assert moved([-20, -20], [100, 300], 400) == pytest.approx(0.025)


def test_one_large_value_among_many_small_counts_for_few():
    assert 1 < effective_number([97, 1, 1, 1]) < 2.1


def test_a_dimension_of_one_value_is_left_out_unless_there_is_no_other():
    items = business(lambda store, category: 0).with_columns(country=pl.lit("GB"))
    assert "country" not in rank_dimensions(items, ["country", "store"], 1.0)["dimension"]
    assert rank_dimensions(items, ["country"], 1.0)["dimension"].to_list() == ["country"]
