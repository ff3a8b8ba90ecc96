"""What would the last year of a shelf have looked like under the levels of today's plan?

The demand is that of the last 365 days, 0 on days closed. The shelf begins filled up to the level.
It is looked at each review period; where the position is at or below the reorder point, an order
fills it up to the order-up-to level, in whole packs, and comes after the mean lead time.
What has a shelf life spoils at its end.
Assumption: a sale missed costs its margin (or what the settings say), a unit spoiled its cost;
other purchases are left out, since what is sold has to be bought anyhow.
Not here: the clock (inventory/simulator/), the figure (simulated_year.py).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from shelfcast.contracts.simulation import SIMULATION
from shelfcast.dashboard.view import View
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import min_max
from shelfcast.metrics import Filter
from shelfcast.project import Settings

DAYS, FEWEST = 365, 28


def past_year(view: View, row: dict[str, Any]) -> pl.DataFrame:
    """SIMULATION of the shelf of an order line; empty where fewer than 28 days are known."""
    key = ("past_year", row["store_id"], row["product_id"])
    return view.kept(key, lambda: _simulated(view, row))


def _simulated(view: View, row: dict[str, Any]) -> pl.DataFrame:
    shelf = (
        Filter("store_id", "=", (row["store_id"],)),
        Filter("product_id", "=", (row["product_id"],)),
    )
    sold = view.rows("demand", shelf, columns=("ds", "y"), order=("ds",))
    days = every_day(sold)
    if days.height < FEWEST:
        return SIMULATION.empty()
    told = view.rows("terms", shelf[1:])
    terms = told.row(0, named=True) if told.height else {}
    settings = view.project.settings
    level = filled_up_to(row)
    done = simulate(
        min_max(min(float(row["reorder_point"]), level), level),
        days.select("y").to_numpy(),
        Start(on_hand=float(round(level))),
        rules(row, terms, settings),
        costs(row, terms, settings),
        rows=True,
    )
    keys = pl.DataFrame({"store_id": [row["store_id"]], "product_id": [row["product_id"]]})
    first = days["ds"][0]
    return done.frame(keys, first).filter(pl.col("period") > 0)


def filled_up_to(row: dict[str, Any]) -> float:
    """The units that today's order fills the shelf up to: the order-up-to level, or less where the
    order was cut to the shelf life or the budget.

    >>> filled_up_to({"order_up_to": 40.0, "on_hand": 2.0, "in_transit": None, "quantity": 12.0})
    14.0
    """
    there = max(float(row["on_hand"] or 0), 0.0) + float(row["in_transit"] or 0)
    return min(float(row["order_up_to"]), there + float(row["quantity"]))


def every_day(sold: pl.DataFrame) -> pl.DataFrame:
    """The last 365 days known: ds, y; 0 where it was closed or nothing is told."""
    last = sold["ds"].max()
    if not isinstance(last, date):
        return sold
    recent = sold.filter(pl.col("ds") > last - timedelta(days=DAYS))
    span = recent.select(pl.date_range(pl.col("ds").min(), pl.col("ds").max()))
    filled = span.join(recent, on="ds", how="left")
    return filled.select("ds", pl.col("y").fill_null(0.0).fill_nan(0.0).clip(0.0))


def rules(row: dict[str, Any], terms: dict[str, Any], settings: Settings) -> Rules:
    """How the shop orders and sells, by day."""
    pack, shelf_life = terms.get("pack_size") or 0, terms.get("shelf_life")
    return Rules(
        deliveries=Deliveries(max(round(row["lead_time"]), 0)),
        review_period=max(round(settings.inventory.review_period), 1),
        backorders=settings.inventory.unmet == "backordered",
        pack_size=pack if pack > 0 else None,
        minimum_order=terms.get("minimum_order"),
        shelf_life=shelf_life if shelf_life and shelf_life >= 1 else None,
    )


def costs(row: dict[str, Any], terms: dict[str, Any], settings: Settings) -> Costs:
    """What holding, missing and ordering cost, by day."""
    terms_of = settings.inventory
    cost = float(row.get("unit_cost") or terms.get("unit_cost") or 0)
    price = float(terms.get("unit_price") or 0)
    if terms_of.holding_per_unit is not None:
        holding = terms_of.holding_per_unit / terms_of.review_period
    else:
        holding = terms_of.holding_cost * cost / DAYS
    margin = max(price - cost, 0.0)
    missed = margin if terms_of.shortage_cost is None else terms_of.shortage_cost
    return Costs(holding, missed, terms_of.order_cost, spoilage=cost + terms_of.spoilage_cost)
