"""The commands for rows that were kept aside: list, export, mend, dismiss, replay."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, Accept, AsJson, Where, load, told_cells
from shelfcast.terminal import bar

quarantine = typer.Typer(help="Rows that were kept aside, each with its reason.")
OfFile = Annotated[str | None, typer.Option("--file", help="Only of files named like this.")]
ForReason = Annotated[str | None, typer.Option("--reason", help="Only with this reason code.")]
Row = Annotated[str, typer.Argument(help="BATCH:ROW, as `quarantine list` shows it.")]


@quarantine.command("list")
def quarantine_list(
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 20,
    file: OfFile = None,
    reason: ForReason = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The rows kept aside, with reason and raw text."""
    from shelfcast.show.quarantine import show_quarantine

    show_quarantine(load(project), limit, file, reason, as_json=as_json)


@quarantine.command("export")
def quarantine_export(
    to: Annotated[Path, typer.Option("--to", help="A folder; a CSV a table goes into it.")],
    file: OfFile = None,
    reason: ForReason = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The rows as sheets to mend; `quarantine replay SHEET` takes them back."""
    from shelfcast.show.quarantine import show_sheets

    show_sheets(load(project), to, file, reason, as_json=as_json)


@quarantine.command("mend")
def quarantine_mend(
    row: Row,
    cells: Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE", help="What it should be.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Put one row right; it gets in with the next `quarantine replay`."""
    from shelfcast.show.mending import show_mended

    show_mended(load(project), row, told_cells(cells), as_json=as_json)


@quarantine.command("dismiss")
def quarantine_dismiss(
    rows: Annotated[list[str], typer.Argument(metavar="BATCH:ROW", help="Rows that are no data.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Declare rows to be no data; the account counts them so after the next replay."""
    from shelfcast.show.mending import show_dismissed

    show_dismissed(load(project), rows, as_json=as_json)


@quarantine.command("replay")
def quarantine_replay(
    sheets: Annotated[
        list[Path] | None, typer.Argument(help="Sheets of `quarantine export`, mended.")
    ] = None,
    batch: Annotated[list[str] | None, typer.Option(help="Only this batch.")] = None,
    accept: Accept = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Land the files again with their rows and mappings as mended; each row gets in once."""
    opened = load(project)
    with bar(quiet=as_json) as progress:
        progress("starting", 0.0)
        from shelfcast.pipeline import writing
        from shelfcast.show.mending import show_replayed
        from shelfcast.steps.replay import replay_rows

        with writing(opened):
            done = replay_rows(opened, tuple(sheets or ()), batch, accept=accept, progress=progress)

    show_replayed(done, as_json=as_json)
