"""What was published, and which of it is served?"""

from __future__ import annotations

import polars as pl

from shelfcast import warehouse
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, say


def show_snapshots(project: Project, *, as_json: bool) -> None:
    """What was published, newest first."""
    served = warehouse.served_id(project.warehouse)
    found = [
        {"snapshot": s.id, "published": s.created_at, "served": s.id == served}
        for s in warehouse.list_snapshots(project.warehouse)
    ]
    if as_json:
        print_json(found)
    elif found:
        print_frame(pl.DataFrame(found))
    else:
        say("Nothing was published yet. Next: shelfcast run SALES_FILE")


def show_used(project: Project, snapshot: str, *, as_json: bool) -> None:
    """An earlier snapshot, served again."""
    chosen = warehouse.use_snapshot(project.warehouse, snapshot)
    if as_json:
        print_json({"served": chosen.id})
    else:
        say(f"{chosen.id} is being served.")
