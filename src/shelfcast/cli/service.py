"""The commands that serve, and that tell how the machine is."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load


def serve(
    project: Where = HERE,
    port: Annotated[int | None, typer.Option(help="Port; shelfcast.toml's where left.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
) -> None:
    """Open the dashboard."""
    from shelfcast.dashboard.launch import launch

    opened = load(project)
    told = opened.settings.serve
    raise typer.Exit(launch(opened.root, host or told.host, port or told.port))


def doctor(project: Where = HERE, as_json: AsJson = False) -> None:
    """What is installed, reachable and configured; how to mend the rest."""
    from shelfcast.show.health import show_health

    if not show_health(project, as_json=as_json):
        raise typer.Exit(1)
