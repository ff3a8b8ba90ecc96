"""Which shelves are there, also where nothing is to be ordered, and which levels hold for each?

A shelf is a store and product that is forecast or was ever counted, services left out. One that is
counted but not forecast is not expected to sell. Levels are those of the plan (policy.py).
Units: units of the product, days, money.
Made once, they serve the orders (plan.py) and all that a planner asks (planner/).
Not here: any answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from shelfcast.contracts.frames import WINDOW_DEMAND
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.inventory.arrivals import arrivals
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats, lines_to_plan
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.policy import Policy, policy_for
from shelfcast.inventory.windows import KEY, WindowTable


@dataclass(frozen=True)
class Shelves:
    """n shelves in the order of `lines` (lines.py), with their levels and windows of demand."""

    lines: pl.DataFrame
    policy: Policy
    windows: WindowTable
    config: PlanConfig

    @property
    def on_hand(self) -> Floats:
        """Units on the shelf (n,): 0 where the books say less, or nothing."""
        return np.maximum(np.nan_to_num(floats(self.lines, "on_hand")), 0.0)

    @property
    def position(self) -> Floats:
        """On hand and in transit (n,), units."""
        return floats(self.lines, "position")

    @property
    def surplus(self) -> Floats:
        """Units (n,) of the position beyond the order-up-to level; 0 where stock is unknown."""
        known = self.lines["stock_known"].to_numpy()
        return np.where(known, np.maximum(self.position - self.policy.order_up_to, 0.0), 0.0)


def shelves(
    window_demand: pl.DataFrame,
    stock_positions: pl.DataFrame,
    lead_times: pl.DataFrame,
    terms: pl.DataFrame,
    config: PlanConfig,
    *,
    deliveries: pl.DataFrame | None = None,
    first_day: date | None = None,
) -> Shelves:
    """The shelves of frames as `plan` takes them, by store and product."""
    asked = pl.concat(
        [window_demand.select(WINDOW_DEMAND.names), _never(window_demand, stock_positions)]
    )
    lines = lines_to_plan(asked, stock_positions, lead_times, terms, config)
    due = DELIVERIES_DUE.empty() if deliveries is None else deliveries
    coming = arrivals(lines, due, config.as_of, first_day, config)
    policy = policy_for(lines, asked, coming, config)
    return Shelves(lines, policy, WindowTable(asked, lines), config)


def _never(window_demand: pl.DataFrame, stock_positions: pl.DataFrame) -> pl.DataFrame:
    """A day without demand for what was counted and is not forecast."""
    unseen = stock_positions.select(KEY).unique().join(window_demand, on=KEY, how="anti")
    zeros = [pl.lit(0.0).alias(n) for n in WINDOW_DEMAND.names if n not in (*KEY, "days")]
    return WINDOW_DEMAND.conform(unseen.with_columns(*zeros, days=pl.lit(1)))
