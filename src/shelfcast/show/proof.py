"""What would the plan have been worth over the past, beside other ways to order?"""

from __future__ import annotations

import polars as pl

from shelfcast.errors import NoDataError
from shelfcast.project import Project
from shelfcast.show.planner import read
from shelfcast.terminal import print_frame, print_json, records, say

COLUMNS = (
    "plan",
    "products",
    "fill_rate",
    "orders",
    "holding_cost",
    "shortage_cost",
    "ordering_cost",
    "spoilage_cost",
    "cost",
)
FORMATS = {"fill_rate": "percent", "orders": "units"} | dict.fromkeys(COLUMNS[4:], "money")


def show_proof(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """Our plan against each other, in words, then what each plan cost."""
    found, served = read(project, "order_proof", snapshot, (), ("plan", "against"))
    basis, _ = read(project, "proof_basis", snapshot)
    if as_json:
        told = {"basis": records(basis), "proof": records(found), "snapshot": served}
        print_json(told)
        return
    if found.is_empty():
        raise NoDataError(
            "No plan could be tried on the past.",
            why="It takes days or weeks of sales, a backtest, and products whose cost is known.",
            fix="shelfcast run --force, with planner.proof_lines above 0",
        )
    for sentence in [*basis["sentence"], *found.filter(plan="ours")["sentence"].drop_nulls()]:
        say(f"{sentence[:1].upper()}{sentence[1:]}")
    each = found.filter(pl.col("plan") == pl.col("against")).sort("cost")
    currency = project.settings.project.currency
    print_frame(each.select(COLUMNS), formats=FORMATS, currency=currency)
