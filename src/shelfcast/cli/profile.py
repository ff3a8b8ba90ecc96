"""The command that tells what the data hold, and what drifted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load, optional


def profile(
    file: Annotated[
        Path | None, typer.Argument(help="A file; what was landed where left out.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", help="A .html file to write.")] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What each column holds; of what was landed, also what changed since the file before."""
    from shelfcast.show.profile import show_file, show_landed

    if file is not None:
        show_file(file, optional(project), to, as_json=as_json)
    else:
        show_landed(load(project), to, as_json=as_json)
