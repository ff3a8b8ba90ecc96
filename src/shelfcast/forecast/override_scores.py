"""Was it worth it that a person changed the forecast?

Once a period has passed, the sum that the override spoke of is set beside the sum that was forecast
without it and with it, by the last run before the period. Units. Days on which a shelf was empty or
a shop closed count with what was sold.
Source: forecast value added, Gilliland (2010), The Business Forecasting Deal, chapter 4.
Not here: applying overrides (overrides.py).
"""

from __future__ import annotations

import polars as pl

from shelfcast.contracts import OVERRIDE_SCORES
from shelfcast.forecast.overrides import series_of

PERIOD = ["level", "unique_id", "ds", "until"]


def override_scores(
    effects: pl.DataFrame, overrides: pl.DataFrame, demand: pl.DataFrame
) -> pl.DataFrame:
    """The OVERRIDE_SCORES frame.

    effects: OVERRIDE_EFFECTS, every record; overrides: OVERRIDES with `ended`, the first day that
    one taken back no longer held, null for the rest; demand: store_id, product_id, region,
    category, ds, y of every day known.
    """
    passed = _passed(effects, overrides, demand["ds"].max())
    scored = passed.join(_sold(passed, demand), on=PERIOD, how="inner")
    sums = scored.group_by("override_id").agg(
        periods=pl.len(),
        sold=pl.col("y").sum(),
        without=pl.col("without").sum(),
        changed=pl.col("changed").sum(),
        error_without=(pl.col("y") - pl.col("without")).abs().sum(),
        error_changed=(pl.col("y") - pl.col("changed")).abs().sum(),
    )
    said = overrides.select(*OVERRIDE_SCORES.names[:7])
    found = said.join(sums, on="override_id", how="inner").with_columns(
        value_added=pl.col("error_without") - pl.col("error_changed")
    )
    return OVERRIDE_SCORES.conform(found).sort("override_id")


def _passed(effects: pl.DataFrame, overrides: pl.DataFrame, last: object) -> pl.DataFrame:
    """The last record of each period that is over and for which the override held."""
    ended = overrides.select("override_id", "ended")
    return (
        effects.sort("recorded_at", maintain_order=True)
        .unique(["override_id", "ds"], keep="last", maintain_order=True)
        .join(ended, on="override_id", how="inner")
        .filter(pl.col("until") <= pl.lit(last, dtype=pl.Date))
        .filter(pl.col("ended").is_null() | (pl.col("ds") < pl.col("ended")))
    )


def _sold(passed: pl.DataFrame, demand: pl.DataFrame) -> pl.DataFrame:
    """What was sold of each series and period: PERIOD, y."""
    parts = []
    for level in passed["level"].unique().sort():
        periods = passed.filter(level=level).select(PERIOD).unique()
        days = demand.filter(pl.col("ds").is_between(periods["ds"].min(), periods["until"].max()))
        sold = days.group_by(series_of(level).alias("unique_id"), day="ds").agg(pl.col("y").sum())
        within = pl.col("day").is_between("ds", "until")
        joined = periods.join(sold, on="unique_id", how="inner").filter(within)
        parts.append(joined.group_by(PERIOD).agg(pl.col("y").sum()))
    return pl.concat([_NOTHING, *parts])


_NOTHING = pl.DataFrame(
    schema={"level": pl.String, "unique_id": pl.String, "ds": pl.Date, "until": pl.Date}
    | {"y": pl.Float64}
)
