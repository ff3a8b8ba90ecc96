"""How do the stores do that were open in both periods, new and closed ones set apart?

Days are laid beside each other by their place in the periods. A store and day is compared when the
store was open on both days; the rest of the change is that of stores that opened, of stores that
closed, and of days on which a store was open in one period only. The four add up to the whole
change exactly.
A store is open from its first to its last sale, but on days that the mart `closures` names; an open
day without a sale is 0. A store is new when it was not open once in the earlier period, and closed
when not once in the later.
Source: the usual definition of comparable-store sales, as in Levy & Weitz, Retailing Management,
chapter 6.
Assumption: periods of one length; of a longer one, the days at its end are not compared. Weekdays
meet where the periods are whole weeks apart; else a warning says so.
Not here: what the change of a store is made of (why.py).
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import polars as pl

from shelfcast.errors import NoDataError, QueryError
from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.periods import UNCHANGED, Periods, notes, periods
from shelfcast.metrics import MetricQuery, data_range, has_rows, query, rows
from shelfcast.metrics.format import money, percent

GROUPS = ("compared", "other days", "new stores", "closed stores")
AMOUNT = pl.Decimal(38, 4)


def like_for_like(sales: pl.DataFrame, closures: pl.DataFrame, both: Periods) -> pl.DataFrame:
    """One row a store: before and now, compared and whole, and its status.

    `sales` has store, day and amount, over as many days as are known; `closures` store and day.
    Columns: store, status, days (compared), before, now (of these days), change, change_pct,
    whole_before, whole_now.
    """
    open_days = _open_days(sales, closures)
    length = max(both.days, both.before_days)
    halves = []
    for name, start, end in (
        ("before", both.before_start, both.before_end),
        ("now", both.start, both.end),
    ):
        inside = open_days.filter(pl.col("day").is_between(start, end))
        place = (pl.col("day") - pl.lit(start)).dt.total_days()
        halves.append(inside.select("store", place.alias("place"), pl.col("amount").alias(name)))
    paired = halves[0].join(halves[1], on=("store", "place"), how="full", coalesce=True)
    paired = paired.filter(pl.col("place") < length)
    meets = pl.col("before").is_not_null() & pl.col("now").is_not_null()
    stores = paired.group_by("store").agg(
        meets.sum().cast(pl.Int64).alias("days"),
        *(pl.col(n).filter(meets).sum().cast(AMOUNT).alias(n) for n in ("before", "now")),
        *(pl.col(n).sum().cast(AMOUNT).alias(f"whole_{n}") for n in ("before", "now")),
        was=pl.col("before").is_not_null().any(),
        is_=pl.col("now").is_not_null().any(),
    )
    return _described(stores)


def _open_days(sales: pl.DataFrame, closures: pl.DataFrame) -> pl.DataFrame:
    """A row a store and open day, 0 where nothing was sold; days with sales are always open."""
    known = sales.group_by("store", "day").agg(pl.col("amount").cast(AMOUNT).sum())
    spans = known.group_by("store").agg(first=pl.col("day").min(), last=pl.col("day").max())
    every = spans.with_columns(day=pl.date_ranges("first", "last")).explode("day")
    shut = closures.select("store", "day").unique()
    opened = every.select("store", "day").join(shut, on=("store", "day"), how="anti")
    calm = opened.join(known, on=("store", "day"), how="anti")
    return pl.concat([known, calm.with_columns(amount=pl.lit(0, dtype=AMOUNT))])


def _described(stores: pl.DataFrame) -> pl.DataFrame:
    status = (
        pl.when(~pl.col("was"))
        .then(pl.lit("new"))
        .when(~pl.col("is_"))
        .then(pl.lit("closed"))
        .otherwise(pl.lit("compared"))
    )
    before = pl.col("before").cast(pl.Float64)
    change = (pl.col("now") - pl.col("before")).cast(AMOUNT)
    share = pl.when(before != 0).then(change.cast(pl.Float64) / before.abs())
    described = stores.with_columns(status=status, change=change, change_pct=share)
    order = ("store", "status", "days", "before", "now", "change", "change_pct")
    return described.select(*order, "whole_before", "whole_now").sort("store")


def parts(stores: pl.DataFrame) -> dict[str, Decimal]:
    """The change of all stores in four parts that add up to it."""
    found = dict.fromkeys(GROUPS, Decimal(0))
    for row in stores.iter_rows(named=True):
        change = row["whole_now"] - row["whole_before"]
        if row["status"] == "compared":
            found["compared"] += row["change"]
            found["other days"] += change - row["change"]
        else:
            found[f"{row['status']} stores"] += change
    return found


def answer(asked: Question, metric: str = "revenue") -> Insight:
    """The stores, and the change of those compared."""
    seen = data_range(asked.reader, asked.scope)
    both = periods(asked.reader, asked.start, asked.end, asked.against, asked.scope)
    wanted = MetricQuery((metric,), ("store", "day"), asked.filters)
    sales = query(asked.reader, wanted, asked.scope).frame
    if sales.is_empty():
        raise NoDataError("No sale lines are there to be seen.", fix="shelfcast run")
    if sales["store"].null_count():
        what = "Some sale lines name no store, so stores cannot be compared."
        raise QueryError(
            what, fix="shelfcast insights like_for_like --where 'store!='", state=UNCHANGED
        )
    names = sales.select("store", "store_name").unique()
    amounts = sales.select("store", "day", pl.col(metric).alias("amount"))
    stores = like_for_like(amounts, _closures(asked), both)
    frame = names.join(stores, on="store", how="inner").sort("store")
    told = _words(stores, asked.currency)
    warned = list(notes(both, seen))
    if (both.start - both.before_start) % timedelta(days=7):
        warned.append(
            "The periods lie no whole weeks apart: other weekdays stand beside each other."
        )
    formats = dict.fromkeys(("before", "now", "change", "whole_before", "whole_now"), "money_exact")
    return Insight(
        title=f"Stores like for like, {both.start} to {both.end} against {both.before_start} to "
        f"{both.before_end}",
        sentences=told,
        frame=frame,
        formats=formats | {"change_pct": "percent"},
        warnings=tuple(warned),
    )


def _closures(asked: Question) -> pl.DataFrame:
    if not has_rows(asked.reader, "closures"):
        return pl.DataFrame(schema={"store": pl.String, "day": pl.Date})
    found = rows(asked.reader, "closures", scope=asked.scope, columns=("store_id", "ds"))
    return found.rename({"store_id": "store", "ds": "day"})


def _words(stores: pl.DataFrame, currency: str) -> tuple[str, ...]:
    split = parts(stores)
    compared = stores.filter(pl.col("status") == "compared")
    before, now = (Decimal(compared[name].sum() or 0) for name in ("before", "now"))
    share = f" ({percent((now - before) / abs(before), signed=True)})" if before else ""
    whole = sum(split.values(), start=Decimal(0))
    others = ", ".join(
        f"{name} {money(split[name], currency, exact=True)}" for name in GROUPS[1:] if split[name]
    )
    told = f"{compared.height} stores compare over {int(compared['days'].sum()):,} store days: "
    told += (
        f"from {money(before, currency, exact=True)} to {money(now, currency, exact=True)}{share}."
    )
    rest = f"The whole change is {money(whole, currency, exact=True)}"
    return (
        told,
        f"{rest}: compared {money(split['compared'], currency, exact=True)}"
        + (f", {others}." if others else "."),
    )
