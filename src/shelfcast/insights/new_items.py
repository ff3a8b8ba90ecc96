"""How much do new products bring, and which of them take hold?

A product is new for 90 days from its first sale, as in the mart new_vs_established. What was
sold in the first 90 days of the data cannot be told to be new. New and established add up to the
whole. A new product is set beside the median established one of its category by units a day.
Assumption: the first sale is that of the product master, in any store.
Not here: what was lost (why.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl

from shelfcast.insights.insight import Insight, Question
from shelfcast.metrics import MetricQuery, query, rows
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.format import money, percent

NEW_DAYS = 90


def launches(products: pl.DataFrame, opening: date, start: date, end: date) -> pl.DataFrame:
    """The products that are new on a day of the period: with `new_from` and `new_until` (excluded).

    `products` has product and first_sold_on; `opening` is the first day of the data.
    """
    fresh = products.filter(pl.col("first_sold_on") >= opening + timedelta(days=NEW_DAYS))
    until = pl.col("first_sold_on") + pl.duration(days=NEW_DAYS)
    fresh = fresh.with_columns(new_from=pl.col("first_sold_on"), new_until=until)
    return fresh.filter((pl.col("new_until") > start) & (pl.col("new_from") <= end))


def new_items(sold: pl.DataFrame, fresh: pl.DataFrame, usual: Mapping[str, float]) -> pl.DataFrame:
    """One row a new product: money and units while it was new, and its pace beside the usual.

    `sold` has product, day, revenue and units of these products; `usual` is the median units a day
    of established products by category.
    """
    placed = sold.join(fresh, on="product", how="inner")
    # What was written off before the first sale belongs to the new product too.
    within = pl.col("day") < pl.col("new_until")
    sums = (
        placed.filter(within)
        .group_by("product", "category", "new_from")
        .agg(pl.col("revenue", "units").sum(), last=pl.col("day").max())
    )
    pace = pl.col("category").replace_strict(dict(usual), default=None, return_dtype=pl.Float64)
    return sums.with_columns(usual_units_a_day=pace)


def answer(asked: Question) -> Insight:
    """New and established over the period (the last 90 days of the data unless told)."""
    opening = Question(asked.reader, asked.scope).days()[0]
    last = asked.days()[1]
    start, end = asked.start or last - timedelta(days=NEW_DAYS - 1), last
    master = rows(
        asked.reader,
        "products",
        scope=asked.scope,
        columns=("product_id", "category", "first_sold_on"),
    ).rename({"product_id": "product"})
    fresh = launches(master, opening, start, end)
    sums = _sums(asked, (), start, end)
    whole = query(
        asked.reader, MetricQuery(("revenue", "units"), (), asked.filters, start, end), asked.scope
    ).frame.row(0, named=True)
    frame = _of_products(asked, fresh, sums, start, end)
    return Insight(
        title=f"New products, {start} to {end}",
        sentences=_words(frame, whole, asked.currency),
        frame=frame,
        formats={"revenue": "money", "units": "units"},
    )


def _sums(asked: Question, by: tuple[str, ...], start: date, end: date) -> pl.DataFrame:
    wanted = MetricQuery(("units",), ("product", "category", *by), asked.filters, start, end)
    return query(asked.reader, wanted, asked.scope).frame


def _of_products(
    asked: Question, fresh: pl.DataFrame, sums: pl.DataFrame, start: date, end: date
) -> pl.DataFrame:
    days = (end - start).days + 1
    named = tuple(fresh["product"])
    only = (*asked.filters, Filter("product", "in", named))
    wanted = MetricQuery(("revenue", "units"), ("product", "day"), only, start, end)
    sold = query(asked.reader, wanted, asked.scope).frame
    old = sums.filter(~pl.col("product").is_in(named))
    pace = old.group_by("category").agg(pl.col("units").cast(pl.Float64).median() / days)
    found = new_items(sold, fresh, dict(pace.iter_rows()))
    names = sold.select("product", "product_name").unique()
    last = pl.min_horizontal(pl.lit(end), pl.col("new_from") + pl.duration(days=NEW_DAYS - 1))
    first = pl.max_horizontal(pl.lit(start), pl.col("new_from"))
    seen = (last - first).dt.total_days() + 1
    found = found.join(names, on="product", how="left").with_columns(days=seen)
    units = pl.col("units").cast(pl.Float64) / pl.col("days")
    columns = ("product", "product_name", "category", "new_from", "days", "revenue", "units")
    shown = found.with_columns(units_a_day=units).select(
        *columns, "units_a_day", "usual_units_a_day"
    )
    return shown.sort("revenue", "product", descending=[True, False])


def _words(frame: pl.DataFrame, whole: Mapping[str, Any], currency: str) -> tuple[str, ...]:
    revenue = frame["revenue"].sum() if frame.height else 0
    rest = whole["revenue"] - revenue
    share = percent(float(revenue) / float(whole["revenue"])) if whole["revenue"] else "none"
    told = [
        f"{frame.height} new products bring {money(revenue, currency, exact=True)}, {share} of the "
        f"revenue; established ones {money(rest, currency, exact=True)}."
    ]
    ahead = frame.filter(pl.col("units_a_day") > pl.col("usual_units_a_day"))
    if frame.height:
        told.append(
            f"{ahead.height} of them sell more a day than the median established product of "
            "their category."
        )
    return tuple(told)
