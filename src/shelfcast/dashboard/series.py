"""Which series was forecast, what is it called, and what was sold of it?

A series is a level and its values: a store, a category, a product in a store. Quantities are units
a period. The past is the demand that the models saw: units sold less returns and never below 0,
services left out, nothing on days when all stores of the series were closed.
Not here: the forecasts themselves (forecast.py reads them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from shelfcast.dashboard.filters import Filters, named
from shelfcast.dashboard.view import View
from shelfcast.metrics import Filter, rows

LEVEL_LABELS = {
    "total": "The whole company",
    "region": "A region",
    "store": "A store",
    "category": "A category",
    "store_category": "A category in a store",
    "product": "A product",
    "store_product": "A product in a store",
}
PERIODS = {"D": "day", "W": "week", "M": "month"}
STEPS = {"D": "day", "W": "week", "M": "month"}


def levels(view: View) -> list[str]:
    """The levels that were forecast, from the whole to the parts."""
    found = view.kept("levels", lambda: set(_column(view, "level")))
    return [*(name for name in LEVEL_LABELS if name in found), *sorted(found - set(LEVEL_LABELS))]


def series(view: View, level: str) -> pl.DataFrame:
    """The series of a level within the chosen stores and categories.

    Columns unique_id, store_id, product_id, category; the last two null above their level.
    """
    found = view.kept(("series", level), lambda: _series(view, level))
    products = view.rows("products", columns=("product_id", "category"))
    found = found.join(products, on="product_id", how="left").with_columns(
        category=_category(level)
    )
    chosen = view.filters
    if chosen.store_ids and "store" in level:
        found = found.filter(pl.col("store_id").is_in(chosen.store_ids))
    if chosen.regions and level == "region":
        found = found.filter(pl.col("unique_id").is_in(chosen.regions))
    if chosen.categories and level not in ("total", "region", "store"):
        found = found.filter(pl.col("category").is_in(chosen.categories))
    return found.sort("unique_id")


def _column(view: View, name: str) -> pl.Series:
    return rows(view.reader, "forecasts", scope=view.scope, columns=(name,))[name]


def _series(view: View, level: str) -> pl.DataFrame:
    """One row a series, also where series start on different days."""
    columns = ("unique_id", "store_id", "product_id")
    asked = (f"level={level}",)
    found = rows(view.reader, "forecasts", asked, view.scope, columns=columns)
    return found.unique(maintain_order=True)


def labels(view: View, found: pl.DataFrame, stores: Mapping[str, str]) -> dict[str, str]:
    """unique_id to what people call the series."""
    names = view.rows("products", columns=("product_id", "product_name"))
    products = named({code: name or code for code, name in names.iter_rows()})
    made = {}
    for row in found.iter_rows(named=True):
        store = stores.get(row["store_id"], row["store_id"])
        product = products.get(row["product_id"], row["product_id"])
        parts = [product or row["category"], store]
        made[row["unique_id"]] = ", ".join(part for part in parts if part) or row["unique_id"]
    return made


def frequency(days: pl.Series) -> str:
    """D, W or M, told by how far apart the periods of a forecast are.

    >>> from datetime import date
    >>> frequency(pl.Series([date(2024, 1, 1), date(2024, 1, 8)]))
    'W'
    """
    ordered = days.unique().sort()
    if ordered.len() < 2:
        return "D"
    step = (ordered[1] - ordered[0]).days
    return "D" if step < 7 else "W" if step < 28 else "M"


def history(
    view: View, level: str, row: Mapping[str, str | None], freq: str, start: date
) -> pl.DataFrame:
    """What was sold of a series from `start` on: ds, y; null where everything was closed."""
    step = STEPS[freq]
    # What was chosen in the sidebar narrows the list of series, and no series itself.
    whole = Filters((start, view.filters.data[1]), view.filters.data)
    found = replace(view, filters=whole).query(
        ("demand_units", "demand_days"), by=(step,), where=_asked_of(level, row)
    )
    sold = pl.when(pl.col("demand_days") > 0).then(pl.col("demand_units").cast(pl.Float64))
    return found.frame.select(pl.col(step).alias("ds"), sold.alias("y")).sort("ds")


def _asked_of(level: str, row: Mapping[str, str | None]) -> list[Filter]:
    """The series as the filters of a metric query."""
    if level == "region":
        return [Filter("region", "=", (row["unique_id"] or "",))]
    held = (("store", "store_id"), ("product", "product_id"), ("category", "category"))
    asked = [(field, row[name]) for field, name in held]
    # A product has one category, which the name of the product tells already.
    return [
        Filter(field, "=", (value,))
        for field, value in asked
        if value and not (field == "category" and row["product_id"])
    ]


def where(view: View, level: str, row: Mapping[str, str | None]) -> list[Filter]:
    """The stores and products of a series, as filters over a table with both."""
    filters = []
    if level == "region":
        stores = view.rows("stores", (Filter("region", "=", (row["unique_id"] or "",)),))
        filters.append(Filter("store_id", "in", tuple(stores["store_id"])))
    if store := row["store_id"]:
        filters.append(Filter("store_id", "=", (store,)))
    if product := row["product_id"]:
        filters.append(Filter("product_id", "=", (product,)))
    elif category := row["category"]:
        wanted = (Filter("category", "=", (category,)),)
        products = view.rows("products", wanted, columns=("product_id",))
        filters.append(Filter("product_id", "in", tuple(products["product_id"])))
    return filters


def _category(level: str) -> pl.Expr:
    if level == "category":
        return pl.col("unique_id")
    if level == "store_category":
        return pl.col("unique_id").str.slice(pl.col("store_id").str.len_chars() + 1)
    return pl.col("category")
