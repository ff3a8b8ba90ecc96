"""Which products earn the money, and which of them sell steadily?

ABC: products by revenue from the highest down; A as long as what stands before it is below 80 % of
all revenue, B below 95 %, C the rest and whatever earned nothing. XYZ: how much monthly units vary,
standard deviation over mean of the whole months since the product's first sale; X up to 0.5, Y up
to 1, Z above and where there are fewer than two months. Both over the last twelve months.
Source: Dickie 1951, "ABC inventory analysis shoots for dollars not pennies"; Silver, Pyke & Thomas,
Inventory and Production Management in Supply Chains, section 2.7. As in the mart product_classes,
which this equals for a viewer of everything.
Assumption: a month is whole where sales begin, or end, no more than two days from its edge.
Not here: services, which are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from shelfcast.insights.insight import Insight, Question
from shelfcast.metrics import MetricQuery, query, rows
from shelfcast.metrics.format import money, percent

A_SHARE, B_SHARE = 0.8, 0.95
X_VARIATION, Y_VARIATION = 0.5, 1.0
MONTHS = 12
EDGE = timedelta(days=2)


@dataclass(frozen=True)
class Months:
    """The months that are looked at; `whole` are those that sales cover from edge to edge."""

    every: tuple[date, ...]
    whole: tuple[date, ...]


def last_months(first: date, last: date, count: int = MONTHS) -> Months:
    """The last `count` months of sales from `first` to `last`.

    >>> found = last_months(date(2011, 1, 20), date(2011, 3, 30))
    >>> len(found.every), found.whole
    (3, (datetime.date(2011, 2, 1), datetime.date(2011, 3, 1)))
    """
    every = pl.date_range(first.replace(day=1), last, interval="1mo", eager=True).to_list()[-count:]
    ends = [(month + timedelta(days=32)).replace(day=1) - timedelta(days=1) for month in every]
    whole = [
        month
        for month, end in zip(every, ends, strict=True)
        if first - month <= EDGE and end - last <= EDGE
    ]
    return Months(tuple(every), tuple(whole))


def abc_xyz(goods: pl.DataFrame, sold: pl.DataFrame, months: Months) -> pl.DataFrame:
    """Every product with revenue, share, variation and class, from the most revenue down.

    `goods` names the products (product, and what else is to be kept) with `first_month`, null
    where nothing was ever sold; `sold` has revenue and units by product and month.
    """
    recent = sold.filter(pl.col("month").is_in(months.every))
    sums = recent.group_by("product").agg(pl.col("revenue", "units").sum())
    whole = recent.filter(pl.col("month").is_in(months.whole))
    units = pl.col("units").cast(pl.Float64)
    squares = whole.group_by("product").agg(total=units.sum(), squares=(units * units).sum())
    counted = pl.lit(0)
    for month in months.whole:
        counted = counted + (pl.col("first_month") <= month).fill_null(value=False).cast(pl.Int64)
    joined = goods.with_columns(months=counted).join(sums, on="product", how="left")
    joined = joined.join(squares, on="product", how="left").with_columns(
        pl.col("revenue", "units", "total", "squares").fill_null(0)
    )
    return _classed(_ranked(joined))


def _ranked(goods: pl.DataFrame) -> pl.DataFrame:
    earned = pl.when(pl.col("revenue") > 0).then(pl.col("revenue")).otherwise(0)
    order = ("earned", "revenue", "units", "product")
    ranked = goods.with_columns(earned=earned).sort(order, descending=[True, True, True, False])
    cumulative = pl.col("earned").cast(pl.Decimal(38, 4)).cum_sum().cast(pl.Float64)
    whole = pl.col("earned").cast(pl.Float64).sum()
    share = pl.when(whole > 0)
    months = pl.when(pl.col("months") > 0).then(pl.col("months"))
    mean, square = pl.col("total") / months, pl.col("squares") / months
    spread = pl.max_horizontal(square - mean * mean, 0.0).sqrt() / mean
    return ranked.with_columns(
        share=share.then(pl.col("earned").cast(pl.Float64) / whole),
        cumulative_share=share.then(cumulative / whole),
        before=share.then((cumulative - pl.col("earned").cast(pl.Float64)) / whole),
        variation=pl.when((pl.col("months") >= 2) & (mean > 0)).then(spread),
    )


def _classed(ranked: pl.DataFrame) -> pl.DataFrame:
    earned, before = pl.col("earned") > 0, pl.col("before")
    abc = (
        pl.when(earned & (before < A_SHARE))
        .then(pl.lit("A"))
        .when(earned & (before < B_SHARE))
        .then(pl.lit("B"))
        .otherwise(pl.lit("C"))
    )
    variation = pl.col("variation").round(6)
    xyz = (
        pl.when(variation <= X_VARIATION)
        .then(pl.lit("X"))
        .when(variation <= Y_VARIATION)
        .then(pl.lit("Y"))
        .otherwise(pl.lit("Z"))
    )
    classed = ranked.with_columns(abc=abc, xyz=xyz)
    dropped = ("first_month", "total", "squares", "earned", "before")
    return classed.with_columns(pl.concat_str("abc", "xyz").alias("class")).drop(dropped)


def products(asked: Question) -> tuple[pl.DataFrame, pl.DataFrame, Months]:
    """What `abc_xyz` is made of, from metric queries and the product master."""
    first, last = asked.days()
    metrics = ("revenue", "units", "units_sold")
    wanted = MetricQuery(metrics, ("product", "month"), asked.filters, first, last)
    sold = query(asked.reader, wanted, asked.scope).frame
    firsts = (
        sold.filter(pl.col("units_sold") > 0)
        .group_by("product")
        .agg(first_month=pl.col("month").min())
    )
    columns = ("product_id", "product_name", "category")
    master = rows(
        asked.reader, "products", ("is_service=false",), asked.scope, columns=columns
    ).rename({"product_id": "product"})
    goods = master.join(firsts, on="product", how="left")
    if asked.where or asked.scope.by_store:
        goods = goods.drop_nulls("first_month")
    return goods, sold.drop("product_name", "units_sold"), last_months(first, last)


def answer(asked: Question) -> Insight:
    """The nine classes; with `--by product` the products."""
    goods, sold, months = products(asked)
    frame = abc_xyz(goods, sold, months)
    summed = frame.group_by("class", maintain_order=True).agg(
        products=pl.len(), revenue=pl.col("revenue").sum(), share=pl.col("share").sum()
    )
    told = [
        f"{frame.height:,} products over {len(months.every)} months, {len(months.whole)} whole."
    ]
    for letter in "ABC":
        part = frame.filter(pl.col("abc") == letter)
        earned = percent(float(part["share"].sum()))
        told.append(f"{letter}: {part.height:,} products earn {earned} of the revenue.")
    steady = frame.filter(pl.col("class") == "AX")
    if steady.height:
        earned = money(steady["revenue"].sum(), asked.currency)
        told.append(f"AX, much and steady: {steady.height:,} products with {earned}.")
    return Insight(
        title="Products by revenue (ABC) and steadiness (XYZ)",
        sentences=tuple(told),
        frame=frame if asked.by == "product" else summed.sort("class"),
        formats={"revenue": "money", "share": "percent", "cumulative_share": "percent"},
    )
