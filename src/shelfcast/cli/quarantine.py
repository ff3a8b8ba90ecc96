"""The commands for rows that were kept aside."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load

quarantine = typer.Typer(help="Rows that were kept aside, each with its reason.")


@quarantine.command("list")
def quarantine_list(
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 20,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The rows kept aside, with reason and raw text."""
    from shelfcast.show.quarantine import show_quarantine

    show_quarantine(load(project), limit, as_json=as_json)
