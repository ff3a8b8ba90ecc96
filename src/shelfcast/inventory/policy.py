"""For every product of every store: when to order, and up to which level?

The rules of policies/ (reorder point, safety stock, order-up-to, EOQ), put together for
periodic review:
- level α: the service level, or the critical ratio of shortage cost to a review period's holding
  cost where a shortage cost is set and the unit cost is known; at most 0.999;
- s = Q(α) of demand over the protection window (lead time + review period), widened by the lead
  time's own spread: sd_extra = daily demand x sd of the lead time;
- safety stock = s less the mean demand of the same window;
- S = s + max(EOQ - mean undershoot, 0), at most `max_cover` days of sales, never below s.
Units: units of the product, days, money.
Not here: packs, ranking, budget, words (plan.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from shelfcast.inventory.distribution import DemandDistribution, Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.plan_config import DAYS_PER_YEAR, HIGHEST_LEVEL, PlanConfig
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.eoq import economic_order_quantity
from shelfcast.inventory.policies.order_up_to import mean_undershoot, order_up_to
from shelfcast.inventory.policies.reorder_point import reorder_point
from shelfcast.inventory.policies.safety_stock import safety_stock
from shelfcast.inventory.windows import WindowTable


@dataclass(frozen=True)
class Policy:
    """The policy of n lines: demand over lead time, protection window and review period; levels."""

    lead: DemandDistribution
    protection: DemandDistribution
    review: DemandDistribution
    daily: Floats
    level: Floats
    reorder_point: Floats
    safety_stock: Floats
    economic_quantity: Floats
    order_up_to: Floats


def policy_for(lines: pl.DataFrame, window_demand: pl.DataFrame, config: PlanConfig) -> Policy:
    """The policy of every row of `lines` (lines.py), in its order."""
    windows = WindowTable(window_demand, lines)
    lead = windows.over(lines["lead_days"].to_numpy())
    protection = windows.over(lines["protection_days"].to_numpy())
    review = windows.over(lines["review_days"].to_numpy())
    daily = protection.mean / floats(lines, "protection_days")
    extra = daily * floats(lines, "lead_time_sd")
    outlast = protection.distribution(extra)
    level = service_levels(floats(lines, "unit_cost"), config)
    point = reorder_point(outlast, level)
    economic = _economic_quantity(lines, daily, config)
    return Policy(
        lead=lead.distribution(extra),
        protection=outlast,
        review=review.distribution(),
        daily=daily,
        level=level,
        reorder_point=point,
        safety_stock=safety_stock(point, protection.mean),
        economic_quantity=economic,
        order_up_to=order_up_to(
            point, economic, mean_undershoot(review.mean, review.sd**2), config.max_cover * daily
        ),
    )


def service_levels(unit_cost: Floats, config: PlanConfig) -> Floats:
    """α (n,): the chance of no stock-out in a cycle that each line is planned for."""
    level = np.full(unit_cost.shape, config.service_level)
    if config.shortage_cost is not None:
        overage = unit_cost * config.holding_cost * config.review_period / DAYS_PER_YEAR
        ratio = critical_ratio(config.shortage_cost, np.nan_to_num(overage))
        level = np.where(np.isnan(unit_cost), level, ratio)
    return np.asarray(np.minimum(level, HIGHEST_LEVEL))


def _economic_quantity(lines: pl.DataFrame, daily: Floats, config: PlanConfig) -> Floats:
    holding = floats(lines, "unit_cost") * config.holding_cost
    return economic_order_quantity(config.order_cost, holding, daily * DAYS_PER_YEAR)
