"""Whose changes to forecasts were worth it, and for which reasons?

Sums of OVERRIDE_SCORES. Value added is the units of error that an override saved; below 0 the
forecast would have been better left alone.
Not here: the scores of single overrides (forecast/override_scores.py).
"""

from __future__ import annotations

import polars as pl

from shelfcast.metrics.format import percent

SUMS = ("periods", "sold", "error_without", "error_changed", "value_added")


def scored_by(scores: pl.DataFrame, by: str) -> pl.DataFrame:
    """One row a value of `by`: overrides, periods, sold, errors as shares of it, value added."""
    sums = scores.group_by(by).agg(
        overrides=pl.len(), **{name: pl.col(name).sum() for name in SUMS}
    )
    sold = pl.when(pl.col("sold") > 0).then(pl.col("sold"))
    return sums.select(
        by,
        "overrides",
        "periods",
        "sold",
        wape_without=pl.col("error_without") / sold,
        wape_changed=pl.col("error_changed") / sold,
        value_added=pl.col("value_added"),
    ).sort("value_added", by, descending=[True, False])


def scores_in_words(scores: pl.DataFrame) -> tuple[str, ...]:
    """What overrides were worth in all, and how many of them helped."""
    if scores.is_empty():
        return ("No override has been scored yet: its days have to pass first.",)
    total = scores.select(pl.col(SUMS).sum()).row(0, named=True)
    helped = scores.filter(pl.col("value_added") > 0).height
    verb = "saved" if total["value_added"] >= 0 else "cost"
    share = abs(total["value_added"]) / total["error_without"] if total["error_without"] else 0.0
    return (
        f"{helped} of {scores.height} overrides made the forecast better.",
        f"In all they {verb} {abs(total['value_added']):,.1f} units of error, "
        f"{percent(share)} of what the models missed.",
    )
