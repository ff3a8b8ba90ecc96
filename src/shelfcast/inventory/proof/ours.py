"""What would our plan have ordered on a day of the past?

The plan of that morning (plan.py) without a budget, made from the windows of the newest cutoff by
then, the counts of the simulated shop, and what is due to it. So a forecast is as old as the days
since its cutoff, up to weeks; in daily use it is a day old.
Assumption: terms and learned lead times are those of today.
Units of the product.
Not here: the windows (forecast/past_windows.py), the clock (../simulator/).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl

from shelfcast.contracts.frames import STOCK_POSITIONS, WINDOW_DEMAND
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.plan import quantities
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.proof.told import Told
from shelfcast.inventory.shelves import shelves
from shelfcast.inventory.simulator import Known
from shelfcast.inventory.windows import KEY


class Ours:
    """A plan of `replay` for `lines`; `placed` keeps what was ordered by period."""

    def __init__(
        self, lines: pl.DataFrame, told: Told, config: PlanConfig, period_days: int
    ) -> None:
        self._keys = lines.select(KEY)
        self._told, self._period_days = told, period_days
        self._config = config
        mine = told.past_windows.join(self._keys, on=KEY, how="semi")
        parts = mine.partition_by("cutoff", as_dict=True)
        self._windows: dict[date, pl.DataFrame] = {day: part for (day,), part in parts.items()}
        self.placed: dict[int, Floats] = {}

    def __call__(self, known: Known) -> Floats:
        """The orders (n,) of the morning after what is known."""
        assert known.cutoff is not None
        newest = max(day for day in self._windows if day <= known.cutoff)
        as_of = known.cutoff + timedelta(days=1)
        there = shelves(
            self._windows[newest].select(WINDOW_DEMAND.names),
            self._counts(known),
            self._told.lead_times,
            self._told.terms,
            replace(self._config, as_of=as_of),
            deliveries=self._due(known, as_of),
            first_day=newest + timedelta(days=1),
        )
        wanted = there.lines.select(KEY).with_columns(
            quantity=pl.Series(quantities(there.lines, there.policy))
        )
        found = self._keys.join(wanted, on=KEY, how="left", maintain_order="left")["quantity"]
        units: Floats = found.fill_null(0.0).to_numpy()
        self.placed[known.state.period] = units
        return units

    def _counts(self, known: Known) -> pl.DataFrame:
        return STOCK_POSITIONS.conform(
            self._keys.with_columns(
                as_of=pl.lit(known.cutoff),
                on_hand=pl.Series(known.state.on_hand - known.state.backlog),
                in_transit=pl.Series(known.state.on_order),
            )
        )

    def _due(self, known: Known, as_of: date) -> pl.DataFrame:
        """What is on its way, each with its day."""
        due = known.state.due
        ahead, line = np.nonzero(due)
        days = [as_of + timedelta(days=int(k) * self._period_days) for k in ahead]
        return DELIVERIES_DUE.conform(
            self._keys[line].with_columns(
                due_on=pl.Series(days, dtype=pl.Date), quantity=pl.Series(due[ahead, line])
            )
        )
