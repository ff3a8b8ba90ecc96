from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from shelfcast.dashboard.filters import Filters, named, stores_by_region
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

DAYS = (date(2024, 1, 1), date(2024, 1, 31))


def test_nothing_chosen_is_no_filter() -> None:
    assert Filters(DAYS, DAYS).where == ()
    assert Filters(DAYS, DAYS).by_store == ()


def test_what_was_chosen_filters_a_query() -> None:
    chosen = Filters(DAYS, DAYS, ("S1", "S2"), ("Toys|Games",), ("North",), ("S1",), "loaf")
    assert [(f.field, f.operator, f.values) for f in chosen.where] == [
        ("store", "in", ("S1", "S2")),
        ("region", "in", ("North",)),
        ("category", "in", ("Toys|Games",)),
        ("product", "~", ("loaf",)),
    ]


def test_a_region_stands_for_its_stores_until_a_store_is_chosen() -> None:
    region = Filters(DAYS, DAYS, regions=("North",), in_regions=("S1", "S3"))
    assert region.by_store[0].values == ("S1", "S3")
    one = Filters(DAYS, DAYS, ("S3",), regions=("North",), in_regions=("S1", "S3"))
    assert one.by_store[0].values == ("S3",)


def test_every_label_is_different() -> None:
    labels = named({"S1": "Quay", "S2": "Quay", "S3": "Mill"})
    assert labels == {"S1": "Quay (S1)", "S2": "Quay (S2)", "S3": "Mill"}


def test_the_regions_are_those_of_the_stores_seen(view: View) -> None:
    assert stores_by_region(view.reader, Scope()) == {"North": ("S1",), "South": ("S2",)}
    one = Scope(stores=frozenset({"S2"}))
    assert stores_by_region(view.reader, one) == {"South": ("S2",)}


@pytest.mark.parametrize("store", ["S1", "S2"])
def test_a_view_asks_for_what_was_chosen(view: View, store: str) -> None:
    one = View(view.project, view.reader, view.scope, Filters(DAYS, DAYS, (store,)))
    found = one.query(("revenue",), by=("store",))
    assert found.frame["store"].to_list() == [store]
    assert (found.start, found.end) == DAYS


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Filters(DAYS, DAYS, product="LOAF"), {"P1"}),
        (Filters(DAYS, DAYS, product="p2"), {"P2"}),
        (Filters(DAYS, DAYS, product="100%"), set()),
        (Filters(DAYS, DAYS, categories=("Bakery",)), {"P1", "P2"}),
        (Filters(DAYS, DAYS, categories=("Bakery",), product="cola"), set()),
    ],
)
def test_a_table_and_a_query_find_the_same_products(
    view: View, chosen: Filters, expected: set[str]
) -> None:
    one = View(view.project, view.reader, view.scope, chosen)
    within = one.rows("sales_lines", one.by_product, columns=("product_id",))
    assert set(within["product_id"]) == expected
    asked = one.query(("units",), by=("product",)).frame
    assert set(asked.filter(pl.col("units") > 0)["product"]) == expected
