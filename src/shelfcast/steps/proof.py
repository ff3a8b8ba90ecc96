"""What would the plan have been worth over the past? Tried again where its inputs changed.

It rests on the forecasts of the backtest, the sales, the terms and the settings; not on the day
planned for, nor on what was approved. So a plan that is made again finds it made.
Not here: the trying (inventory/proof/), the plan of today (plan.py).
"""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.simulation import ORDER_PROOF, PROOF_BASIS, SIMULATION
from shelfcast.errors import NoDataError
from shelfcast.inventory.proof import Told, lines_to_prove, prove
from shelfcast.steps.periods import periods
from shelfcast.steps.step import Run, fingerprint
from shelfcast.steps.terms import plan_config, terms_of

KEY = ["store_id", "product_id"]
RECENT = timedelta(days=91)
DAYS = {"D": 1, "W": 7}
STATE = "proof"
TOLD_OF = "z_score"
"""The plan that ours is held against where only one is told: the hardest that needs no forecast."""


def sample(run: Run, demand: pl.DataFrame) -> pl.DataFrame:
    """store_id, product_id, weight of the lines to try plans on, by what they sold lately."""
    sold = demand.filter(pl.col("ds") > pl.col("ds").max() - RECENT)
    money = (pl.col("y") * pl.coalesce("price", pl.lit(1.0))).fill_null(0.0).sum()
    by_line = sold.group_by(KEY).agg(money=money)
    by_line = by_line.with_columns(pl.col(KEY).cast(pl.String))
    return lines_to_prove(by_line, run.project.settings.planner.proof_lines)


def proven(run: Run) -> tuple[str, ...]:
    """Write the tables of the proof, where they are not those of these inputs already.

    A sentence to tell comes back where they were made.
    """
    place, told = run.project.warehouse, run.project.settings
    made_of = fingerprint(
        warehouse.get_state(place, "build"),
        warehouse.get_state(place, "forecast"),
        told.inventory.model_dump(exclude={"budget", "supplier_holidays"}),
        told.planner.proof_lines,
    )
    if not run.force and warehouse.get_state(place, STATE) == made_of:
        return ()
    run.progress("planning: the past", 0.9)
    frames = _frames(run)
    warehouse.write_frames(place, frames, step=STATE, fingerprint=made_of)
    against = frames[ORDER_PROOF.name].filter(plan="ours", against=TOLD_OF)["sentence"]
    return tuple(f"Proof: {sentence} (shelfcast proof)." for sentence in against)


def _frames(run: Run) -> dict[str, pl.DataFrame]:
    nothing = {one.name: one.empty() for one in (ORDER_PROOF, PROOF_BASIS, SIMULATION)}
    place = run.project.warehouse
    try:
        past = warehouse.read_frame(place, "past_windows")
    except NoDataError:
        return nothing
    if past.is_empty():
        return nothing
    demand = warehouse.read_rows(place, "demand", ["store_id", "product_id", "ds", "y", "in_stock"])
    freq = periods(run.project.settings.forecast, demand).freq
    if freq not in DAYS:
        return nothing
    lines = demand.select(KEY).n_unique()
    wanted = past.select(pl.col(KEY).cast(pl.Categorical)).unique()
    mine = demand.join(wanted, on=KEY, how="semi").with_columns(pl.col(KEY).cast(pl.String))
    told = Told(
        past_windows=past,
        demand=mine,
        lost_sales=warehouse.read_frame(place, "lost_sales"),
        stock=warehouse.read_frame(place, "stock_by_day"),
        purchase_order_lines=warehouse.read_frame(place, "purchase_order_lines"),
        lead_times=warehouse.read_frame(place, "lead_times"),
        terms=terms_of(place),
        lines=lines,
    )
    found = prove(told, plan_config(run, date.today()), DAYS[freq])
    return {
        ORDER_PROOF.name: found.order_proof,
        PROOF_BASIS.name: found.basis,
        SIMULATION.name: found.simulation,
    }
