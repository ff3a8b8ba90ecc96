"""The commands for what was published before."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load

snapshots = typer.Typer(help="What was published, and which of it is served.")


@snapshots.command("list")
def snapshots_list(project: Where = HERE, as_json: AsJson = False) -> None:
    """What was published, newest first."""
    from shelfcast.show.snapshots import show_snapshots

    show_snapshots(load(project), as_json=as_json)


@snapshots.command("use")
def snapshots_use(
    snapshot: Annotated[str, typer.Argument(help="Its id.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Serve an earlier snapshot again."""
    from shelfcast.show.snapshots import show_used

    show_used(load(project), snapshot, as_json=as_json)
