"""On what terms are orders placed? The project's settings, as the inventory room wants them."""

from __future__ import annotations

from datetime import date

from shelfcast.inventory import PlanConfig
from shelfcast.steps.step import Run


def plan_config(run: Run, as_of: date) -> PlanConfig:
    """The plan's settings, for orders placed on `as_of`."""
    told = run.project.settings
    return PlanConfig(as_of=as_of, currency=told.project.currency, **told.inventory.model_dump())
