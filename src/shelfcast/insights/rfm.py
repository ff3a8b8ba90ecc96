"""Which customers are the best, which are slipping away, and which are gone?

Each customer who bought has a recency (days since the last purchase), a frequency (purchases) and
the money left after returns. Each is cut into fifths, 5 is best; frequency and money together are
the customer's worth, and recency and worth name the segment. Between equals in one measure the
others decide, then the customer's code, so fifths are always of one size.
Source: Hughes 1994, "Strategic Database Marketing" (fifths); the names are those commonly used for
the squares of recency and worth, as in the mart customer_rfm, which this equals for a viewer of
everything.
Assumptions: today is the last day the viewer sees, or `--to`; lines without an order number are one
purchase a day. Customers who only brought things back are left out.
Not here: how customers come back over time (cohorts.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from shelfcast.insights.insight import Insight, Question
from shelfcast.metrics import MetricQuery, query
from shelfcast.metrics.format import money, percent

SCORES = ("recency", "frequency", "monetary")
ANY = (1, 5)
SEGMENTS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "Champions": ((5, 5), (4, 5)),
    "Loyal": ((3, 5), (4, 5)),
    "Potential loyalist": ((4, 5), (2, 5)),
    "New": ((5, 5), ANY),
    "Promising": ((4, 4), ANY),
    "Needs attention": ((3, 3), (3, 3)),
    "About to sleep": ((3, 3), ANY),
    "Cannot lose them": (ANY, (5, 5)),
    "At risk": (ANY, (3, 5)),
    "Hibernating": ((2, 2), ANY),
}
"""From which to which score of recency, and of worth; the first that fits, else Lost."""


def rfm(customers: pl.DataFrame, today: date) -> pl.DataFrame:
    """The customers with recency, three scores, worth and segment, in the order of their codes.

    `customers` has customer, last_bought_on, frequency (purchases, above 0) and monetary.

    >>> few = pl.DataFrame({"customer": list("abcde"), "frequency": [9, 1, 1, 1, 1],
    ...     "last_bought_on": [date(2011, 1, d) for d in (9, 8, 3, 2, 1)],
    ...     "monetary": [90, 5, 4, 30, 1]})
    >>> rfm(few, date(2011, 1, 10))["segment"].to_list()
    ['Champions', 'Potential loyalist', 'About to sleep', 'At risk', 'Lost']
    """
    bought = customers.filter(pl.col("frequency") > 0)
    bought = bought.with_columns(recency=(pl.lit(today) - pl.col("last_bought_on")).dt.total_days())
    for score, rest in (
        ("recency", ("frequency", "monetary")),
        ("frequency", ("monetary", "recency")),
        ("monetary", ("frequency", "recency")),
    ):
        bought = _fifths(bought, score, rest)
    worth = (pl.col("frequency_score") + pl.col("monetary_score") + 1) // 2
    return bought.with_columns(worth_score=worth).with_columns(segment=_segment()).sort("customer")


def _fifths(frame: pl.DataFrame, score: str, rest: Sequence[str]) -> pl.DataFrame:
    """The rows with `<score>_score`: 1 for the worst fifth; the first fifths take what is over."""
    order = (score, *rest, "customer")
    ordered = frame.sort(order, descending=[name == "recency" for name in order])
    size, over = divmod(frame.height, 5)
    sizes = [size + (1 if fifth < over else 0) for fifth in range(5)]
    fifths = [fifth + 1 for fifth, count in enumerate(sizes) for _ in range(count)]
    return ordered.with_columns(pl.Series(f"{score}_score", fifths, dtype=pl.Int64))


def _segment() -> pl.Expr:
    named: pl.Expr = pl.lit("Lost")
    for name, (recency, worth) in reversed(SEGMENTS.items()):
        fits = pl.col("recency_score").is_between(*recency)
        fits &= pl.col("worth_score").is_between(*worth)
        named = pl.when(fits).then(pl.lit(name)).otherwise(named)
    return named


def customers(asked: Question) -> tuple[pl.DataFrame, date]:
    """What `rfm` is made of, from metric queries, and the last day."""
    start, end = asked.days()
    where = ("customer!=", *asked.where)
    wanted = MetricQuery(("orders", "units_sold"), ("customer", "day"), where, start, end)
    by_day = query(asked.reader, wanted, asked.scope).frame
    wanted = MetricQuery(("orders", "revenue"), ("customer",), where, start, end)
    whole = query(asked.reader, wanted, asked.scope).frame
    bought = by_day.filter((pl.col("orders") > 0) | (pl.col("units_sold") > 0))
    days = bought.group_by("customer").agg(
        last_bought_on=pl.col("day").max(), unnumbered=(pl.col("orders") == 0).sum()
    )
    joined = whole.join(days, on="customer", how="inner")
    frequency = (pl.col("orders") + pl.col("unnumbered")).alias("frequency")
    named = pl.col("customer", "customer_name", "last_bought_on")
    return joined.select(named, frequency, pl.col("revenue").alias("monetary")), end


def segments(scored: pl.DataFrame) -> pl.DataFrame:
    """One row a segment, from the best: customers, their share, money and its share."""
    order = {name: place for place, name in enumerate((*SEGMENTS, "Lost"))}
    sums = scored.group_by("segment").agg(
        customers=pl.len(), monetary=pl.col("monetary").sum(), recency=pl.col("recency").mean()
    )
    # In order first: floats summed in another order differ in their last digits.
    ordered = sums.sort(pl.col("segment").replace_strict(order))
    money_of = pl.col("monetary").cast(pl.Float64)
    shares = ordered.with_columns(
        share=pl.col("customers") / pl.col("customers").sum(),
        monetary_share=money_of / money_of.sum(),
    )
    return shares.select("segment", "customers", "share", "monetary", "monetary_share", "recency")


def answer(asked: Question) -> Insight:
    """The segments; with `--by customer` the customers."""
    found, today = customers(asked)
    scored = rfm(found, today)
    summed = segments(scored)
    told = [f"{scored.height:,} customers bought until {today}."]
    for row in summed.sort("monetary", descending=True).head(3).iter_rows(named=True):
        told.append(
            f"{row['segment']}: {row['customers']:,} customers ({percent(row['share'])}) with "
            f"{money(row['monetary'], asked.currency)} ({percent(row['monetary_share'])})."
        )
    return Insight(
        title="Customers by recency, frequency and money",
        sentences=tuple(told),
        frame=scored if asked.by == "customer" else summed,
        formats={"monetary": "money", "share": "percent", "monetary_share": "percent"},
    )
