"""Does each supplier keep its promises, how long does it take, and which money waits for it?

Of every line of a purchase order:
- promised for: the day the order says, else the day it was ordered plus the product's promised lead
  time; a line without either is neither on time nor late;
- came: received; on time on the day promised or before (early: before it), else late; partial where
  fewer units came than were ordered;
- did not come: overdue past its promise (without one: after `lost_after` days from the order), and
  lost where that was more than `lost_after` days ago.
on_time_share counts overdue and lost lines as not on time: who never delivers is not punctual.
fill_rate takes lost lines as 0 units, and a received line that tells no units as all of them.
Lead times are days from order to delivery of lines that came; received before ordered is a slip of
the pen and left out of them.
Units: days, units, money at cost.
Not here: what a plan makes of lead times (lead_time.py).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast.contracts.columns import Frame
from shelfcast.contracts.planner import PRODUCT_SUPPLY, SUPPLIER_PERFORMANCE


def told_lines(lines: pl.DataFrame, as_of: date, lost_after: int) -> pl.DataFrame:
    """The lines of the mart purchase_order_lines up to `as_of`, each with what became of it:
    promised (date or null), days, delay, and true or false in came, overdue and lost.
    """
    promised = pl.coalesce(
        "expected_at", pl.col("ordered_at") + pl.duration(days=pl.col("promised_days").round(0))
    )
    told = lines.filter(pl.col("ordered_at") <= as_of).with_columns(
        pl.col("quantity", "received_quantity", "unit_cost", "amount").cast(pl.Float64),
        promised=promised,
        came=pl.col("received_at").is_not_null() & (pl.col("received_at") <= as_of),
    )
    past = (pl.lit(as_of) - pl.coalesce("promised", "ordered_at")).dt.total_days()
    bound = pl.when(pl.col("promised").is_null()).then(lost_after).otherwise(0)
    days = (pl.col("received_at") - pl.col("ordered_at")).dt.total_days()
    return told.with_columns(
        past=past,
        days=pl.when(pl.col("came") & (days >= 0)).then(days),
        delay=pl.when("came").then((pl.col("received_at") - pl.col("promised")).dt.total_days()),
        lost=~pl.col("came") & (past > lost_after + bound),
        overdue=~pl.col("came") & (past > bound) & (past <= lost_after + bound),
    )


def supplier_performance(lines: pl.DataFrame, as_of: date, lost_after: int) -> pl.DataFrame:
    """The frame SUPPLIER_PERFORMANCE of purchase_order_lines, as known on `as_of`."""
    return _scored(told_lines(lines, as_of, lost_after), SUPPLIER_PERFORMANCE)


def product_supply(lines: pl.DataFrame, as_of: date, lost_after: int) -> pl.DataFrame:
    """The frame PRODUCT_SUPPLY of purchase_order_lines, as known on `as_of`."""
    return _scored(told_lines(lines, as_of, lost_after), PRODUCT_SUPPLY)


def _scored(told: pl.DataFrame, frame: Frame) -> pl.DataFrame:
    came, units = pl.col("came"), pl.col("quantity")
    arrived = pl.col("received_quantity").fill_null(units)
    open_now = ~came & ~pl.col("lost")
    scored = told.group_by(frame.key).agg(
        order_lines=pl.len(),
        ordered_units=units.sum(),
        ordered_money=pl.col("amount").sum(),
        received_lines=came.sum(),
        on_time=(pl.col("delay") <= 0).sum(),
        early=(pl.col("delay") < 0).sum(),
        late=(pl.col("delay") > 0).sum(),
        partial=(came & (arrived < units)).sum(),
        overdue=pl.col("overdue").sum(),
        lost=pl.col("lost").sum(),
        open_money=pl.col("amount").filter(open_now).sum(),
        lost_money=pl.col("amount").filter(pl.col("lost")).sum(),
        judged=(pl.col("delay").is_not_null() | pl.col("overdue") | pl.col("lost")).sum(),
        arrived=arrived.filter(came).sum(),
        due_units=units.filter(came | pl.col("lost")).sum(),
        mean_lead_time=pl.col("days").mean(),
        sd_lead_time=pl.col("days").std(),
        promised_lead_time=(pl.col("days") - pl.col("delay")).mean(),
        mean_delay=pl.col("delay").mean(),
    )
    shares = scored.with_columns(
        on_time_share=pl.when(pl.col("judged") > 0).then(pl.col("on_time") / pl.col("judged")),
        fill_rate=pl.when(pl.col("due_units") > 0).then(pl.col("arrived") / pl.col("due_units")),
    )
    return frame.conform(shares).select(frame.names).sort(frame.key, nulls_last=True)
