"""What would be ordered, kept and missed, if lead times, service, demand or costs were others?

A change is put to the frames that a plan is made from; the plan made of them stands beside the one
of today. Per measure, now and then:
- orders, order_units, order_money: lines, units and money that are ordered today;
- stock_money: what would lie in the shops in the mean once the levels hold, at cost: safety stock
  and half of what is sold between two orders;
- stock_outs_a_year: cycles a year x (1 - service level), over all shelves, once the levels hold;
- stock_outs_ahead, missed_ahead: chances to run out before an order placed today is here, added up
  over the shelves whose stock is known, and the sales missed by then in the mean, at the price.
Symbols: Q = S - s + d R sold between two orders (order-up-to, reorder point, daily demand, review
period); mean stock = SS + Q / 2; cycles a year = 365 d / Q.
Units: units, days, money.
Source: mean stock and cycles of an (R, s, S) policy, Silver, Pyke & Thomas, Inventory and
Production Management in Supply Chains, chapter on periodic review.
Assumption: forecasts are scaled as they are, spread in proportion; a change of the lead time is the
same for every product; a changed service level replaces a shortage cost.
Not here: the plan (plan.py). Nothing is published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.contracts.planner import WHAT_IF, WHAT_IF_ORDERS
from shelfcast.errors import SettingError
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.plan_config import DAYS_PER_YEAR, PlanConfig
from shelfcast.inventory.planner.runs_out import HALF_A_UNIT
from shelfcast.inventory.shelves import Shelves
from shelfcast.inventory.windows import KEY

Frames = dict[str, pl.DataFrame]


@dataclass(frozen=True)
class Change:
    """What is to be other than it is.

    lead_time      days for every product; None leaves them
    longer         days that every lead time grows by; below 0 it shrinks, to 0 at the least
    service_level  chance of no stock-out in a cycle; None leaves it
    demand, cost   factors of expected demand and of unit costs
    """

    lead_time: float | None = None
    longer: float = 0.0
    service_level: float | None = None
    demand: float = 1.0
    cost: float = 1.0

    def __post_init__(self) -> None:
        faults = [
            f"{name}: {rule}"
            for name, good, rule in (
                ("lead time", (self.lead_time or 0) >= 0, "0 days or more"),
                ("demand", 0 <= self.demand < np.inf, "a factor, 0 or more"),
                ("cost", 0 < self.cost < np.inf, "a factor above 0"),
            )
            if not good
        ]
        if faults:
            raise SettingError("That cannot be planned for.", evidence=faults)


def changed(frames: Frames, config: PlanConfig, change: Change) -> tuple[Frames, PlanConfig]:
    """The frames of a plan (window_demand, lead_times, terms and others) and its settings, changed.

    Raises SettingError for settings that cannot be.
    """
    sold = ["mean", "sd", *WINDOW_QUANTILES]
    told = {
        **frames,
        "window_demand": frames["window_demand"].with_columns(pl.col(sold) * change.demand),
        "lead_times": frames["lead_times"].with_columns(_days("mean_days", change)),
        "terms": frames["terms"].with_columns(
            _days("lead_time", change), pl.col("unit_cost") * change.cost
        ),
    }
    usual = config.lead_time if change.lead_time is None else change.lead_time
    config = replace(config, lead_time=max(usual + change.longer, 0.0))
    if change.service_level is not None:
        config = replace(
            config,
            service_level=change.service_level,
            shortage_cost=None,
            fill_rate=None,
            class_service_levels={},
        )
    return told, config


def _days(name: str, change: Change) -> pl.Expr:
    told = pl.col(name)
    if change.lead_time is not None:
        told = pl.when(told.is_not_null()).then(pl.lit(change.lead_time))
    return (told + change.longer).clip(0).alias(name)


def compared(now: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    """The frame WHAT_IF of two `measured`."""
    both = now.join(then.rename({"value": "what_if"}), on="measure", maintain_order="left")
    both = both.rename({"value": "now"}).with_columns(change=pl.col("what_if") - pl.col("now"))
    return WHAT_IF.conform(both)


def orders_beside(now: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
    """The frame WHAT_IF_ORDERS: the orders that differ, those that change by most money first."""
    told = now.select(*KEY, quantity="quantity", money="expected_cost")
    other = then.select(*KEY, what_if_quantity="quantity", what_if_money="expected_cost")
    both = told.join(other, on=KEY, how="full", coalesce=True).with_columns(
        pl.col("quantity", "what_if_quantity").fill_null(0.0)
    )
    gap = pl.col("what_if_money").fill_null(0.0) - pl.col("money").fill_null(0.0)
    differ = both.filter(pl.col("quantity") != pl.col("what_if_quantity"))
    return WHAT_IF_ORDERS.conform(differ.sort(gap.abs(), *KEY, descending=[True, False, False]))


def measured(shelves: Shelves, orders: pl.DataFrame) -> pl.DataFrame:
    """measure, value: the measures of a plan's `orders` over its `shelves`, in the order above."""
    lot = _between_orders(shelves)
    cost = np.nan_to_num(floats(shelves.lines, "unit_cost"))
    kept = np.nan_to_num(shelves.policy.safety_stock) + lot / 2
    cycles = np.divide(DAYS_PER_YEAR * _daily(shelves), lot, out=np.zeros_like(lot), where=lot > 0)
    ahead, missed = _ahead(shelves)
    values = {
        "orders": float(orders.height),
        "order_units": float(orders["quantity"].sum()),
        "order_money": float(orders["expected_cost"].sum()),
        "stock_money": float((kept * cost).sum()),
        "stock_outs_a_year": float((cycles * (1.0 - shelves.policy.level)).sum()),
        "stock_outs_ahead": ahead,
        "missed_ahead": missed,
    }
    return pl.DataFrame({"measure": list(values), "value": list(values.values())})


def _daily(shelves: Shelves) -> Floats:
    return np.asarray(np.nan_to_num(shelves.policy.daily))


def _between_orders(shelves: Shelves) -> Floats:
    """Q (n,): units sold between two orders; 0 where nothing is."""
    levels = np.nan_to_num(shelves.policy.order_up_to - shelves.policy.reorder_point)
    daily = _daily(shelves)
    sold = np.maximum(levels, 0.0) + daily * shelves.config.review_period
    return np.where(daily > 0, sold, 0.0)


def _ahead(shelves: Shelves) -> tuple[float, float]:
    """Chances to run out before an order placed today is here, added up, and money missed."""
    lines = shelves.lines
    known = lines["stock_known"].to_numpy()
    spread = _daily(shelves) * np.nan_to_num(floats(lines, "lead_time_sd"))
    demand = shelves.windows.over(lines["lead_days"].to_numpy()).distribution(spread)
    position = np.maximum(shelves.position, 0.0)
    chance = np.where(known, 1.0 - demand.cdf(position + HALF_A_UNIT), 0.0)
    price = np.nan_to_num(floats(lines, "unit_price"))
    missed = np.where(known, demand.shortage(position) * price, 0.0)
    return float(np.nan_to_num(chance).sum()), float(np.nan_to_num(missed).sum())
