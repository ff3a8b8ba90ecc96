"""On what terms are orders placed? The project's settings, as the inventory room wants them."""

from __future__ import annotations

from datetime import date

from shelfcast.inventory import PlanConfig
from shelfcast.steps.step import Run


def plan_config(run: Run, as_of: date) -> PlanConfig:
    """The plan's settings, for orders placed on `as_of`."""
    told = run.project.settings.inventory
    return PlanConfig(
        as_of=as_of,
        lead_time=told.lead_time,
        review_period=told.review_period,
        holding_cost=told.holding_cost,
        service_level=told.service_level,
        shortage_cost=told.shortage_cost,
        order_cost=told.order_cost,
        unit_cost_share=told.unit_cost_share,
        budget=told.budget,
        currency=run.project.settings.project.currency,
    )
