"""How does the present plan look beside one under other terms?"""

from __future__ import annotations

from pathlib import Path

from shelfcast.inventory.planner.what_if import Change
from shelfcast.project import Project
from shelfcast.reports import export_table
from shelfcast.steps.what_if import what_if
from shelfcast.terminal import print_frame, print_json, records, say

SHOWN = 10


def show_what_if(
    project: Project, change: Change, to: Path | None, limit: int | None, *, as_json: bool
) -> None:
    """The measures now and then, and the orders that differ; these also as a file."""
    found = what_if(project, change)
    currency = project.settings.project.currency
    if to is not None:
        export_table(found.orders, to, currency=currency)
    if as_json:
        measures, orders = records(found.measures), records(found.orders)
        print_json({"as_of": found.as_of, "measures": measures, "orders": orders})
        return
    print_frame(found.measures, title=f"The plan of {found.as_of}, in {currency}")
    say(f"{found.orders.height:,} orders differ. The published plan is as it was.")
    if found.orders.height:
        print_frame(found.orders, limit=limit or SHOWN)
