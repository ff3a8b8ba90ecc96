"""The command for the cleaning rules."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load


def cleaning(
    row: Annotated[
        str | None, typer.Option(metavar="FILE:ROW", help="What each rule did to that row.")
    ] = None,
    snapshot: Annotated[str | None, typer.Option(help="An earlier snapshot.")] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What the cleaning rules flagged, changed and dropped; FILE may be a batch too."""
    from shelfcast.show.cleaning import show_cleaned_row, show_cleaning

    if row is None:
        show_cleaning(load(project), snapshot, as_json=as_json)
    else:
        show_cleaned_row(load(project), row, snapshot, as_json=as_json)
