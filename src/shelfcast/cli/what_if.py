"""The command what-if: the present plan beside one under other terms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Limit, Where, load
from shelfcast.errors import InputError


def what_if(
    lead_time: Annotated[
        str | None,
        typer.Option("--lead-time", metavar="DAYS|+DAYS|-DAYS", help="For every product."),
    ] = None,
    service_level: Annotated[
        float | None, typer.Option(help="Chance of no stock-out in a cycle, as 0.98.")
    ] = None,
    demand: Annotated[float, typer.Option(help="Factor of expected demand, as 1.2.")] = 1.0,
    cost: Annotated[float, typer.Option(help="Factor of unit costs, as 1.1.")] = 1.0,
    to: Annotated[
        Path | None, typer.Option("--to", help="A file for the orders that differ.")
    ] = None,
    limit: Limit = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What would be ordered, kept and missed under other terms; the published plan stays."""
    from shelfcast.inventory.planner.what_if import Change
    from shelfcast.show.what_if import show_what_if

    days = _days(lead_time) if lead_time else None
    longer = days if days is not None and str(lead_time)[0] in "+-" else 0.0
    change = Change(None if longer else days, longer, service_level, demand, cost)
    show_what_if(load(project), change, to, limit, as_json=as_json)


def _days(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise InputError(
            f"--lead-time {text} is no number of days.", fix="--lead-time 14, or +7, or -2"
        ) from error
