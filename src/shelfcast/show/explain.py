"""What moves a forecast and what it was worth, in sentences and tables?"""

from __future__ import annotations

from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.insights import DRIVER_LABELS, Explained, explain, explained_in_words
from shelfcast.metrics import Filter, Reader, rows
from shelfcast.metrics.suggest import unknown
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records, say

SHARES = dict.fromkeys(("wape", "naive_wape", "value_added", "bias", "importance"), "percent")


def show_explained(
    project: Project,
    asked: dict[str, str | None],
    snapshot: str | None,
    *,
    periods: bool,
    as_json: bool,
) -> None:
    """The forecast of a store, a product, a category, or of everything.

    `asked`: store_id, product_id, category. Raises QueryError for a name that is not forecast.
    """
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        found = explain(reader, filters=_filters(reader, asked))
        served = reader.snapshot_id
    told = explained_in_words(found)
    if as_json:
        print_json(_document(found, told, served))
        return
    for sentence in told:
        say(sentence)
    _tables(found, periods=periods)


def _tables(found: Explained, *, periods: bool) -> None:
    base = pl.DataFrame({"driver": ["base"], "units": [found.base]})
    whole = pl.DataFrame({"driver": ["forecast"], "units": [found.published]})
    parts = pl.concat([base, found.parts, whole], how="diagonal")
    named = parts.with_columns(pl.col("driver").replace(DRIVER_LABELS | {"forecast": "Forecast"}))
    print_frame(named, title="What the forecast is made of: it adds up", formats=SHARES)
    if periods:
        print_frame(found.periods, title="By period: each row adds up", limit=60)
    if found.classes.height:
        print_frame(found.classes, title="Worth, by class of demand, in trials", formats=SHARES)


def _filters(reader: Reader, asked: dict[str, str | None]) -> tuple[Filter, ...]:
    """What is asked about, as filters over stores and products that are forecast."""
    found = []
    for column in ("store_id", "product_id"):
        if name := asked.get(column):
            known = rows(reader, "forecast_value", columns=(column,))[column].unique().sort()
            if name not in known:
                raise unknown(column.removesuffix("_id"), name, tuple(known))
            found.append(Filter(column, "=", (name,)))
    if category := asked.get("category"):
        master = rows(reader, "products", columns=("product_id", "category"))
        mine = master.filter(pl.col("category") == category)
        if mine.is_empty():
            known = master["category"].drop_nulls().unique().sort()
            raise unknown("category", category, tuple(known))
        found.append(Filter("product_id", "in", tuple(mine["product_id"])))
    return tuple(found)


def _document(found: Explained, told: tuple[str, ...], snapshot: str) -> dict[str, Any]:
    return {
        "from": found.first,
        "to": found.last,
        "series": found.series,
        "models": list(found.models),
        "base": found.base,
        "forecast": found.published,
        "drivers": records(found.parts),
        "detailed": found.detailed,
        "periods": records(found.periods),
        "classes": records(found.classes),
        "sentences": list(told),
        "snapshot": snapshot,
    }
