from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from shelfcast.contracts.planner import CLASS_POLICIES, STOCK_OUTLOOK
from shelfcast.inventory import PlanConfig
from shelfcast.inventory.planner import class_policies

CONFIG = PlanConfig(date(2026, 3, 1), review_period=7.0)
CLASSES = pl.DataFrame(
    {
        "product_id": ["a", "b", "c", "d"],
        "abc": ["A", "A", "B", "C"],
        "xyz": ["X", "X", "Y", "Z"],
        "revenue": [50.0, 30.0, 15.0, 5.0],
    }
)


def outlook(*rows: tuple[str, str, float | None]) -> pl.DataFrame:
    told = [
        {"store_id": store, "product_id": product, "money_tied_up": money, "lost_sales": 1.0}
        for store, product, money in rows
    ]
    return pl.DataFrame(told, schema=STOCK_OUTLOOK.schema())


def test_each_class_has_its_products_and_the_money_of_all_their_stores():
    shelves = outlook(("s1", "a", 10.0), ("s2", "a", 5.0), ("s1", "b", None), ("s1", "d", 70.0))
    found = class_policies(CLASSES, shelves, CONFIG)
    assert found.columns == list(CLASS_POLICIES.names)
    rows = {row["class"]: row for row in found.iter_rows(named=True)}
    assert list(rows) == ["AX", "BY", "CZ"]
    best = rows["AX"]
    assert (best["products"], best["stock_money"], best["lost_sales"]) == (2, 15, 3)
    assert best["revenue_share"] == pytest.approx(0.8)
    assert (rows["BY"]["stock_money"], rows["CZ"]["stock_money"]) == (0, 70)
    assert found["revenue"].sum() == 100


def test_what_earns_most_is_kept_surest_and_looked_at_most_often():
    found = class_policies(CLASSES, outlook(), CONFIG)
    assert found["service_level"].to_list() == [0.98, 0.95, 0.90]
    assert found["review_days"].to_list() == [1, 7, 14]
    assert found["policy"].n_unique() == 3


def test_a_shop_without_sales_has_no_shares():
    nothing = CLASSES.with_columns(revenue=pl.lit(0.0))
    assert class_policies(nothing, outlook(), CONFIG)["revenue_share"].null_count() == 3
