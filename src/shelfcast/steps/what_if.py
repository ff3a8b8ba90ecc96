"""What would the plan of today be under other terms? Reads what the plan reads, writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from shelfcast import inventory, warehouse
from shelfcast.errors import NoDataError
from shelfcast.inventory import PlanConfig
from shelfcast.inventory.planner.what_if import (
    Change,
    Frames,
    changed,
    compared,
    measured,
    orders_beside,
)
from shelfcast.lake import open_lake
from shelfcast.project import Project
from shelfcast.steps.orders import said
from shelfcast.steps.planner import first_day, stock_with_approved
from shelfcast.steps.step import Run
from shelfcast.steps.terms import plan_config, terms_of


@dataclass(frozen=True)
class Beside:
    """The present plan beside the changed one: frames WHAT_IF and WHAT_IF_ORDERS."""

    as_of: date
    measures: pl.DataFrame
    orders: pl.DataFrame


def what_if(project: Project, change: Change) -> Beside:
    """The plan of the day that was planned last, as it is and under the change.

    Raises NoDataError where nothing was planned, SettingError for what cannot be.
    """
    place = project.warehouse
    day = warehouse.read_frame(place, "stock_outlook")["as_of"].max()
    if not isinstance(day, date):
        raise NoDataError("There is no plan to change.", fix="shelfcast plan")
    read = {name: warehouse.read_frame(place, name) for name in _READ}
    read["terms"] = terms_of(place)
    held = stock_with_approved(place, said(open_lake(project.lake)), day)
    read["stock_positions"] = held.positions
    config = plan_config(Run(project), day)
    begins = first_day(warehouse.read_frame(place, "forecasts"))
    now = _planned(read, config, held.deliveries, begins)
    then = _planned(*changed(read, config, change), held.deliveries, begins)
    return Beside(day, compared(now[0], then[0]), orders_beside(now[1], then[1]))


_READ = ("window_demand", "lead_times", "terms")
_PLANNED = ("window_demand", "stock_positions", "lead_times", "terms")


def _planned(
    read: Frames, config: PlanConfig, deliveries: pl.DataFrame, begins: date | None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The measures of a plan, and its orders."""
    sold, stock, times, terms = (read[name] for name in _PLANNED)
    there = inventory.shelves(
        sold, stock, times, terms, config, deliveries=deliveries, first_day=begins
    )
    orders = inventory.orders_of(there)
    return measured(there, orders), orders
