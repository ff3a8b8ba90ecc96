"""What stood on the shelf, and what was on its way, on the evening before the stretch?

- Counted: a count of at most RECENT days before, less what was sold since, with what came since;
  on its way is what had been ordered by then and came later.
- Never counted, or too long ago: what the naive rule (rivals.py) would hold, had it been followed
  through the weeks before. Every plan then starts from the naive rule's stock.
Units of the product, periods.
Not here: what the plans make of it (prove.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.proof.stretch import Stretch
from shelfcast.inventory.proof.told import Told
from shelfcast.inventory.simulator import Costs, Plan, Rules, Start, Trial, simulate
from shelfcast.inventory.windows import KEY

RECENT = 7
WARM_UP = 8
Flags = npt.NDArray[np.bool_]


def at_start(past: Stretch, told: Told, rules: Rules, naive: Plan) -> tuple[Start, Flags]:
    """The start of every line, and for which (n,) it had been counted."""
    held, coming = _as_if(past, rules, naive)
    on_hand = _counted(past, told)
    known = ~np.isnan(on_hand)
    due = _due(past, told, len(coming))
    longest = max(len(due), len(coming))
    both = [np.vstack([d, np.zeros((longest - len(d), d.shape[1]))]) for d in (due, coming)]
    return Start(np.where(known, on_hand, held), np.where(known, both[0], both[1])), known


def _as_if(past: Stretch, rules: Rules, naive: Plan) -> tuple[Floats, Floats]:
    """On hand (n,) and due (k, n) at the cutoff, had the naive rule been followed before it."""
    longest = rules.deliveries.longest
    wanted = WARM_UP * rules.review_period + 2 * longest
    played = min(wanted, len(past.history) // 2) // rules.review_period * rules.review_period
    begin = len(past.history) - played
    asked = np.nan_to_num(past.history[begin:])
    before = Trial(past.history[:begin], asked, Start(), period_days=past.period_days)
    followed = replace(rules, last_order=played - 1)
    done = simulate(before.policy(naive), asked, Start(), followed, Costs(), rows=True)
    leads = np.broadcast_to(rules.deliveries.lead_time, asked.shape[1:]).astype(np.int64)
    due = np.zeros((longest + 1, len(leads)))
    for period, units in enumerate(done.ledger.rows["ordered"]):
        arrives = period + 1 + leads - played
        rows = np.flatnonzero((arrives >= 1) & (units > 0))
        due[arrives[rows] - 1, rows] += units[rows]
    return done.ledger.rows["closing"][-1], due


def _counted(past: Stretch, told: Told) -> Floats:
    """On hand (n,) at the cutoff where a late count says so, NaN elsewhere."""
    index = past.lines.select(KEY).with_row_index("line")
    late = pl.col("days_since_count").is_between(0, RECENT) & pl.col("on_hand").is_not_null()
    counts = (
        told.stock.filter((pl.col("day") == past.cutoff) & late)
        .join(index, on=KEY, how="inner")
        .with_columns(counted=pl.lit(past.cutoff) - pl.duration(days="days_since_count"))
        .select(*KEY, "line", "on_hand", "counted")
    )
    sold = _since(told.demand, "ds", "y", counts, past)
    came = _since(told.purchase_order_lines, "received_at", "quantity", counts, past)
    units = np.full(past.lines.height, np.nan)
    for line, on_hand in counts.select("line", "on_hand").iter_rows():
        units[line] = max(float(on_hand), 0.0) - sold.get(line, 0.0) + came.get(line, 0.0)
    return np.asarray(np.maximum(units, 0.0))


def _since(
    rows: pl.DataFrame, day: str, units: str, counts: pl.DataFrame, past: Stretch
) -> dict[int, float]:
    """By line: units of `rows` after its count, to the cutoff."""
    recent = rows.filter(pl.col(day) > past.cutoff - timedelta(days=RECENT))
    found = recent.with_columns(pl.col(KEY).cast(pl.String)).join(counts, on=KEY, how="inner")
    found = found.filter((pl.col(day) > pl.col("counted")) & (pl.col(day) <= past.cutoff))
    sums = found.group_by("line").agg(pl.col(units).cast(pl.Float64).sum())
    return dict(sums.iter_rows())


def _due(past: Stretch, told: Told, longest: int) -> Floats:
    """Units (k, n) ordered by the cutoff that came after it, by period; promised, where not yet."""
    index = past.lines.select(KEY).with_row_index("line")
    comes = pl.coalesce("received_at", "expected_at")
    open_then = told.purchase_order_lines.filter(
        (pl.col("ordered_at") <= past.cutoff) & (comes > past.cutoff)
    )
    found = open_then.join(index, on=KEY, how="inner").with_columns(
        period=past.period(comes), units=pl.col("quantity").cast(pl.Float64).clip(0)
    )
    found = found.filter(pl.col("period") <= len(past.demand))
    due = np.zeros((max(found["period"].to_list(), default=longest), past.lines.height))
    at = found["period"].to_numpy() - 1, found["line"].to_numpy()
    np.add.at(due, at, found["units"].to_numpy())
    return due
