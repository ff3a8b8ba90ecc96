"""The command for what was learned: models."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load


def models(
    run: Annotated[
        str | None, typer.Argument(help="A run's id, or the beginning of it; none: every run.")
    ] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What was learned at each run: its data, settings and scores side by side, and the watch."""
    from shelfcast.show.models import show_run, show_runs

    if run is None:
        show_runs(load(project), as_json=as_json)
    else:
        show_run(load(project), run, as_json=as_json)
