"""The commands that read what was published: query, export, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import (
    HERE,
    AsJson,
    End,
    Filters,
    Limit,
    Snapshot,
    Start,
    Where,
    load,
    told_day,
)


def query(
    metrics: Annotated[list[str] | None, typer.Argument(help="Metric names.")] = None,
    by: Annotated[list[str] | None, typer.Option(help="A dimension.")] = None,
    where: Filters = None,
    start: Start = None,
    end: End = None,
    compare: Annotated[str | None, typer.Option(help="previous_period or previous_year")] = None,
    order: Annotated[str | None, typer.Option(help="The column to sort by.")] = None,
    limit: Limit = None,
    totals: Annotated[bool, typer.Option("--totals", help="One more row, over all.")] = False,
    top: Annotated[int | None, typer.Option(min=1, help="The best, by the first metric.")] = None,
    top_of: Annotated[str | None, typer.Option(help="The dimension of --top.")] = None,
    others: Annotated[bool, typer.Option("--others", help="The rest as one row.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="What can be asked for.")] = False,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Numbers from the metrics catalogue."""
    asked = {
        "metrics": tuple(metrics or ()),
        "by": tuple(by or ()),
        "where": tuple(where or ()),
        "start": told_day(start),
        "end": told_day(end),
        "compare": compare,
        "order": order,
        "limit": limit,
        "totals": totals,
        "top": top,
        "top_of": top_of,
        "others": others,
    }
    from shelfcast.show.answer import show_answer
    from shelfcast.show.catalogue import show_catalogue

    if listing:
        show_catalogue(load(project), as_json=as_json)
        return
    show_answer(load(project), asked, snapshot, as_json=as_json)


def export(
    table: Annotated[str, typer.Argument(help="forecasts, backtests, orders, or any mart")],
    to: Annotated[Path, typer.Option("--to", help="A .csv, .parquet or .xlsx file.")],
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """A table of the served snapshot, or of an earlier one, as a file."""
    from shelfcast.show.files import show_export

    show_export(load(project), table, to, snapshot, as_json=as_json)


def report(
    to: Annotated[Path, typer.Option("--to", help="A .xlsx file.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """KPIs, forecasts, accuracy, orders and the account, as a workbook."""
    from shelfcast.show.files import show_report

    show_report(load(project), to, as_json=as_json)
