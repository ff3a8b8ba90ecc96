"""Whatever table a viewer asks for, no row of another store or category is in it."""

from __future__ import annotations

from random import Random

import polars as pl
import pytest

from shelfcast.errors import QueryError
from shelfcast.metrics import rows
from shelfcast.metrics.tables import TABLES, Access

from .conftest import make_reader
from .naive import category, seen
from .questions import viewer

VIEWERS = 12
LEVELS = ("total", "region", "store", "category", "store_category", "product", "store_product")
MADE = ("stores", "products", "customers", "calendar")


def drawn(random, count=40):
    """Rows with every column by which a viewer may be told apart, and a number of their own."""
    made = []
    for number in range(count):
        store = random.choice(["S1", "S2", "S3", "S9", None])
        product = random.choice(["P1", "P2", "P3", "P9", None])
        other = random.choice(["S1", "S2", "S3"])
        row = {"store_id": store, "product_id": product, "number": number}
        row["from_store_id"] = other
        row["category"] = category(row)
        row["level"] = random.choice(LEVELS)
        if not there(row):
            row["level"] = "total"
        row["unique_id"] = series(row, random)
        made.append(row)
    return made


def there(row):
    """Whether the row names what its level is told by: a store's row its store, and so on."""
    has_store = row["store_id"] is not None or not row["level"].startswith("store")
    return has_store and (row["product_id"] is not None or not row["level"].endswith("product"))


def series(row, random):
    region = random.choice(["North", "South"])
    named = {
        "total": "total",
        "region": region,
        "store": row["store_id"],
        "category": row["category"],
        "store_category": f"{row['store_id']}/{row['category']}",
        "product": row["product_id"],
        "store_product": f"{row['store_id']}/{row['product_id']}",
    }
    return named[row["level"]]


def allowed(table, row, scope):
    """Whether a viewer may see a row of a table, by its rule in words."""
    told = {name: row[name] for name in ("store_id", "product_id")}
    anything = {"store_id": None, "product_id": None}
    at_store = seen({**anything, **told}, without_categories(scope))
    of_category = scope.categories is None or row["category"] in scope.categories
    if table.everywhere:
        at_store = at_store or row["store_id"] is None
        of_category = of_category or row["product_id"] is None
    if table.other_store:
        there = {**anything, **told, "store_id": row[table.other_store]}
        at_store = at_store and seen(there, without_categories(scope))
    rules = {
        Access.OPEN: True,
        Access.ROWS: (not table.store or at_store)
        and (not (table.product or table.category) or of_category),
        Access.STORES: at_store,
        Access.PRODUCTS: of_category,
        Access.MASTER: of_category,
    }
    return (
        level_seen(table, row, scope, at_store)
        if table.access is Access.LEVELS
        else rules[table.access]
    )


def level_seen(table, row, scope, at_store):
    of_category = scope.categories is None or row["category"] in scope.categories
    return {
        "total": False,
        "region": scope.stores is None
        and scope.categories is None
        and row["unique_id"] in (scope.regions or ()),
        "store": scope.categories is None and at_store,
        "category": not scope.by_store and of_category,
        "store_category": at_store and of_category,
        "product": table.product and not scope.by_store and of_category,
        "store_product": table.product and at_store and of_category,
    }[row["level"]]


def without_categories(scope):
    return type(scope)(stores=scope.stores, regions=scope.regions)


def refused(table, scope):
    by_store = table.access is Access.PRODUCTS and scope.by_store
    by_category = table.access is Access.STORES and scope.categories is not None
    return table.access is Access.WHOLE or by_store or by_category


@pytest.mark.parametrize("name", [name for name in TABLES if name not in MADE])
def test_a_viewer_sees_of_each_table_what_lies_within_the_scope(name):
    random = Random(name)
    made = drawn(random)
    reader = make_reader([], {})
    table = TABLES[name]
    schema = dict.fromkeys(made[0], pl.String) | {"number": pl.Int64}
    reader.connection.execute(f"DROP TABLE IF EXISTS marts.{name}")
    reader.put(name, pl.DataFrame(made, schema=schema))
    for _ in range(VIEWERS):
        scope = viewer(random)
        if scope.is_all:
            assert rows(reader, name).height == len(made)
        elif refused(table, scope):
            with pytest.raises(QueryError, match="not shown"):
                rows(reader, name, scope=scope)
        else:
            found = set(rows(reader, name, scope=scope)["number"])
            assert found == {row["number"] for row in made if allowed(table, row, scope)}
    reader.connection.close()
