"""The command that tells what would be done with a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import (
    HERE,
    AllowHttp,
    AllowPrivate,
    As,
    AsJson,
    CountedOn,
    Length,
    StartDate,
    Told,
    Where,
    optional,
    reaching,
    told_columns,
    told_days,
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
    start_date: StartDate = None,
    freq: Length = None,
    as_of: CountedOn = None,
    allow_private: AllowPrivate = False,
    allow_http: AllowHttp = False,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write each table as read, as clean CSV, here."),
    ] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What would be done with this file: dataset, mapping, formats, profile. Lands nothing."""
    if to is not None:
        from shelfcast.show.reading import show_written

        show_written(Path(file), to, as_json=as_json)
        return
    from shelfcast.show.inspection import show_inspection
    from shelfcast.sources.remote import Access
    from shelfcast.steps import Asked

    opened, reach = optional(project), None
    if opened is not None:
        opened = reaching(opened, allow_private, allow_http)
    else:
        reach = Access(allow_private, allow_http)
    days = told_days(start_date, freq, as_of)
    asked = Asked(told_columns(told), dataset, days)
    show_inspection(file, opened, asked, reach, as_json=as_json)
