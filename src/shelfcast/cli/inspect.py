"""The command that tells what would be done with a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, As, AsJson, Told, Where, optional, told_columns


def inspect(
    file: Annotated[Path, typer.Argument(help="The file.")],
    told: Told = None,
    dataset: As = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What would be done with this file: dataset, mapping, formats, profile. Writes nothing."""
    from shelfcast.show.inspection import show_inspection

    show_inspection(file, optional(project), told_columns(told), dataset, as_json=as_json)
