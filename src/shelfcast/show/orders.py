"""Which purchase orders are there, and what did a person say of them?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from shelfcast import warehouse
from shelfcast.errors import NoDataError, OrderError
from shelfcast.metrics import rows
from shelfcast.pipeline import run_steps, writing
from shelfcast.project import Project
from shelfcast.reports import purchase_orders, write_orders
from shelfcast.show.planner import filters, read
from shelfcast.steps import PLAN, PUBLISH, Run
from shelfcast.steps import orders as steps
from shelfcast.terminal import print_frame, print_json, records, say

SHOWN = 30
HEADS = ("po_number", "supplier_id", "store_id", "status")
LOGGED = (
    "said_at",
    "author",
    "action",
    "po_number",
    "store_id",
    "product_id",
    "planned",
    "quantity",
    "reason",
)


def show_orders(
    project: Project,
    asked: Mapping[str, str | None],
    to: Path | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """The purchase orders of the served snapshot, on the screen or in a file."""
    found, served = read(
        project, "order_sheets", snapshot, filters(asked), ("po_number", "product_id")
    )
    if to is not None:
        _write(project, found, to, snapshot)
    if as_json:
        print_json({"lines": records(found), "file": to and str(to), "snapshot": served})
        return
    heads = found.group_by(HEADS).agg(
        arrival=pl.col("arrival_date").max(),
        lines=pl.len(),
        quantity=pl.col("quantity").sum(),
        amount=pl.col("amount").sum(),
    )
    if to is not None:
        say(f"{to}: {heads.height:,} purchase orders, {found.height:,} lines, of {served}")
        return
    currency = project.settings.project.currency
    print_frame(
        heads.sort("po_number"), formats={"amount": "money"}, currency=currency, limit=SHOWN
    )


def _write(project: Project, found: pl.DataFrame, to: Path, snapshot: str | None) -> None:
    if found.is_empty():
        raise OrderError("There is no such purchase order.", fix="shelfcast orders")
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        try:
            stores = rows(reader, "stores", columns=("store_id", "store_name"))
        except NoDataError:
            stores = pl.DataFrame({"store_id": [], "store_name": []})
    names = {store: name for store, name in stores.iter_rows() if name}
    write_orders(purchase_orders(found, names), to, currency=project.settings.project.currency)


def show_approved(
    project: Project,
    asked: Mapping[str, str | None],
    reason: str,
    author: str | None,
    *,
    everything: bool,
    as_json: bool,
) -> None:
    """Approve, plan anew, publish. Raises OrderError where nothing is named, and all not meant."""
    chosen = {name: value for name, value in asked.items() if value is not None}
    if not chosen and not everything:
        raise OrderError(
            "Nothing is named that is to be approved.",
            fix="--supplier, --store, --product or --number; or --all",
        )
    with writing(project):
        kept = steps.approve(project, chosen, reason, author)
    _told(project, kept, "approved: on their way until they come or are counted", as_json=as_json)


def show_adjusted(
    project: Project,
    shelf: tuple[str, str],
    quantity: float,
    reason: str,
    author: str | None,
    *,
    as_json: bool,
) -> None:
    """Keep another quantity, plan anew, publish."""
    with writing(project):
        kept = steps.adjust(project, *shelf, quantity, reason=reason, author=author)
    before = kept["planned"].item()
    _told(project, kept, f"adjusted: {before:,g} units are now {quantity:,g}", as_json=as_json)


def show_withdrawn(
    project: Project, number: str, reason: str, author: str | None, *, as_json: bool
) -> None:
    """Take an order back, plan anew, publish."""
    with writing(project):
        kept = steps.withdraw(project, number, reason, author)
    _told(project, kept, f"of {number} are taken back", as_json=as_json)


def _told(project: Project, kept: pl.DataFrame, words: str, *, as_json: bool) -> None:
    """Plan and publish with what was said, and say so."""
    day = kept["order_date"][0]
    outcomes = run_steps(Run(project, as_of=day), (PLAN, PUBLISH))
    done = [f"{outcome.step}: {outcome.said}" for outcome in outcomes]
    if as_json:
        print_json({"lines": records(kept), "steps": done})
        return
    amount = (kept["quantity"] * kept["unit_cost"]).sum()
    currency = project.settings.project.currency
    say(f"{kept.height:,} lines {words} ({currency} {amount:,.2f}).")
    for line in done:
        say(line)


def show_log(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """Everything that was said, the newest first."""
    found, served = read(project, "order_log", snapshot, (), ("-said_at", "store_id", "product_id"))
    if as_json:
        print_json({"log": records(found), "snapshot": served})
        return
    if found.is_empty():
        say("Nobody approved or changed an order.")
        return
    print_frame(found.select(LOGGED), limit=100)
