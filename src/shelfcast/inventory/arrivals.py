"""When would an order be here, when the next one, and what is on its way before?

The lead time is drawn from its distribution: LEADS values of equal chance, of a gamma with the
mean and spread that were learned; one value where nothing was. A delivery that is due has its day;
one without a day comes halfway through the lead time, one that is overdue today. The MOST next
deliveries of a line are seen one by one, what comes later with the last of them.
Units of the product, whole days from today.
Source: gamma lead times, Silver, Pyke & Thomas, section on variable lead times.
Not here: what was learned of lead times (lead_time.py), which stock there is (lines.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.stats import gamma

from shelfcast.inventory.distribution import Floats, Ints
from shelfcast.inventory.holidays import arrivals_of_next, open_days
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.windows import KEY

LEADS = 8
MOST = 4


@dataclass(frozen=True)
class Arrivals:
    """Of n lines: leads (n, LEADS or 1) in days; review (n,) or as leads, days from this order's
    arrival to the next one's; due (n, J) days and coming (n, J)
    units of what is on its way; skipped (n,): days between the first forecast day and today.
    """

    leads: Ints
    review: Ints
    due: Ints
    coming: Floats
    skipped: Ints

    @property
    def moments(self) -> int:
        """How many moments a course is read at: today, each delivery, the order's, the next's."""
        return int(self.due.shape[1]) + 3

    def take(self, rows: npt.NDArray[np.intp]) -> Arrivals:
        """Of these lines, in this order."""
        fields = (self.leads, self.review, self.due, self.coming, self.skipped)
        return Arrivals(*(values[rows] for values in fields))  # type: ignore[arg-type]

    def events(self, lead: int) -> tuple[Ints, Floats, Ints]:
        """Days from the first forecast day (n, J + 2), rising, what is received (n, J + 2) then,
        and which of them is the order's own arrival (n,). On one day, deliveries come first.
        """
        own = self.leads[:, lead]
        end = own + (self.review if self.review.ndim == 1 else self.review[:, lead])
        days = np.column_stack([np.minimum(self.due, end[:, None]), own, end])
        none = np.zeros((len(own), 2))
        order = np.argsort(days, axis=1, kind="stable")
        received = np.take_along_axis(np.column_stack([self.coming, none]), order, axis=1)
        arrival = (order == self.due.shape[1]).argmax(axis=1)
        rising = np.take_along_axis(days, order, axis=1) + self.skipped[:, None]
        return rising, received, arrival


def arrivals(
    lines: pl.DataFrame,
    deliveries: pl.DataFrame,
    as_of: date,
    first_day: date | None = None,
    config: PlanConfig | None = None,
) -> Arrivals:
    """What comes when, of the lines of lines.py.

    deliveries: DELIVERIES_DUE. first_day: of the forecast's windows, as_of where left out. config:
    tells the suppliers' holidays, none where left out.
    """
    skipped = max(0, (as_of - (first_day or as_of)).days)
    due, coming = _deliveries(lines, deliveries, as_of)
    leads, review = _leads(lines), lines["review_days"].to_numpy().astype(np.int64)
    if config and config.supplier_holidays:
        leads, review = _on_open_days(lines, leads, config)
    return Arrivals(
        leads=leads,
        review=review,
        due=due,
        coming=coming,
        skipped=np.full(lines.height, skipped, dtype=np.int64),
    )


def _leads(lines: pl.DataFrame) -> Ints:
    """Values of equal chance (n, LEADS); (n, 1) where no line's lead time varies."""
    mean = lines["lead_time"].to_numpy().astype(np.float64)
    sd = lines["lead_time_sd"].to_numpy().astype(np.float64)
    told = lines["own_lead_days"].to_numpy().astype(np.int64)
    varies = (sd > 0) & (mean > 0)
    if not varies.any():
        return told[:, None]
    level = (np.arange(LEADS) + 0.5) / LEADS
    found = np.repeat(told[:, None], LEADS, axis=1)
    shape = (mean[varies] / sd[varies])[:, None] ** 2
    drawn = gamma.ppf(level, shape) * (mean[varies][:, None] / shape)
    found[varies] = np.ceil(drawn - 1e-6).astype(np.int64)
    return found


def _on_open_days(lines: pl.DataFrame, own: Ints, config: PlanConfig) -> tuple[Ints, Ints]:
    """Leads and reviews (n, k) to the days on which the suppliers do bring goods."""
    opened = open_days(lines["supplier_id"], config.supplier_holidays, config.as_of)
    placed = opened.next_open(np.zeros(len(own), dtype=np.int64))
    comes = opened.next_open(placed[:, None] + own)
    following = arrivals_of_next(opened, own, config.review_period)
    return comes, np.maximum(following - comes, 0)


def _deliveries(lines: pl.DataFrame, told: pl.DataFrame, as_of: date) -> tuple[Ints, Floats]:
    """Days until due and units (n, J) of what is on its way, J at least 1; 0 units where none."""
    places = lines.select(*KEY, "lead_days", "in_transit").with_row_index("line")
    known = (
        told.join(places.select(*KEY, "line", "lead_days"), on=KEY)
        .with_columns(
            days=(pl.col("due_on") - pl.lit(as_of)).dt.total_days().clip(0),
            units=pl.col("quantity").fill_nan(None).fill_null(0.0).clip(0),
        )
        .with_columns(pl.col("days").fill_null(pl.col("lead_days") // 2))
        .filter(pl.col("units") > 0)
    )
    rest = _untold(places, known)
    every = (
        pl.concat([known.select("line", "days", "units"), rest])
        .sort("line", "days")
        .with_columns(place=pl.int_range(pl.len()).over("line").clip(0, MOST - 1))
        .group_by("line", "place", maintain_order=True)
        .agg(pl.col("days").min(), pl.col("units").sum())
    )
    width = 1 + max(every["place"].to_list(), default=0)
    due = np.zeros((lines.height, width), dtype=np.int64)
    coming = np.zeros((lines.height, width))
    at = every["line"].to_numpy(), every["place"].to_numpy()
    due[at], coming[at] = every["days"].to_numpy(), every["units"].to_numpy()
    return due, coming


def _untold(places: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """What is in transit and no delivery tells of, halfway through the lead time."""
    sums = known.group_by("line").agg(told=pl.col("units").sum())
    missing = pl.col("in_transit").fill_nan(None).fill_null(0.0) - pl.col("told").fill_null(0.0)
    return (
        places.join(sums, on="line", how="left", maintain_order="left")
        .with_columns(units=missing)
        .filter(pl.col("units") > 0)
        .select("line", days=pl.col("lead_days") // 2, units=pl.col("units"))
    )
