"""Who sees what of the star: prices of everywhere, hours of a store, levels of the variance."""

from __future__ import annotations

import polars as pl
import pytest

from shelfcast.errors import QueryError
from shelfcast.metrics import Scope, rows

_S1_CLOTHES = Scope(stores=frozenset({"S1"}), categories=frozenset({"Clothes"}))


@pytest.fixture
def shop(company, a_line):
    reader = company([a_line()])
    promotions = pl.DataFrame(
        {
            "promotion": ["all", "S1 all", "S3 all", "P1", "P3", "S3 P1"],
            "store_id": [None, "S1", "S3", None, None, "S3"],
            "product_id": [None, None, None, "P1", "P3", "P1"],
        }
    )
    reader.put("promotions", promotions)
    reader.put("store_hours", pl.DataFrame({"store_id": ["S1", "S3"], "hour": [9, 9]}))
    variance = [
        ("total", None, None, "total"),
        ("S1", "S1", None, "store"),
        ("S3", "S3", None, "store"),
        ("Lights", None, "Lights", "category"),
        ("S1/Lights", "S1", "Lights", "store_category"),
        ("S3/Clothes", "S3", "Clothes", "store_category"),
    ]
    names = ["unique_id", "store_id", "category", "level"]
    reader.put("revenue_variance", pl.DataFrame(variance, schema=names, orient="row"))
    return reader


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (Scope(), {"all", "S1 all", "S3 all", "P1", "P3", "S3 P1"}),
        (Scope(stores=frozenset({"S1"})), {"all", "S1 all", "P1", "P3"}),
        (Scope(regions=frozenset({"South"})), {"all", "S3 all", "P1", "P3", "S3 P1"}),
        (Scope(categories=frozenset({"Lights"})), {"all", "S1 all", "S3 all", "P1", "S3 P1"}),
        (
            Scope(stores=frozenset({"S1"}), categories=frozenset({"Clothes"})),
            {"all", "S1 all", "P3"},
        ),
        (Scope(stores=frozenset()), {"all", "P1", "P3"}),
    ],
)
def test_what_holds_everywhere_is_shown_to_everyone_and_the_rest_by_scope(shop, scope, seen):
    assert set(rows(shop, "promotions", scope=scope)["promotion"]) == seen


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (Scope(stores=frozenset({"S1"})), {"S1", "S1/Lights"}),
        (Scope(categories=frozenset({"Lights"})), {"Lights", "S1/Lights"}),
        (Scope(stores=frozenset({"S3"}), categories=frozenset({"Lights"})), set()),
    ],
)
def test_a_level_of_the_variance_is_shown_where_all_of_it_may_be_seen(shop, scope, seen):
    assert set(rows(shop, "revenue_variance", scope=scope)["unique_id"]) == seen


def test_the_hours_of_a_store_mix_its_categories(shop):
    mine = rows(shop, "store_hours", scope=Scope(stores=frozenset({"S1"})))
    assert mine["store_id"].to_list() == ["S1"]
    with pytest.raises(QueryError, match="store_hours"):
        rows(shop, "store_hours", scope=Scope(categories=frozenset({"Lights"})))
