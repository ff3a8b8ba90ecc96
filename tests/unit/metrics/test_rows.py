"""Whole tables, whole and under a viewer's scope."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics import Scope, has_rows, rows
from shelfcast.metrics.tables import TABLES

FORECASTS = pl.DataFrame(
    [
        ("total", None, None, "total"),
        ("North", None, None, "region"),
        ("South", None, None, "region"),
        ("S1", "S1", None, "store"),
        ("S3", "S3", None, "store"),
        ("Lights", None, None, "category"),
        ("S1/Lights", "S1", None, "store_category"),
        ("S1/Clothes", "S1", None, "store_category"),
        ("S3/Lights", "S3", None, "store_category"),
        ("P1", None, "P1", "product"),
        ("P3", None, "P3", "product"),
        ("S1/P1", "S1", "P1", "store_product"),
        ("S1/P3", "S1", "P3", "store_product"),
        ("S3/P1", "S3", "P1", "store_product"),
        ("web", None, None, "channel"),
    ],
    schema=["unique_id", "store_id", "product_id", "level"],
    orient="row",
)


@pytest.fixture
def shop(company, a_line):
    orders = pl.DataFrame(
        {
            "store_id": ["S1", "S2", "S3", "S1", None],
            "product_id": ["P1", "P1", "P1", "P9", "P1"],
            "quantity": [5.0, 2.0, None, 9.0, 1.0],
        }
    )
    forecasts = FORECASTS.with_columns(ds=date(2011, 5, 1), mean=1.5)
    reader = company(
        [a_line(), a_line(store_id="S3", product_id="P3", day=date(2011, 4, 2))],
        {"forecasts": forecasts, "orders": orders},
    )
    for name in ("scores", "account", "quarantine", "lead_times", "terms", "closures"):
        keys = {"store_id": ["S1", "S3"], "product_id": ["P1", "P3"]}
        reader.put(name, pl.DataFrame(keys))
    return reader


def seen(shop, scope):
    return set(rows(shop, "forecasts", scope=scope)["unique_id"])


def test_a_viewer_of_everything_sees_every_row(shop):
    assert rows(shop, "forecasts").height == FORECASTS.height


def test_a_viewer_of_one_store_sees_no_level_that_mixes_stores(shop):
    visible = seen(shop, Scope(stores={"S1"}))
    assert visible == {"S1", "S1/Lights", "S1/Clothes", "S1/P1", "S1/P3"}


def test_a_viewer_of_a_region_sees_the_region_and_its_stores(shop):
    visible = seen(shop, Scope(regions={"North"}))
    assert visible == {"North", "S1", "S1/Lights", "S1/Clothes", "S1/P1", "S1/P3"}


def test_a_viewer_of_one_store_of_a_region_does_not_see_the_region(shop):
    assert "North" not in seen(shop, Scope(stores={"S1"}, regions={"North"}))


def test_a_viewer_of_a_category_sees_it_in_every_store_and_no_whole_store(shop):
    visible = seen(shop, Scope(categories={"Lights"}))
    assert visible == {"Lights", "S1/Lights", "S3/Lights", "P1", "S1/P1", "S3/P1"}


def test_a_viewer_of_a_category_in_a_store_sees_both_cut(shop):
    assert seen(shop, Scope(stores={"S1"}, categories={"Clothes"})) == {"S1/Clothes", "S1/P3"}


def test_a_viewer_of_nothing_sees_no_forecast(shop):
    assert seen(shop, Scope(stores=())) == set()
    assert seen(shop, Scope(categories=())) == set()


def test_orders_of_other_stores_and_of_no_store_are_not_seen(shop):
    assert rows(shop, "orders", scope=Scope(regions={"North"}))["quantity"].to_list() == [5, 2, 9]


def test_sums_by_category_are_seen_by_store_and_category(shop):
    for scope in (Scope(stores={"S1"}), Scope(categories={"Lights"}), Scope(regions={"North"})):
        found = rows(shop, "sales_by_day_store_category", scope=scope)
        assert found.select("store_id", "category").rows() == [("S1", "Lights")]


def test_a_product_that_no_master_knows_is_in_no_category(shop):
    seen = rows(shop, "orders", scope=Scope(categories={"Lights"}))
    assert "P9" not in seen["product_id"].to_list()


@pytest.mark.parametrize("table", ["scores", "account", "quarantine", "customers"])
def test_tables_of_the_whole_company_are_refused_to_a_restricted_viewer(shop, table):
    assert rows(shop, table).height == 2
    for scope in (Scope(stores={"S1"}), Scope(regions={"North"}), Scope(categories={"Lights"})):
        with pytest.raises(QueryError, match="not shown"):
            rows(shop, table, scope=scope)


def test_lead_times_mix_stores_and_terms_do_not(shop):
    with pytest.raises(QueryError, match="not shown"):
        rows(shop, "lead_times", scope=Scope(stores={"S1"}))
    lights = Scope(categories={"Lights"})
    assert rows(shop, "lead_times", scope=lights)["product_id"].to_list() == ["P1"]
    assert rows(shop, "terms", scope=Scope(stores={"S1"})).height == 2


def test_every_declared_table_restricts_or_refuses_or_is_open_by_name(shop):
    open_to_all = {name for name, table in TABLES.items() if table.access.name == "OPEN"}
    assert open_to_all == {"calendar"}


def test_filters_order_and_limit_are_applied(shop):
    frame = rows(
        shop,
        "orders",
        ("product_id=P1", "quantity>=1"),
        columns=("store_id", "quantity"),
        order=("-quantity",),
        limit=2,
    )
    assert frame.rows() == [("S1", 5.0), ("S2", 2.0)]


def test_empty_values_come_last_downwards_too(shop):
    assert rows(shop, "orders", order=("-quantity",))["quantity"].to_list()[-1] is None


def test_dates_and_truths_are_filtered_as_such(shop):
    assert rows(shop, "sales_lines", ("day>=2011-04",)).height == 1
    assert rows(shop, "sales_lines", ("is_return=no",)).height == 2


def test_a_table_that_is_not_there_yet_says_what_to_run(shop):
    with pytest.raises(NoDataError) as caught:
        rows(shop, "window_demand")
    assert caught.value.fix == "shelfcast forecast"
    assert not has_rows(shop, "window_demand")
    assert has_rows(shop, "orders")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"table": "forcasts"}, "did you mean forecasts"),
        ({"table": "orders; DROP TABLE x"}, "no table"),
        ({"table": "orders", "columns": ("store",)}, "did you mean store_id"),
        ({"table": "orders", "order": ("1; --",)}, "no column"),
        ({"table": "orders", "filters": ("quantity=many",)}, "is a number"),
        ({"table": "orders", "limit": 0}, "limit of 0"),
    ],
)
def test_a_name_that_is_not_there_is_refused(shop, arguments, words):
    with pytest.raises(QueryError) as caught:
        rows(shop, **arguments)
    assert words in str(caught.value)
