"""Step 4: what should be ordered, and at what cost?

Orders are placed on the day after the last day of data, unless `--as-of` says another. Where
nothing could be forecast, nothing is ordered.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast import inventory, warehouse
from shelfcast.contracts.order_log import ORDER_LOG
from shelfcast.errors import NoDataError
from shelfcast.inventory import planner
from shelfcast.lake import Zone, append_frame, open_lake
from shelfcast.steps.forecast import MADE_OF
from shelfcast.steps.orders import said
from shelfcast.steps.planner import answers, first_day, stock_with_approved
from shelfcast.steps.proof import proven
from shelfcast.steps.step import Outcome, Run, Step, fingerprint
from shelfcast.steps.terms import plan_config, terms_of


def _plan(run: Run) -> Outcome:
    place = run.project.warehouse
    forecast = warehouse.get_state(place, "forecast")
    if forecast is None:
        raise NoDataError("There are no forecasts to plan from.", fix="shelfcast forecast")
    forecasts = warehouse.read_frame(place, "forecasts")
    begins = first_day(forecasts)
    as_of = run.as_of or begins or date.today()
    overridden = warehouse.get_state(place, "overrides")
    built = warehouse.get_state(place, "build")
    told = run.project.settings
    log = said(open_lake(run.project.lake))
    terms = (told.inventory, told.planner, log.to_dicts())
    print_now = fingerprint(built, forecast, terms, as_of, overridden)
    proof = proven(run)
    if not run.force and warehouse.get_state(place, "plan") == print_now:
        same = "neither the forecasts nor the stock nor the terms changed"
        return Outcome("plan", False, same, notes=proof)
    run.progress("planning orders", 0.0)
    stock = stock_with_approved(place, log, as_of)
    there = inventory.shelves(
        warehouse.read_frame(place, "window_demand"),
        stock.positions,
        warehouse.read_frame(place, "lead_times"),
        terms_of(place),
        plan_config(run, as_of),
        deliveries=stock.deliveries,
        first_day=begins,
    )
    orders = inventory.orders_of(there, run.progress)
    run.progress("planning: the outlook", 0.8)
    answered = answers(run, there, orders, forecasts, stock)
    if told.planner.transfers_first:
        orders = inventory.orders_of(planner.with_moved(there, answered["transfers"]))
        answered = answers(run, there, orders, forecasts, stock)
    frames = {"orders": orders, **answered, ORDER_LOG.name: log}
    warehouse.write_frames(place, frames, step="plan", fingerprint=print_now)
    lake = open_lake(run.project.lake)
    append_frame(lake, Zone.PREDICTIONS, orders, "orders", {"run": print_now})
    run.progress("planning: done", 1.0)
    older = warehouse.get_state(place, MADE_OF) != built
    old = ("The data changed after the forecasts were made: shelfcast forecast.",) if older else ()
    return Outcome("plan", True, _said(orders), orders, notes=(*old, *proof))


def _said(orders: pl.DataFrame) -> str:
    known = orders.filter(pl.col("stock_known")).height
    blind = orders.height - known
    parts = [f"{known:,} orders due"] if known or not blind else []
    parts += [f"{blind:,} planned from an empty shelf, stock not being known"] if blind else []
    return ", ".join(parts)


PLAN = Step("plan", _plan)
