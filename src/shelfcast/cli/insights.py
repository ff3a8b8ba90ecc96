"""The commands that explain: why, insights."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load


def why(
    metric: Annotated[str, typer.Argument(help="A metric's name.")],
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    against: Annotated[
        str, typer.Option(help="previous_period, previous_year, or FROM..TO")
    ] = "previous_period",
    by: Annotated[
        str | None, typer.Option(help="A dimension; else the one that tells most.")
    ] = None,
    where: Annotated[list[str] | None, typer.Option(help="country=France, store in A|B")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Rows at most.")] = None,
    snapshot: Annotated[str | None, typer.Option(help="An earlier snapshot.")] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Why a number changed: volume, price, mix, new and lost, adding up to the cent."""
    from shelfcast.insights import Asked, parse_against
    from shelfcast.show.why import show_why

    asked = Asked(
        metric,
        start.date() if start else None,
        end.date() if end else None,
        parse_against(against),
        by,
        tuple(where or ()),
    )
    show_why(load(project), asked, limit, snapshot, as_json=as_json)
