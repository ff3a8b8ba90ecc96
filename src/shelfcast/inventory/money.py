"""Which orders earn most on the next unit of money, and what do they earn in all?

Applies expected_return.py and constraints.py to the lines of a plan.
Units: money in the configured currency, units of the product.
Not here: the policies (policy.py), the frame that leaves the room (plan.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.inventory.constraints import order_parts, within_budget
from shelfcast.inventory.distribution import DemandDistribution, Floats
from shelfcast.inventory.expected_return import expected_profit, return_on_money, sales_saved
from shelfcast.inventory.lines import floats
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.policy import Policy, holding_per_look


class Money:
    """What orders of `rows` of the lines cost and are expected to earn."""

    def __init__(
        self,
        lines: pl.DataFrame,
        policy: Policy,
        rows: npt.NDArray[np.intp],
        config: PlanConfig,
    ) -> None:
        picked = lines[rows]
        self.unit_cost = floats(picked, "unit_cost")
        self.behind = ~picked["stock_known"].to_numpy()
        self._need: DemandDistribution = policy.need.take(rows)
        self._holding = holding_per_look(self.unit_cost, config)
        self._value = floats(picked, "unit_price") - self.unit_cost
        if config.shortage_cost is not None:
            self._value = np.full_like(self.unit_cost, config.shortage_cost)
        self._packs = floats(picked, "pack_size"), floats(picked, "minimum_order")

    def profit(self, quantity: Floats) -> Floats:
        """Expected profit (n,) of these quantities, NaN where cost or value is unknown."""
        saved = sales_saved(self._need, quantity)
        return expected_profit(saved, quantity, self._value, self._holding)

    def marginal_return(self, quantity: Floats) -> Floats:
        """Expected profit per unit of money of each order's first part (n,)."""
        first = order_parts(quantity, *self._packs)[:, 0]
        return return_on_money(self.profit(first), first * self.unit_cost)

    def affordable(self, quantity: Floats, budget: float) -> Floats:
        """The quantities (n,) that `budget` buys of these, best return first."""
        parts = order_parts(quantity, *self._packs)
        profits = np.column_stack([self.profit(total) for total in parts.T])
        gains = np.diff(profits, axis=1, prepend=0.0)
        spent = np.diff(parts, axis=1, prepend=0.0) * self.unit_cost[:, None]
        returns = return_on_money(gains, spent)
        # An empty part must not hide the parts after it when returns are made to fall.
        returns = np.where(spent > 0, returns, np.where(np.isnan(spent), np.nan, np.inf))
        return within_budget(parts, returns, self.unit_cost, self.behind, budget)

    def ranking(self, marginal: Floats) -> npt.NDArray[np.intp]:
        """The rows, best first: known stock, then return; ties by store and product."""
        return np.lexsort((np.where(np.isnan(marginal), np.inf, -marginal), self.behind))
