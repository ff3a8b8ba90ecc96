"""Which promotions ran, on what, and what did each of them bring?

A promotion covers the products, stores and days that promotion_days announces, or that sale lines
name. One that pauses for more than two weeks ran twice. Gathers for uplift.py the units of what was
promoted, of its neighbours (the same categories), and of what is comparable (other categories),
in the stores where it ran, and tells the outcome in units and money.
Not here: the estimate (uplift.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

import polars as pl

from shelfcast.errors import NoDataError
from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.periods import UNCHANGED
from shelfcast.insights.uplift import AFTER, DIP, Effect, effect, extra
from shelfcast.metrics import MetricQuery, has_rows, query, rows
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.format import money, percent, units

PAUSE, HISTORY = 14, 420
SCHEMA = {
    "promotion": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "stores": pl.Int64,
    "products": pl.Int64,
    "sold": pl.Float64,
    "expected": pl.Float64,
    "uplift": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "bought_ahead": pl.Float64,
    "from_neighbours": pl.Float64,
    "net_units": pl.Float64,
    "revenue": pl.Float64,
    "revenue_effect": pl.Float64,
    "reason": pl.String,
}


@dataclass(frozen=True)
class Promotion:
    """One run of a promotion."""

    name: str
    first: date
    last: date
    stores: tuple[str, ...]
    products: tuple[str, ...]


def runs(covered: pl.DataFrame) -> list[Promotion]:
    """The runs in rows of promotion, store, product and day, in the order of their first days."""
    found = []
    for (name,), part in covered.sort("promotion", "day").group_by(
        "promotion", maintain_order=True
    ):
        pause = (part["day"].diff().dt.total_days().fill_null(0) > PAUSE).cast(pl.Int64).cum_sum()
        for _, run in part.with_columns(run=pause).group_by("run", maintain_order=True):
            stores, products = (tuple(sorted(run[key].unique())) for key in ("store", "product"))
            days = run["day"].to_list()
            found.append(Promotion(str(name), days[0], days[-1], stores, products))
    return sorted(found, key=lambda run: (run.first, run.name))


def _covered(asked: Question) -> pl.DataFrame:
    """Promotion, store, product and day: as announced, else as lines name them."""
    by = ("promotion", "store", "product", "day")
    named = MetricQuery(("units",), by, ("promotion!=", *asked.where))
    lines = query(asked.reader, named, asked.scope).frame.select(by)
    if not has_rows(asked.reader, "promotion_days"):
        return lines
    columns = ("promotion", "store_id", "product_id", "ds")
    told = rows(asked.reader, "promotion_days", scope=asked.scope, columns=columns)
    told = told.rename({"store_id": "store", "product_id": "product", "ds": "day"})
    announced = told.drop_nulls().select(by)
    rest = lines.filter(~pl.col("promotion").is_in(announced["promotion"].unique().to_list()))
    return pl.concat([announced, rest]).unique().drop_nulls()


def answer(asked: Question) -> Insight:
    """Every promotion that began in the days told, or `--where promotion=NAME`."""
    first, last = asked.days()
    covered = _covered(asked)
    wanted = {f.values[0] for f in asked.filters if f.field == "promotion" and f.operator == "="}
    found = [run for run in runs(covered) if first <= run.first <= last]
    found = [run for run in found if not wanted or run.name in wanted]
    if not found:
        raise NoDataError(
            "No promotion ran in these days.",
            fix="shelfcast ingest promotions.csv",
            state=UNCHANGED,
        )
    frame = pl.DataFrame([_row(asked, run, covered) for run in found], schema=SCHEMA)
    return Insight(
        title="What promotions brought",
        sentences=tuple(_words(frame, asked.currency)),
        frame=frame,
        formats=dict.fromkeys(("uplift", "low", "high"), "percent")
        | dict.fromkeys(("revenue", "revenue_effect"), "money"),
    )


def _row(asked: Question, run: Promotion, covered: pl.DataFrame) -> dict[str, object]:
    sides = _sides(asked, run, covered)
    about = {"promotion": run.name, "first": run.first, "last": run.last}
    about |= {"stores": len(run.stores), "products": len(run.products)}
    treated, neighbours, control = sides
    control = control if control["units"].sum() else control.clear()
    found = effect(treated, control, run.first, run.last)
    if found is None:
        return {**about, "reason": "too few days without a promotion to compare with"}
    sold, after = _sold(treated, run.first, run.last), _sold(treated, *_weeks_after(run))
    ahead = min(0.0, extra(after, found.after)) if after else 0.0
    beside = effect(neighbours, control, run.first, run.last)
    taken = extra(_sold(neighbours, run.first, run.last), beside.during) if beside else None
    more = extra(sold, found.during)
    span = found.interval()
    return {
        **about,
        "sold": sold,
        "expected": sold - more,
        "uplift": exp(found.during) - 1,
        "low": exp(span[0]) - 1 if span else None,
        "high": exp(span[1]) - 1 if span else None,
        "bought_ahead": ahead,
        "from_neighbours": taken,
        "net_units": more + ahead + min(0.0, taken or 0.0),
        **_money(asked, run, found),
        "reason": _reservation(control, has_interval=span is not None),
    }


def _reservation(control: pl.DataFrame, *, has_interval: bool) -> str | None:
    """What to know of an estimate, None where there is nothing."""
    told = [] if has_interval else ["too short a history for an interval"]
    if control.is_empty():
        told.append("nothing comparable was seen, so what moved everybody is in it")
    return "; ".join(told) or None


def _weeks_after(run: Promotion) -> tuple[date, date]:
    return run.last + timedelta(days=1), run.last + timedelta(days=DIP)


def _sold(days: pl.DataFrame, first: date, last: date) -> float:
    return float(days.filter(pl.col("day").is_between(first, last))["units"].cast(pl.Float64).sum())


def _sides(asked: Question, run: Promotion, covered: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Units by store and day: of what was promoted, its neighbours, and what is comparable."""
    products = rows(asked.reader, "products", scope=asked.scope, columns=("product_id", "category"))
    of = dict(products.iter_rows())
    categories = {of.get(product) for product in run.products}
    near = [p for p, c in of.items() if c in categories and p not in run.products]
    far = [p for p, c in of.items() if c not in categories]
    busy = covered.filter(~((pl.col("promotion") == run.name) & _within(run)))
    for side in (run.products, near, far):
        yield _by_day(asked, run, tuple(side), busy)


