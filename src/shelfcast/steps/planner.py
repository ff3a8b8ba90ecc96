"""The second half of step 4: what a planner asks beside the orders.

The answers are written together with the orders that they rest on, so that no reader sees the one
without the other.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.planner import DELIVERIES_DUE, STOCK_OUTLOOK
from shelfcast.inventory import planner
from shelfcast.inventory.planner import PlannerConfig
from shelfcast.steps.step import Run
from shelfcast.steps.terms import plan_config


def answers(run: Run, orders: pl.DataFrame, as_of: date) -> dict[str, pl.DataFrame]:
    """The frames of a planner, by name, for the plan that made `orders`."""
    place = run.project.warehouse
    config = planner_config(run)
    read = {name: warehouse.read_frame(place, name) for name in _READ}
    stock = planner.shelves(
        read["window_demand"],
        read["stock_positions"],
        read["lead_times"],
        read["terms"],
        plan_config(run, as_of),
    )
    outlook = planner.stock_outlook(
        stock,
        read["forecasts"].filter(level="store_product"),
        deliveries_due=read[DELIVERIES_DUE.name],
        lost_sales=read["lost_sales"],
        dead_stock=read["dead_stock"],
        orders=orders,
        config=config,
    )
    return {STOCK_OUTLOOK.name: outlook}


_READ = (
    "window_demand",
    "stock_positions",
    "lead_times",
    "terms",
    "forecasts",
    "deliveries_due",
    "lost_sales",
    "dead_stock",
)


def planner_config(run: Run) -> PlannerConfig:
    """The settings of the planner, as the inventory room wants them."""
    return PlannerConfig(**run.project.settings.planner.model_dump())
