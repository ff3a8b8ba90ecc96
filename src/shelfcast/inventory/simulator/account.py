"""What did it cost, how much of the demand was met, and what happened period by period?

Units of the product; money in the project's currency.
Fill rate (type-2 service level): units sold / units asked for; with backorders what was sold late
counts as sold.
Not here: what happens when (clock.py), plans held against each other (replay.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from shelfcast.contracts.simulation import SIMULATION
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.ledger import COST_PARTS, Ledger, money
from shelfcast.inventory.simulator.rules import Costs


@dataclass(frozen=True)
class Simulation:
    """What the ledger says. All arrays have the shape of a period's demand: (n,) or (r, n)."""

    ledger: Ledger
    costs: Costs
    backorders: bool

    @property
    def sums(self) -> dict[str, Floats]:
        """Units by name over the periods scored (ledger.py); `orders` placed, `periods_short`."""
        return self.ledger.sums

    @property
    def parts(self) -> dict[str, Floats]:
        """Money by part (holding_cost, ... and `cost`, their sum) over the periods scored."""
        return money(self.sums, self.costs, self.backorders)

    @property
    def cost(self) -> Floats:
        """Money in all, over the periods scored."""
        return self.parts["cost"]

    @property
    def fill_rate(self) -> Floats:
        """Share of the demand that was met, 1 where nothing was asked for."""
        asked = self.sums["demand"]
        left = self.sums["lost"] + (self.ledger.last_backlog if self.backorders else 0.0)
        return 1.0 - np.divide(left, asked, out=np.zeros_like(asked), where=asked > 0)

    def frame(
        self, keys: pl.DataFrame, first_day: date | None = None, period_days: int = 1
    ) -> pl.DataFrame:
        """The frame SIMULATION: a row a product, replication and period, period 0 first.

        `keys` (n rows) has store_id and product_id in the order of the products. `first_day` is the
        first day of period 1; without it `ds` is null. Raises ValueError where rows were not kept.
        """
        rows = self.ledger.rows
        if not rows:
            raise ValueError("this simulation kept no rows: simulate(..., rows=True)")
        periods, *_, products = rows["opening"].shape
        replications = rows["opening"].size // (periods * products)
        placed = {**rows, "orders": (rows["ordered"] > 0).astype(np.float64)}
        values = {**rows, **money(placed, self.costs, self.backorders)}
        shape = (periods, replications, products)
        period, replication, product = (i.ravel() for i in np.indices(shape))
        numbers = {
            name: np.broadcast_to(values[name], rows["opening"].shape).reshape(-1)
            for name in (*rows, *COST_PARTS, "cost")
        }
        index = {"period": period, "replication": replication}
        whole = keys.select("store_id", "product_id")[product].with_columns(
            *(pl.Series(name, column) for name, column in {**index, **numbers}.items()),
            _calendar(first_day, period_days, periods)[period],
        )
        return SIMULATION.conform(whole.sort("store_id", "product_id", "replication", "period"))


def _calendar(first_day: date | None, period_days: int, periods: int) -> pl.Series:
    """The first day of period 0, 1, ...; null without a calendar."""
    days = [first_day and first_day + timedelta(period_days * (t - 1)) for t in range(periods)]
    return pl.Series("ds", days, dtype=pl.Date)
