"""Do customers come back?

A customer belongs to the month of the first purchase; each later month tells how many of that
cohort bought again, and how many had bought at least twice by then. Shares have an interval.
Assumptions: first is the first that the viewer sees, in all data (customers who bought before the
files begin count as new); lines without an order number are a purchase a month.
Source: Fader & Hardie 2009, "Probability models for customer-base analysis", section 2 (cohorts);
intervals of Wilson (proportion.py).
Not here: what each customer is worth (rfm.py).
"""

from __future__ import annotations

import polars as pl

from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.proportion import wilson
from shelfcast.metrics import MetricQuery, query
from shelfcast.metrics.format import percent

COLUMNS = ("cohort", "months_since", "month", "customers", "active_customers", "retention")


def cohorts(purchases: pl.DataFrame) -> pl.DataFrame:
    """One row a cohort and month from it on: customers, active, repeat, and their shares.

    `purchases` has a row a customer and month with `purchases` in it, above 0.

    >>> from datetime import date
    >>> bought = pl.DataFrame({"customer": ["a", "b", "a"], "purchases": [1, 2, 1],
    ...     "month": [date(2011, 1, 1), date(2011, 1, 1), date(2011, 2, 1)]})
    >>> cohorts(bought).select("months_since", "active_customers", "repeat_customers").rows()
    [(0, 2, 1), (1, 1, 2)]
    """
    if purchases.is_empty():
        return _shares(pl.DataFrame(schema=_SCHEMA))
    firsts = purchases.group_by("customer").agg(cohort=pl.col("month").min())
    seconds = purchases.sort("customer", "month").with_columns(
        so_far=pl.col("purchases").cum_sum().over("customer")
    )
    seconds = (
        seconds.filter(pl.col("so_far") >= 2).group_by("customer").agg(second=pl.col("month").min())
    )
    known = firsts.join(seconds, on="customer", how="left")
    first, last = pl.col("month").min(), pl.col("month").max()
    months = purchases.select(month=pl.date_range(first, last, interval="1mo"))
    sizes = known.group_by("cohort").agg(customers=pl.len())
    cells = sizes.join(months, how="cross")
    cells = cells.filter(pl.col("cohort") <= pl.col("month"))
    bought = (
        purchases.join(firsts, on="customer")
        .group_by("cohort", "month")
        .agg(active_customers=pl.len())
    )
    twice = known.drop_nulls().group_by("cohort", month="second").agg(repeated=pl.len())
    cells = cells.join(bought, on=("cohort", "month"), how="left")
    cells = cells.join(twice, on=("cohort", "month"), how="left").fill_null(0)
    return _shares(cells.sort("cohort", "month"))


_SCHEMA = {
    "cohort": pl.Date,
    "customers": pl.Int64,
    "month": pl.Date,
    "active_customers": pl.Int64,
    "repeated": pl.Int64,
}


def _shares(cells: pl.DataFrame) -> pl.DataFrame:
    apart = (pl.col("month").dt.year() - pl.col("cohort").dt.year()) * 12
    apart = apart + pl.col("month").dt.month() - pl.col("cohort").dt.month()
    counts = cells.with_columns(
        months_since=apart.cast(pl.Int64),
        retention=pl.col("active_customers") / pl.col("customers"),
        repeat_customers=pl.col("repeated").cum_sum().over("cohort"),
    )
    shares = counts.with_columns(repeat_rate=pl.col("repeat_customers") / pl.col("customers"))
    ends = [wilson(*row) for row in shares.select("repeat_customers", "customers").iter_rows()]
    return shares.select(
        *COLUMNS,
        "repeat_customers",
        "repeat_rate",
        pl.Series("repeat_low", [low for low, _ in ends], dtype=pl.Float64),
        pl.Series("repeat_high", [high for _, high in ends], dtype=pl.Float64),
    )


def purchases(asked: Question) -> pl.DataFrame:
    """What `cohorts` is made of, over all days that the viewer sees up to `--to`."""
    _, end = asked.days()
    wanted = MetricQuery(
        ("orders", "units_sold"), ("customer", "month"), ("customer!=", *asked.where), None, end
    )
    frame = query(asked.reader, wanted, asked.scope).frame
    unnumbered = (pl.col("orders") == 0) & (pl.col("units_sold") > 0)
    counted = frame.select("customer", "month", purchases=pl.col("orders") + unnumbered)
    return counted.filter(pl.col("purchases") > 0)


def answer(asked: Question) -> Insight:
    """The cohorts, and how many customers ever bought again."""
    bought = purchases(asked)
    frame = cohorts(bought)
    counts = bought.group_by("customer").agg(pl.col("purchases").sum())["purchases"]
    again, every = int((counts >= 2).sum()), counts.len()
    low, high = wilson(again, every)
    told = ["No known customer bought."]
    if every:
        told = [
            f"{again:,} of {every:,} customers bought again: {percent(again / every)} "
            f"({percent(low)} to {percent(high)} where they are a sample of all to come)."
        ]
        month = frame.filter(
            (pl.col("months_since") == 1) & (pl.col("month") < frame["month"].max())
        )
        stayed, of = int(month["active_customers"].sum()), int(month["customers"].sum())
        if of:
            low, high = wilson(stayed, of)
            told.append(
                f"In the month after the first purchase {percent(stayed / of)} bought "
                f"({percent(low)} to {percent(high)})."
            )
    formats = dict.fromkeys(("retention", "repeat_rate", "repeat_low", "repeat_high"), "percent")
    return Insight(
        title="Customers by the month of their first purchase",
        sentences=tuple(told),
        frame=frame,
        formats=formats | {"cohort": "month", "month": "month"},
    )
