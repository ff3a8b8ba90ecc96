"""What becomes of the forecast where a person says otherwise?

An override multiplies every store x product below it, on its days: by 1 + percent / 100, or so that
the sum over its days is the quantity. The sums above are those of the parts again. Quantiles move
by the same factor as their mean, so that a forecast twice as large is as sure in proportion; whole
quantiles stay whole. Where nothing was forecast, the quantity is spread evenly and is as unsure as
the exponential law. A week or month counts by the share of its days that the override holds for.
Means stay whole multiples of 2^-16, so that sums are exact (bottom_up.py).
Overrides are applied in the order in which they were made, each to what the one before left.
Units per period.
Not here: who said what and when (steps/override.py), what it was worth (override_scores.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from shelfcast.contracts import LEVELS
from shelfcast.contracts.frames import QUANTILES, WINDOW_QUANTILES
from shelfcast.forecast.bottom_up import GRID
from shelfcast.forecast.conformal import exponential

LEAF = ["store_id", "product_id"]
ROW = ["unique_id", "level", "ds"]


@dataclass(frozen=True)
class Override:
    """What a person said of a series: `amount` percent more, or `amount` units over its days."""

    id: str
    level: str
    unique_id: str
    first: date
    last: date
    kind: str
    amount: float


@dataclass(frozen=True)
class Overridden:
    """The frames with the overrides in them, the rows they replaced, and what each did.

    effects: override_id, ds, until, without, changed (units of the override's own series).
    """

    forecasts: pl.DataFrame
    window_demand: pl.DataFrame
    replaced_forecasts: pl.DataFrame
    replaced_windows: pl.DataFrame
    effects: pl.DataFrame


def apply(
    forecasts: pl.DataFrame,
    window_demand: pl.DataFrame,
    leaves: pl.DataFrame,
    overrides: Sequence[Override],
) -> Overridden:
    """The FORECASTS and WINDOW_DEMAND frames with the overrides in them.

    leaves: store_id, product_id, region, category, ds, until (last day of the period), mean; every
    store x product and period that is forecast.
    """
    moved, effects = moved_leaves(leaves, overrides)
    changed = moved.filter(pl.col("now") != pl.col("mean"))
    after, before = _changed(forecasts, row_deltas(changed), ROW, QUANTILES)
    windows = window_deltas(changed, window_demand, leaves["ds"].min())
    window_after, window_before = _changed(
        window_demand, windows, [*LEAF, "days"], WINDOW_QUANTILES
    )
    return Overridden(after, window_after, before, window_before, effects)


def moved_leaves(
    leaves: pl.DataFrame, overrides: Sequence[Override]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The leaves with `now`, their mean with every override; and what each override did."""
    moved = leaves.with_columns(now=pl.col("mean"))
    effects = [_NO_EFFECTS]
    for one in overrides:
        held = held_share(one.first, one.last).alias("held")
        touched = (series_of(one.level) == one.unique_id).alias("touched")
        before = moved.with_columns(held, touched)
        before = before.with_columns(held=pl.when("touched").then("held").otherwise(0.0))
        now = (_new(before, one) * GRID).round() / GRID
        moved = before.with_columns(now=now).drop("held", "touched")
        effects.append(_effect(before, moved["now"], one))
    return moved, pl.concat(effects)


def series_of(level: str) -> pl.Expr:
    """The series of a level that a store x product belongs to, as `unique_id` names it."""
    columns = list(LEVELS[level].columns)
    return pl.concat_str(columns, separator="/") if columns else pl.lit("total")


def held_share(first: date, last: date) -> pl.Expr:
    """The share of a period's days that lie between two days, both included."""
    begin = pl.max_horizontal("ds", pl.lit(first))
    end = pl.min_horizontal("until", pl.lit(last))
    days = (end - begin).dt.total_days() + 1
    return days.clip(0) / ((pl.col("until") - pl.col("ds")).dt.total_days() + 1)


def _new(before: pl.DataFrame, one: Override) -> pl.Series:
    """The means with the override: the part of a period that it holds for times its factor."""
    if one.kind == "percent":
        factor = 1 + one.amount / 100
    else:
        inside = float((before["now"] * before["held"]).sum())
        if inside == 0:
            whole = float(before["held"].sum())
            return before["now"] + before["held"] * (one.amount / whole if whole else 0.0)
        factor = one.amount / inside
    return before["now"] * (1 + before["held"] * (factor - 1))


def _effect(before: pl.DataFrame, now: pl.Series, one: Override) -> pl.DataFrame:
    """The sums of the override's series, by period, without and with it."""
    sums = (
        before.with_columns(now.alias("changed"))
        .filter("touched")
        .group_by("ds", "until")
        .agg(without=pl.col("now").sum(), changed=pl.col("changed").sum(), held=pl.max("held"))
        .filter(pl.col("held") > 0)
        .sort("ds")
    )
    return sums.select(pl.lit(one.id).alias("override_id"), "ds", "until", "without", "changed")


def row_deltas(changed: pl.DataFrame) -> pl.DataFrame:
    """Units to add to each row of FORECASTS: level, unique_id, ds, delta."""
    parts = [
        changed.group_by(series_of(level).alias("unique_id"), "ds")
        .agg(delta=(pl.col("now") - pl.col("mean")).sum())
        .with_columns(level=pl.lit(level))
        for level in LEVELS
    ]
    return pl.concat(parts)


def window_deltas(
    changed: pl.DataFrame, window_demand: pl.DataFrame, first: object
) -> pl.DataFrame:
    """Units to add to each row of WINDOW_DEMAND: store_id, product_id, days, delta."""
    windows = window_demand.select("days").unique()
    begin = pl.lit(first, dtype=pl.Date)
    rows = changed.join(windows, how="cross").with_columns(
        inside=(pl.col("days") - (pl.col("ds") - begin).dt.total_days()).clip(0)
        / ((pl.col("until") - pl.col("ds")).dt.total_days() + 1)
    )
    delta = (pl.col("now") - pl.col("mean")) * pl.col("inside").clip(0, 1)
    return rows.group_by(*LEAF, "days").agg(delta=delta.sum())


def _changed(
    frame: pl.DataFrame, deltas: pl.DataFrame, key: list[str], quantiles: dict[str, float]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The frame with its touched rows moved, and those rows as they were."""
    both = frame.join(deltas, on=key, how="left", maintain_order="left")
    touched = pl.col("delta").fill_null(0) != 0
    before = both.filter(touched)
    known = {name: p for name, p in quantiles.items() if name in frame.columns}
    after = both.filter(~touched).drop("delta")
    return pl.concat([after, _shifted(before, known)]).sort(key), before.drop("delta")


def _shifted(rows: pl.DataFrame, quantiles: dict[str, float]) -> pl.DataFrame:
    """The rows with `delta` in their mean, and everything else moved by the same factor."""
    now = (pl.col("mean") + pl.col("delta")).clip(0)
    factor = now / pl.when(pl.col("mean") > 0).then(pl.col("mean"))
    whole = pl.all_horizontal(pl.col(name) == pl.col(name).round() for name in quantiles)
    law = dict(zip(quantiles, exponential(tuple(quantiles.values())), strict=True))

    def moved(name: str) -> pl.Expr:
        value = pl.coalesce(pl.col(name) * factor, now * float(law[name]))
        return pl.when(whole).then(value.round()).otherwise(value).alias(name)

    columns = [moved(name) for name in quantiles]
    if "sd" in rows.columns:
        columns.append(pl.coalesce(pl.col("sd") * factor, now).alias("sd"))
    return rows.with_columns(*columns, mean=now).drop("delta")


_NO_EFFECTS = pl.DataFrame(
    schema={
        "override_id": pl.String,
        "ds": pl.Date,
        "until": pl.Date,
        "without": pl.Float64,
        "changed": pl.Float64,
    }
)
