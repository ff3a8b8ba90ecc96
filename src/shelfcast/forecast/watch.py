"""Do the models still know this demand, and are they still as right as when they were tried?

Two numbers: how far the spread of products over sizes of demand has moved since the models were
learned (population stability index; below 0.1 nothing, above 0.25 much), and the misses of the
forecasts that were published, on days since past, beside those of the backtest.
Source: Siddiqi (2006), Credit Risk Scorecards, chapter 9 (the index and its bounds).
Not here: what is kept of a run (steps/kept_models.py), the bounds (settings).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

EDGES = tuple(2.0**power for power in range(-6, 11))
LEAST = 1e-3
RECENT_DAYS = 56


def shares(demand: pl.DataFrame) -> tuple[float, ...]:
    """The share of products in stores by mean units a day lately: nothing, then by octaves.

    demand: store_id, product_id, ds, y. The last RECENT_DAYS days count.
    """
    last = demand["ds"].max()
    recent = demand.filter(pl.col("ds") > pl.lit(last) - pl.duration(days=RECENT_DAYS))
    means = recent.group_by("store_id", "product_id").agg(pl.col("y").mean())["y"].drop_nulls()
    place = np.searchsorted(EDGES, means.to_numpy(), side="right") + 1
    place[means.to_numpy() <= 0] = 0
    counts = np.bincount(place, minlength=len(EDGES) + 2)
    return tuple(float(count) / max(1, len(place)) for count in counts)


def stability(before: Sequence[float], now: Sequence[float]) -> float:
    """The population stability index of two rows of shares.

    >>> stability((0.5, 0.5), (0.5, 0.5)), round(stability((0.5, 0.5), (0.6, 0.4)), 4)
    (0.0, 0.0405)
    """
    old, new = (np.maximum(np.asarray(row, dtype=np.float64), LEAST) for row in (before, now))
    return float(((new - old) * np.log(new / old)).sum())


def live_error(published: pl.DataFrame, demand: pl.DataFrame) -> tuple[float | None, int]:
    """WAPE of published daily forecasts of products in stores on days since past; how many days.

    published: store_id, product_id, ds, mean; demand: the same with y. None where no day is past
    or nothing was sold.
    """
    key = ["store_id", "product_id", "ds"]
    days = demand.filter(pl.col("ds").is_in(published["ds"].unique().implode()))
    sold_then = days.select(pl.col("store_id", "product_id").cast(pl.String), "ds", "y")
    both = published.select(*key, "mean").join(sold_then.drop_nulls("y"), on=key)
    sold = float(both["y"].sum())
    missed = float((both["mean"] - both["y"]).abs().sum())
    return (missed / sold if sold > 0 else None), both["ds"].n_unique()
