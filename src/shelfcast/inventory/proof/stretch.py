"""What was asked for, period by period, before and during the stretch that plans are tried on?

The stretch begins after the oldest reported cutoff of the backtest and ends with the last whole
period of the data. A period is a day, or a week where sales are told by the week.
Demand of a day is what was sold, and on a day of an empty shelf what was missed too, as the mart
lost_sales estimates it: the true demand of such a day nobody knows. A closed day asks for nothing.
In the history that plans may learn from, periods with an empty shelf are unknown (NaN), as are
those before the first sale.
Units of the product.
Not here: the stock it began with (at_start.py), plans.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.windows import KEY

YEAR = 364


@dataclass(frozen=True)
class Stretch:
    """lines: store_id, product_id of n lines; history (h, n) to the evening of `cutoff`, NaN where
    unknown; demand (T, n) after it; period_days: days in a period.
    """

    lines: pl.DataFrame
    history: Floats
    demand: Floats
    cutoff: date
    period_days: int

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day played."""
        last = self.cutoff + timedelta(days=self.period_days * len(self.demand))
        return self.cutoff + timedelta(days=1), last

    def period(self, day: pl.Expr) -> pl.Expr:
        """The period that a day lies in; 1 is the first that is played, 0 the one before."""
        days = (day.cast(pl.Date) - pl.lit(self.cutoff)).dt.total_days()
        return ((days - 1).floordiv(self.period_days) + 1).cast(pl.Int64)


def stretch(
    lines: pl.DataFrame,
    demand: pl.DataFrame,
    lost_sales: pl.DataFrame,
    cutoff: date,
    period_days: int,
) -> Stretch:
    """The stretch after `cutoff` for `lines` (store_id, product_id), and the year before it."""
    empty = Stretch(lines, np.zeros((0, 0)), np.zeros((0, 0)), cutoff, period_days)
    index = lines.select(KEY).with_row_index("line")
    missed = lost_sales.select(*KEY, "ds", pl.col("lost_units").cast(pl.Float64))
    first = cutoff - timedelta(days=YEAR - 1)
    days = (
        demand.select(pl.col(KEY).cast(pl.String), "ds", "y", "in_stock")
        .filter(pl.col("ds") >= first)
        .join(index, on=KEY, how="inner")
        .join(missed, on=[*KEY, "ds"], how="left")
        .with_columns(period=empty.period(pl.col("ds")))
    )
    last = demand.select(empty.period(pl.col("ds").max() + pl.duration(days=1)) - 1).item()
    if last is None:
        return empty
    unmet = pl.col("lost_units").fill_nan(None).fill_null(0.0)
    sums = days.group_by("line", "period").agg(
        sold=pl.col("y").fill_null(0.0).sum().clip(0),
        units=(pl.col("y").fill_null(0.0) + pl.when(~pl.col("in_stock")).then(unmet).otherwise(0.0))
        .sum()
        .clip(0),
        known=pl.col("in_stock").all(),
    )
    before = -(-(YEAR - 1) // period_days)
    past, ahead = sums.filter(pl.col("period") < 1), sums.filter(pl.col("period") >= 1)
    history = np.full((before, lines.height), np.nan)
    _fill(history, past.filter("known"), "sold", before - 1)
    asked = np.zeros((max(last, 0), lines.height))
    _fill(asked, ahead.filter(pl.col("period") <= last), "units", -1)
    begun = ~np.isnan(history).all(axis=1)
    return Stretch(lines, history[begun.argmax() :], asked, cutoff, period_days)


def _fill(into: Floats, sums: pl.DataFrame, name: str, first: int) -> None:
    """Put the sums of a period at the row `period + first` of their line."""
    at = (sums["period"] + first).to_numpy()
    kept = at >= 0
    into[at[kept], sums["line"].to_numpy()[kept]] = sums[name].to_numpy()[kept]
