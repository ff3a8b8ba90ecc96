"""What should be ordered today, how much of it, and which of it first?

One row a store and product to order, best return on the money first.

Rule (explained in docs/explanation/orders.md, equations in the files named):
1. The need of an order is played through many courses of demand, with the stock there is, what is
   due and when, and a lead time that varies (need.py). Position = on hand + in transit. Where it is
   at or below the reorder point s, an order brings it up to S (policy.py), rounded up to the
   minimum order and whole packs (constraints.py). Below s means: if the order waited for the next
   look, the chance to miss a sale before it came would be higher than was asked for.
2. Lines whose stock is known come first, then those of unknown stock, planned from an empty shelf;
   within each by expected profit on the next unit of money (expected_return.py), unknown last.
   What spoils is ordered no further than it sells within its shelf life (shelf_life.py); days on
   which a supplier is closed put off orders and deliveries (holidays.py).
3. A budget buys parts of orders, best return first (constraints.py).
Services, products without expected demand, and products whose reorder point is 0 (so rarely sold
that an empty shelf meets the service level) are not ordered.

Units: units of the product, days, money in the configured currency.
Not here: the pure policies (a file each), where demand comes from (forecast/).
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.frames import ORDERS
from shelfcast.contracts.progress import Progress, silent
from shelfcast.inventory.constraints import to_packs
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.money import Money
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.policy import Policy
from shelfcast.inventory.reason import reason
from shelfcast.inventory.shelves import Shelves, shelves

EXTRA_COLUMNS = (
    "rank",
    "product_name",
    "supplier_id",
    "stock_known",
    "counted_on",
    "days_of_cover",
    "cover_after_order",
    "order_up_to",
    "economic_quantity",
    "overstock",
    "unit_cost",
    "cost_is_estimated",
    "currency",
    "expected_profit",
    "marginal_return",
    "stockout_probability",
    "service_level_used",
    "lead_time",
    "lead_time_source",
)


def plan(
    window_demand: pl.DataFrame,
    stock_positions: pl.DataFrame,
    lead_times: pl.DataFrame,
    terms: pl.DataFrame,
    config: PlanConfig,
    *,
    deliveries: pl.DataFrame | None = None,
    first_day: date | None = None,
    progress: Progress = silent,
) -> pl.DataFrame:
    """The orders of `config.as_of`: the frame ORDERS, then EXTRA_COLUMNS, in rank order.

    `window_demand` WINDOW_DEMAND from `first_day` on, as_of where left out, best at the lengths of
    `needed_windows`; `stock_positions` STOCK_POSITIONS; `lead_times` LEAD_TIMES; `terms` TERMS;
    `deliveries` DELIVERIES_DUE, halfway through the lead time where left out. Of the extra columns:
    rank (1 is best), days_of_cover (position over daily demand, null where stock is unknown),
    cover_after_order (days), overstock (units beyond order_up_to because of packs or the minimum),
    expected_profit (of the order, against waiting for the next look) and marginal_return (of its
    first part, per unit of money), both null where cost or value is unknown, stockout_probability
    (of demand beyond the position before the order is here, null where stock is unknown),
    service_level_used (0..1), lead_time (days) and its source.
    """
    progress("plan: stock, lead times and levels", 0.0)
    there = shelves(
        window_demand,
        stock_positions,
        lead_times,
        terms,
        config,
        deliveries=deliveries,
        first_day=first_day,
    )
    return orders_of(there, progress)


def orders_of(there: Shelves, progress: Progress = silent) -> pl.DataFrame:
    """The same of shelves whose levels are known."""
    lines, policy, config = there.lines, there.policy, there.config
    progress("plan: quantities", 0.6)
    wanted = quantities(lines, policy)
    due = np.flatnonzero(wanted > 0)
    money = Money(lines, policy, due, config)
    due = due[money.ranking(money.marginal_return(wanted[due]))]
    taken = wanted.copy()
    if config.budget is not None:
        taken[due] = Money(lines, policy, due, config).affordable(wanted[due], config.budget)
        due = due[taken[due] > 0]
    progress("plan: words", 0.8)
    orders = _orders(lines, policy, taken, wanted, due, config=config)
    progress("plan", 1.0)
    return orders


def quantities(lines: pl.DataFrame, policy: Policy) -> Floats:
    """Units to order (n,) before any budget: 0, or a whole number of packs."""
    position = floats(lines, "position")
    due = (position <= policy.reorder_point) & (policy.reorder_point > 0) & (policy.daily > 0)
    need = np.where(due, policy.order_up_to - position, 0.0)
    return to_packs(need, floats(lines, "pack_size"), floats(lines, "minimum_order"))


def _orders(
    lines: pl.DataFrame,
    policy: Policy,
    taken: Floats,
    wanted: Floats,
    rows: npt.NDArray[np.intp],
    *,
    config: PlanConfig,
) -> pl.DataFrame:
    money = Money(lines, policy, rows, config)
    marginal = money.marginal_return(wanted[rows])
    position, known = floats(lines, "position")[rows], lines["stock_known"].to_numpy()[rows]
    daily, level = policy.daily[rows], policy.order_up_to[rows]
    spare = level - policy.reorder_point[rows]

    numbers = {
        "quantity": taken[rows],
        "wanted": wanted[rows],
        "reorder_point": policy.reorder_point[rows],
        "safety_stock": policy.safety_stock[rows],
        "order_up_to": level,
        "economic_quantity": policy.economic_quantity[rows],
        "service_level_used": policy.level[rows],
        "overstock": np.maximum(position + taken[rows] - level, 0.0),
        "days_of_cover": np.where(known, position / daily, np.nan),
        "cover_after_order": (position + taken[rows]) / daily,
        "planned_days": _lasting(lines, config)[rows] + spare / daily,
        "expected_profit": money.profit(taken[rows]),
        "marginal_return": marginal,
        "stockout_probability": np.where(known, policy.runs_out[rows], np.nan),
        "wait_probability": policy.waiting[rows],
        "most_to_hold": policy.most_to_hold[rows],
    }
    columns = [pl.Series(name, values).fill_nan(None) for name, values in numbers.items()]
    return _conform(lines[rows].with_columns(columns), config)


def _lasting(lines: pl.DataFrame, config: PlanConfig) -> Floats:
    """Days (n,) for which an order that finds an empty shelf has to last, before any batch."""
    return floats(lines, "review_days" if config.unmet == "lost" else "protection_days")


def _conform(orders: pl.DataFrame, config: PlanConfig) -> pl.DataFrame:
    whole = orders.with_row_index("rank", offset=1).with_columns(
        pl.col("rank").cast(pl.Int64),
        order_date=pl.lit(config.as_of) + pl.duration(days="wait_days"),
        arrival_date=pl.lit(config.as_of) + pl.duration(days="lead_days"),
        expected_cost=pl.col("quantity") * pl.col("unit_cost"),
        currency=pl.lit(config.currency),
    )
    whole = whole.with_columns(reason=reason(config))
    return ORDERS.conform(whole.select(*ORDERS.names, *EXTRA_COLUMNS))
