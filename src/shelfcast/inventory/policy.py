"""For every product of every store: when to order, and up to which level?

For periodic review, from the need of need.py, in courses of demand:
- level α: the service level (of its class, or for a fill rate: service.py), or, where a shortage
  cost is set, its critical ratio with the cost of holding a unit too many (held.py); at most 0.999;
- the need at α: the least order that is enough with chance α. The reorder point s is the position
  (on hand and in transit) at which it would be 0;
- safety stock = s less the mean demand until the next order's arrival;
- S = s + max(EOQ - mean undershoot, 0), at most `max_cover` days of sales, never below s; neither
  goes beyond what sells within the shelf life (shelf_life.py).
Units: units of the product, days, money.
Source: the critical ratio, Snyder & Shen, Fundamentals of Supply Chain Theory, section 4.3.
Not here: packs, ranking, budget, words (plan.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from shelfcast.inventory.arrivals import Arrivals
from shelfcast.inventory.distribution import DemandDistribution, Floats
from shelfcast.inventory.held import looks_held
from shelfcast.inventory.lines import floats
from shelfcast.inventory.need import need
from shelfcast.inventory.plan_config import DAYS_PER_YEAR, HIGHEST_LEVEL, PlanConfig
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.eoq import economic_order_quantity
from shelfcast.inventory.policies.order_up_to import mean_undershoot, order_up_to
from shelfcast.inventory.policies.safety_stock import safety_stock
from shelfcast.inventory.service import asked_levels
from shelfcast.inventory.shelf_life import most_to_hold
from shelfcast.inventory.windows import WindowTable


@dataclass(frozen=True)
class Policy:
    """The policy of n lines: what orders would have to bring, and the levels that follow.

    runs_out, waiting: chances as in need.py. daily: units a day.
    """

    need: DemandDistribution
    runs_out: Floats
    waiting: Floats
    daily: Floats
    level: Floats
    reorder_point: Floats
    safety_stock: Floats
    economic_quantity: Floats
    order_up_to: Floats
    most_to_hold: Floats


def policy_for(
    lines: pl.DataFrame, window_demand: pl.DataFrame, arrivals: Arrivals, config: PlanConfig
) -> Policy:
    """The policy of every row of `lines` (lines.py), in its order."""
    windows = WindowTable(window_demand, lines)
    protection = windows.over(lines["protection_days"].to_numpy())
    review = windows.over(lines["review_days"].to_numpy())
    daily = protection.mean / floats(lines, "protection_days")
    stock = np.maximum(np.nan_to_num(floats(lines, "on_hand")), 0.0)
    wanted = need(windows, stock, arrivals, lost=config.unmet == "lost")
    economic = _economic_quantity(lines, daily, config)
    lot = np.fmin(economic, np.maximum(config.max_cover * daily - protection.mean, 0.0))
    base = service_levels(lines, config)
    low = mean_undershoot(review.mean, review.sd**2)
    level = asked_levels(base, lines, wanted.samples, review.mean, low, lot, config)
    most = most_to_hold(lines, window_demand, arrivals, config)
    point = np.clip(floats(lines, "position") + wanted.at(level), 0.0, most)
    return Policy(
        need=wanted.distribution(),
        runs_out=wanted.runs_out,
        waiting=wanted.waiting,
        daily=daily,
        level=level,
        reorder_point=point,
        safety_stock=safety_stock(point, protection.mean),
        economic_quantity=economic,
        order_up_to=order_up_to(
            point,
            economic,
            low,
            np.fmin(config.max_cover * daily, most),
        ),
        most_to_hold=most,
    )


def service_levels(lines: pl.DataFrame, config: PlanConfig) -> Floats:
    """α (n,): the chance of no stock-out in a cycle that each line is planned for."""
    if config.shortage_cost is None:
        return np.full(lines.height, min(config.service_level, HIGHEST_LEVEL))
    lost = config.unmet == "lost"
    looks = looks_held(floats(lines, "lead_days"), floats(lines, "review_days"), lost=lost)
    held = holding_per_look(floats(lines, "unit_cost"), config) * looks
    return np.asarray(np.minimum(critical_ratio(config.shortage_cost, held), HIGHEST_LEVEL))


def holding_per_look(unit_cost: Floats, config: PlanConfig) -> Floats:
    """Money (n,) that a unit costs that is held from one look to the next.

    `holding_per_unit` where it is set, else the yearly share of the unit cost. Of a cost that is
    unknown no share can be taken: there `holding_cost` itself is that money.
    """
    if config.holding_per_unit is not None:
        return np.full(unit_cost.shape, config.holding_per_unit)
    share = unit_cost * config.holding_cost * config.review_period / DAYS_PER_YEAR
    return np.where(np.isnan(unit_cost), config.holding_cost, share)


def _economic_quantity(lines: pl.DataFrame, daily: Floats, config: PlanConfig) -> Floats:
    holding = floats(lines, "unit_cost") * config.holding_cost
    if config.holding_per_unit is not None:
        holding = np.full(
            daily.shape, config.holding_per_unit * DAYS_PER_YEAR / config.review_period
        )
    return economic_order_quantity(config.order_cost, holding, daily * DAYS_PER_YEAR)
