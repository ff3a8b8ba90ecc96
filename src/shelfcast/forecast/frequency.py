"""Are these sales told by day, by week or by month, and how far ahead is then usual?

A file with a column a week becomes sales on the first day of each: every sale falls on one weekday.
Forecasting its days would forecast six empty ones. Such a week is whole on the day that tells it.
Not here: the periods themselves (cadence.py), how files are read (landing/).
"""

from __future__ import annotations

import polars as pl

from shelfcast.forecast.config import Freq

FEWEST = 6
"""Periods from which on chance is ruled out."""
HORIZON: dict[Freq, int] = {"D": 28, "W": 8, "M": 6}
"""Periods ahead where nobody says: what the next orders and their review look at."""


def frequency(demand: pl.DataFrame) -> Freq:
    """What the frame DEMAND tells: D, W or M.

    >>> from datetime import date, timedelta
    >>> mondays = [date(2024, 1, 1) + timedelta(weeks=n) for n in range(8)]
    >>> frequency(pl.DataFrame({"ds": mondays, "y": [3.0] * 8}))
    'W'
    """
    days = sold_on(demand)
    if len(days) >= FEWEST:
        if days.dt.weekday().n_unique() == 1:
            return "W"
        if days.dt.day().n_unique() == 1 or (days == days.dt.month_end()).all():
            return "M"
    return "D"


def sold_on(demand: pl.DataFrame) -> pl.Series:
    """The days on which anything was sold anywhere, each once, rising."""
    return demand.filter(pl.col("y") > 0)["ds"].unique().sort()
