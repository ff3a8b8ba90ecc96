"""The commands that write pages about the data: docs, quality."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Where, load

DOCS_PORT = 8580


def docs(
    to: Annotated[
        Path | None, typer.Option("--to", help="A folder; the project's warehouse/docs where left.")
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Open it to this machine.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where it is served.")] = DOCS_PORT,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Every table with its columns, its SQL and its lineage, as a page for a browser."""
    from shelfcast.show.lineage import show_lineage

    show_lineage(load(project), to, port if serve else None, as_json=as_json)


def quality(
    to: Annotated[
        Path | None,
        typer.Option("--to", help="A folder; the project's warehouse/quality where left."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 where an expectation is broken.")
    ] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What was landed beside what the retail model promises, by Great Expectations."""
    from shelfcast.show.quality import show_quality

    if not show_quality(load(project), to, as_json=as_json) and strict:
        raise typer.Exit(1)
