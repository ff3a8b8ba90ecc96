"""What is the answer to a metric query?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shelfcast import warehouse
from shelfcast.errors import InputError
from shelfcast.metrics import MetricQuery, catalogue_of, query
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records, warn

PERIODS = ("previous_period", "previous_year")


def show_answer(
    project: Project, asked: Mapping[str, Any], snapshot: str | None, *, as_json: bool
) -> None:
    """The answer's rows, its totals where asked for, and what to know of it."""
    if asked["compare"] not in (None, *PERIODS):
        raise InputError(f"--compare {asked['compare']} is not known.", fix=" or ".join(PERIODS))
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        result = query(reader, MetricQuery(**asked), known=catalogue_of(project.root))
    if as_json:
        totals = records(result.totals)[0] if result.totals is not None else None
        document: dict[str, Any] = {"rows": records(result.frame), "totals": totals}
        document |= {"snapshot": result.snapshot_id, "from": result.start, "to": result.end}
        document["sql"] = result.sql
        print_json({**document, "warnings": list(result.warnings)})
        return
    title = f"{result.start} to {result.end}, snapshot {result.snapshot_id}"
    currency = project.settings.project.currency
    print_frame(result.frame, title=title, formats=result.formats, currency=currency, limit=100)
    if result.totals is not None:
        print_frame(result.totals, title="All", formats=result.formats, currency=currency)
    for warning in result.warnings:
        warn(warning)