def _within(run: Promotion) -> pl.Expr:
    return pl.col("day").is_between(run.first, run.last)


def _by_day(
    asked: Question, run: Promotion, products: tuple[str, ...], busy: pl.DataFrame
) -> pl.DataFrame:
    start = run.first - timedelta(days=HISTORY)
    seen = Question(asked.reader, asked.scope).days()
    first, last = max(seen[0], start), min(seen[1], run.last + timedelta(days=DIP + AFTER))
    where = (Filter("product", "in", products), Filter("store", "in", run.stores))
    wanted = MetricQuery(("units",), ("store", "day"), where, first, last)
    sold = query(asked.reader, wanted, asked.scope).frame.select("store", "day", "units")
    every = pl.DataFrame({"store": run.stores}).join(
        pl.DataFrame({"day": pl.date_range(first, last, eager=True)}), how="cross"
    )
    days = every.join(sold, on=("store", "day"), how="left").with_columns(
        pl.col("units").fill_null(0).cast(pl.Float64)
    )
    others = busy.filter(pl.col("product").is_in(products)).select("store", "day").unique()
    days = days.join(others, on=("store", "day"), how="anti")
    if not has_rows(asked.reader, "closures"):
        return days
    shut = rows(asked.reader, "closures", scope=asked.scope, columns=("store_id", "ds"))
    shut = shut.rename({"store_id": "store", "ds": "day"})
    return days.join(shut, on=("store", "day"), how="anti")


def _money(asked: Question, run: Promotion, found: Effect) -> dict[str, float | None]:
    """What was taken, less what the expected units would have brought at the price before."""
    where = (Filter("product", "in", run.products), Filter("store", "in", run.stores))
    spans = (
        (run.first, run.last),
        (run.first - timedelta(days=AFTER), run.first - timedelta(days=1)),
    )
    now, before = (
        query(
            asked.reader,
            MetricQuery(("revenue", "units", "average_price"), (), where, *s),
            asked.scope,
        ).frame.row(0, named=True)
        for s in spans
    )
    revenue = float(now["revenue"] or 0)
    if before["average_price"] is None:
        return {"revenue": revenue, "revenue_effect": None}
    expected = float(now["units"] or 0) * exp(-found.during) * float(before["average_price"])
    return {"revenue": revenue, "revenue_effect": revenue - expected}


def _words(frame: pl.DataFrame, currency: str) -> Iterator[str]:
    for row in frame.head(5).iter_rows(named=True):
        name = f"{row['promotion']} ({row['first']} to {row['last']})"
        if row["uplift"] is None:
            yield f"{name}: {row['reason']}."
            continue
        span = "" if row["low"] is None else f", {percent(row['low'])} to {percent(row['high'])}"
        effect_words = (
            f" Its days took {money(row['revenue'], currency)}, "
            f"{money(row['revenue_effect'], currency)} beside what would have been."
            if row["revenue_effect"] is not None
            else ""
        )
        yield (
            f"{name}: {units(round(row['sold']))} units where {units(round(row['expected']))} were "
            f"expected ({percent(row['uplift'], signed=True)}{span}).{effect_words}"
        )
        yield _net(row)
        if row["reason"]:
            yield f"Mind: {row['reason']}."


def _net(row: dict[str, float | None]) -> str:
    told = [f"{units(round(row['bought_ahead'] or 0))} units were bought ahead"]
    taken = row["from_neighbours"]
    if taken is None:
        told.append("no product of its categories was left out, so none can have lost to it")
    else:
        told.append(f"products beside it changed by {units(round(taken))} units")
    return f"{'; '.join(told)}: net {units(round(row['net_units'] or 0))} units.".capitalize()
