"""The second half of step 4: what a planner asks beside the orders.

The answers are written together with the orders that they rest on, so that no reader sees the one
without the other.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.planner import (
    DELIVERIES_DUE,
    EXCEPTIONS,
    PRODUCT_SUPPLY,
    STOCK_OUTLOOK,
    SUPPLIER_PERFORMANCE,
)
from shelfcast.inventory import PlanConfig, planner
from shelfcast.inventory.planner import PlannerConfig
from shelfcast.steps.step import Run
from shelfcast.steps.terms import plan_config


def answers(run: Run, orders: pl.DataFrame, as_of: date) -> dict[str, pl.DataFrame]:
    """The frames of a planner, by name, for the plan that made `orders`."""
    config, terms = planner_config(run), plan_config(run, as_of)
    read = {name: warehouse.read_frame(run.project.warehouse, name) for name in _READ}
    stock = planner.shelves(
        read["window_demand"], read["stock_positions"], read["lead_times"], read["terms"], terms
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
    bought = read["purchase_order_lines"]
    return {
        STOCK_OUTLOOK.name: outlook,
        EXCEPTIONS.name: _exceptions(read, outlook, terms, config),
        SUPPLIER_PERFORMANCE.name: planner.supplier_performance(bought, as_of, config.lost_after),
        PRODUCT_SUPPLY.name: planner.product_supply(bought, as_of, config.lost_after),
    }


def _exceptions(
    read: dict[str, pl.DataFrame], outlook: pl.DataFrame, terms: PlanConfig, config: PlannerConfig
) -> pl.DataFrame:
    told = planner.told_lines(read["purchase_order_lines"], terms.as_of, config.lost_after)
    names = read["terms"].select("product_id", "product_name")
    kinds = (
        planner.stock_outs_coming(outlook, terms),
        planner.late_deliveries(told, names, terms.as_of),
        planner.idle_stock(outlook, terms),
        planner.far_off(outlook, read["forecast_value"]),
        planner.counts_in_doubt(outlook, read["stock_positions"], terms),
        planner.below_cost(outlook, terms),
    )
    return planner.ranked(kinds)


_READ = (
    "window_demand",
    "stock_positions",
    "lead_times",
    "terms",
    "forecasts",
    "deliveries_due",
    "lost_sales",
    "dead_stock",
    "purchase_order_lines",
    "forecast_value",
)


def planner_config(run: Run) -> PlannerConfig:
    """The settings of the planner, as the inventory room wants them."""
    return PlannerConfig(**run.project.settings.planner.model_dump())
