"""The second half of step 4: what a planner asks beside the orders.

The answers are written together with the orders that they rest on, so that no reader sees the one
without the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.order_log import ORDER_SHEETS
from shelfcast.contracts.planner import (
    CLASS_POLICIES,
    DELIVERIES_DUE,
    EXCEPTIONS,
    PRODUCT_SUPPLY,
    STOCK_OUTLOOK,
    SUPPLIER_PERFORMANCE,
    TRANSFERS,
)
from shelfcast.inventory import PlanConfig, Shelves, planner
from shelfcast.inventory.planner import PlannerConfig
from shelfcast.inventory.planner import purchase_orders as rules
from shelfcast.steps.step import Run


@dataclass(frozen=True)
class Stock:
    """What is there and on its way, with what was approved and is still coming among it."""

    positions: pl.DataFrame
    deliveries: pl.DataFrame
    log: pl.DataFrame
    coming: pl.DataFrame


def stock_with_approved(place: Path, log: pl.DataFrame, as_of: date) -> Stock:
    """The stock of the last counts, approved orders counting as in transit until superseded."""
    counted = warehouse.read_frame(place, "stock_positions")
    coming = rules.still_coming(log, counted, warehouse.read_frame(place, "purchase_order_lines"))
    held = coming
    if coming.join(counted, on=["store_id", "product_id"], how="anti").height:
        sold = warehouse.read_rows(place, "demand", ["store_id", "product_id", "ds", "y"])
        sold = sold.filter(pl.col("ds") >= coming["order_date"].min())
        names = pl.col("store_id", "product_id").cast(pl.String)
        held = rules.by_the_book(coming, counted, sold.with_columns(names), as_of)
    due = rules.deliveries_of(warehouse.read_frame(place, DELIVERIES_DUE.name), held)
    return Stock(rules.with_approved(counted, held), due, log, coming)


def first_day(forecasts: pl.DataFrame) -> date | None:
    """The first day forecast, None where nothing is."""
    first = forecasts["ds"].min()
    return first if isinstance(first, date) else None


def answers(
    run: Run, stock: Shelves, orders: pl.DataFrame, forecasts: pl.DataFrame, held: Stock
) -> dict[str, pl.DataFrame]:
    """The frames of a planner, by name, for the plan that made `orders` of the shelves `stock`."""
    config, terms = planner_config(run), stock.config
    as_of = terms.as_of
    read = {name: warehouse.read_frame(run.project.warehouse, name) for name in _READ}
    outlook = planner.stock_outlook(
        stock,
        forecasts.filter(level="store_product"),
        deliveries_due=held.deliveries,
        lost_sales=read["lost_sales"],
        dead_stock=read["dead_stock"],
        orders=orders,
        config=config,
    )
    bought = read["purchase_order_lines"]
    return {
        STOCK_OUTLOOK.name: outlook,
        ORDER_SHEETS.name: rules.order_sheets(orders, read["terms"], held.log, held.coming),
        CLASS_POLICIES.name: planner.class_policies(read["product_classes"], outlook, terms),
        TRANSFERS.name: planner.transfers(stock, outlook, config),
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
    "stock_positions",
    "terms",
    "lost_sales",
    "dead_stock",
    "purchase_order_lines",
    "forecast_value",
    "product_classes",
)


def planner_config(run: Run) -> PlannerConfig:
    """The settings of the planner, as the inventory room wants them."""
    told = run.project.settings.planner.model_dump(exclude={"proof_lines", "transfers_first"})
    return PlannerConfig(**told)
