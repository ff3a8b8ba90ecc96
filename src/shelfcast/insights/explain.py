"""Why is this the forecast, and has forecasting it been worth the trouble?

Sums of the published tables forecast_drivers and forecast_value over what is asked about: a product
in a store, a store, a category, everything. What the last weeks sold, plus what each driver adds or
takes, plus scaling and what a person changed, is the published forecast. Units.
Assumption: drivers of a sum are the sums of its parts' drivers; their importance is not: it is the
share of each in all that moves single forecasts, up or down.
Not here: how drivers are found (forecast/explain.py), the sentences (explain_words.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from shelfcast.contracts.frames import DRIVERS
from shelfcast.errors import NoDataError
from shelfcast.metrics import Filter, Reader, Scope, rows

MOVES = (*DRIVERS, "scaled", "person")
KEY = ["store_id", "product_id", "ds"]


@dataclass(frozen=True)
class Explained:
    """What moves the forecasts asked about.

    parts: driver, units, importance. periods: ds, base, each of MOVES, published. classes: one row
    a class of demand and one for all, with errors as shares of what was sold.
    """

    first: date
    last: date
    series: int
    models: tuple[str, ...]
    base: float
    published: float
    detailed: float
    parts: pl.DataFrame
    periods: pl.DataFrame
    classes: pl.DataFrame


def explain(
    reader: Reader, scope: Scope | None = None, filters: Sequence[Filter] = ()
) -> Explained:
    """The forecasts of the products in stores that pass the filters and that the viewer may see.

    Raises NoDataError where there is none.
    """
    told = rows(reader, "forecast_drivers", filters, scope)
    if told.is_empty():
        raise NoDataError("No forecast is there to be explained.", fix="shelfcast forecast")
    leaves = Filter("level", "=", ("store_product",))
    published = rows(reader, "forecasts", (leaves, *filters), scope, columns=(*KEY, "mean"))
    cells = with_person(told, published)
    worth = rows(reader, "forecast_value", filters, scope)
    return Explained(
        first=cells["ds"].min(),  # type: ignore[arg-type]
        last=cells["ds"].max(),  # type: ignore[arg-type]
        series=cells.select("store_id", "product_id").n_unique(),
        models=tuple(sorted(cells["model"].unique())),
        base=float(cells["base"].sum()),
        published=float(cells["published"].sum()),
        detailed=_share(
            float(cells.filter("detailed")["published"].sum()), float(cells["published"].sum())
        ),
        parts=parts(cells),
        periods=cells.group_by("ds").agg(pl.col("base", *MOVES, "published").sum()).sort("ds"),
        classes=by_class(worth),
    )


def with_person(told: pl.DataFrame, published: pl.DataFrame) -> pl.DataFrame:
    """The drivers beside what was published; `person` is what a person's overrides changed."""
    now = published.select(*KEY, pl.col("mean").alias("published"))
    both = told.join(now, on=KEY, how="left", maintain_order="left")
    both = both.with_columns(pl.col("published").fill_null(pl.col("mean")))
    return both.with_columns(person=pl.col("published") - pl.col("mean"))


def parts(cells: pl.DataFrame) -> pl.DataFrame:
    """One row a driver: the units it adds, and its share in all that moves single forecasts."""
    sums = cells.select(pl.col(*MOVES).sum()).row(0, named=True)
    sizes = cells.select(pl.col(*MOVES).abs().sum()).row(0, named=True)
    moved = sum(sizes.values())
    return pl.DataFrame(
        [(name, sums[name], _share(sizes[name], moved)) for name in MOVES],
        {"driver": pl.String, "units": pl.Float64, "importance": pl.Float64},
        orient="row",
    ).filter((pl.col("units") != 0) | (pl.col("importance") != 0) | pl.col("driver").is_in(DRIVERS))


def by_class(worth: pl.DataFrame) -> pl.DataFrame:
    """Errors, bias and value added over repeating last week, by class of demand and for all.

    Columns demand_class, series, sold, forecast, wape, naive_wape, value_added, bias; shares are
    null where nothing was sold.
    """
    sums = ("sold", "forecast", "error", "naive_error")
    tried = worth.filter(pl.col("periods") > 0)
    counted = (pl.len().alias("series"), pl.col(*sums).sum())
    classes = tried.group_by("demand_class").agg(*counted).sort("demand_class")
    every = tried.select(pl.lit("all").alias("demand_class"), *counted)
    found = pl.concat([classes, every], how="vertical_relaxed") if tried.height else classes
    sold, naive = (pl.when(pl.col(c) > 0).then(pl.col(c)) for c in ("sold", "naive_error"))
    return found.select(
        "demand_class",
        "series",
        "sold",
        "forecast",
        wape=pl.col("error") / sold,
        naive_wape=pl.col("naive_error") / sold,
        value_added=1 - pl.col("error") / naive,
        bias=(pl.col("forecast") - pl.col("sold")) / sold,
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
