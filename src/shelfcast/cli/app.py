"""Which commands are there? One line each; a command's own file has the rest."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast import __version__
from shelfcast.cli.answers import export, query, report
from shelfcast.cli.cleaning import cleaning
from shelfcast.cli.insights import explain, insights, why
from shelfcast.cli.inspect import inspect
from shelfcast.cli.models import models
from shelfcast.cli.orders import orders
from shelfcast.cli.override import override
from shelfcast.cli.pages import docs, quality
from shelfcast.cli.planner import classes, exceptions, outlook, suppliers, transfers
from shelfcast.cli.profile import profile
from shelfcast.cli.proof import proof
from shelfcast.cli.quarantine import quarantine
from shelfcast.cli.service import doctor, serve
from shelfcast.cli.snapshots import snapshots
from shelfcast.cli.steps import build, demo, forecast, ingest, init, plan, run
from shelfcast.cli.what_if import what_if
from shelfcast.terminal import say

app = typer.Typer(
    name="shelfcast",
    help="From the sales files a shop already has to KPIs, forecasts and a costed order list.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    demo,
    init,
    inspect,
    profile,
    ingest,
    run,
    build,
    forecast,
    plan,
    exceptions,
    outlook,
    transfers,
    suppliers,
    classes,
    proof,
    what_if,
    query,
    why,
    explain,
    models,
    insights,
    export,
    report,
    cleaning,
    docs,
    quality,
    serve,
    doctor,
):
    app.command()(command)
app.add_typer(snapshots, name="snapshots")
app.add_typer(override, name="override")
app.add_typer(orders, name="orders")
app.add_typer(quarantine, name="quarantine")


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="The version, then stop.")] = False,
) -> None:
    """From the sales files a shop already has to KPIs, forecasts and a costed order list."""
    if version:
        say(f"shelfcast {__version__}")
        raise typer.Exit
