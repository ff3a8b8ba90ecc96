"""The command that tells what would be done with a file."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import (
    HERE,
    AllowHttp,
    AllowPrivate,
    As,
    AsJson,
    Told,
    Where,
    optional,
    reaching,
    told_columns,
)


def inspect(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|URL|NAME", help="The file, the address or the declared source."
        ),
    ],
    told: Told = None,
    dataset: As = None,
    allow_private: AllowPrivate = False,
    allow_http: AllowHttp = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What would be done with this file: dataset, mapping, formats, profile. Writes nothing."""
    from shelfcast.show.inspection import show_inspection
    from shelfcast.sources.remote import Access

    opened, reach = optional(project), None
    if opened is not None:
        opened = reaching(opened, allow_private, allow_http)
    else:
        reach = Access(allow_private, allow_http)
    show_inspection(file, opened, told_columns(told), dataset, reach, as_json=as_json)
