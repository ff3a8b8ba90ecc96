"""What do the commands share: their common options, and how a project is opened?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shelfcast import project as projects
from shelfcast.errors import MappingError, QuarantineError
from shelfcast.project import Project

if TYPE_CHECKING:
    from shelfcast.landing import Days

Where = Annotated[Path, typer.Option("--project", help="The project's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE|FOLDER|URL|NAME]...",
        help="Files, folders, addresses or declared sources; none: every declared source.",
        show_default=False,
    ),
]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="NAME", help="A declared source.")
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Addresses on this machine or its network too.")
]
AllowHttp = Annotated[bool, typer.Option("--allow-http", help="Addresses with http:// too.")]
Told = Annotated[
    list[str] | None, typer.Option("--map", metavar="THEIRS=OURS", help="Name a column.")
]
As = Annotated[str | None, typer.Option("--as", metavar="DATASET", help="What the file is.")]
Accept = Annotated[bool, typer.Option("--accept", help="The source changed, and that is meant.")]
StartDate = Annotated[
    str | None,
    typer.Option(
        "--start-date",
        metavar="[COUNT=]DATE",
        help="The day that counted or yearless periods begin on: of COUNT, or of the lowest.",
    ),
]
Length = Annotated[
    str | None, typer.Option("--freq", metavar="D|W|M|Q|Y", help="How long a counted period is.")
]
CountedOn = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day that stock was counted."),
]
Unattended = Annotated[
    bool,
    typer.Option(
        "--unattended", "--yes", help="Ask nothing: what is doubted lands with a warning."
    ),
]
Start = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])]
End = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])]
Filters = Annotated[list[str] | None, typer.Option(help="country=France, store in A|B")]
Limit = Annotated[int | None, typer.Option(min=1, help="Rows at most.")]
Snapshot = Annotated[
    str | None, typer.Option(metavar="ID", help="An earlier snapshot: shelfcast snapshots list.")
]
HERE = Path()


def told_day(moment: datetime | None) -> date | None:
    """A day as typer reads it, a datetime, as the day it is."""
    return moment.date() if moment else None


def told_days(start: str | None, freq: str | None, as_of: datetime | None) -> Days:
    """`--start-date`, `--freq` and `--as-of` as landing takes them. Raises MappingError."""
    from shelfcast.landing import Days, read_freq, read_start

    return Days(
        read_start(start) if start else None,
        read_freq(freq) if freq else None,
        told_day(as_of),
    )


def told_columns(told: Sequence[str] | None) -> dict[str, str]:
    """`--map` arguments as their column -> ours. Raises MappingError."""
    broken = [text for text in told or () if "=" not in text]
    if broken:
        raise MappingError(
            "--map wants THEIRS=OURS.", evidence=broken, fix="--map 'Their Column=quantity'"
        )
    parted = (text.rpartition("=") for text in told or ())
    return {theirs.strip(): ours.strip() for theirs, _, ours in parted}


def told_cells(told: Sequence[str]) -> dict[str, str]:
    """COLUMN=VALUE arguments as a dict. Raises QuarantineError."""
    broken = [text for text in told if "=" not in text]
    if broken:
        raise QuarantineError(
            "A cell is told as COLUMN=VALUE.", evidence=broken, fix="'Order Date=2024-05-01'"
        )
    parted = (text.partition("=") for text in told)
    return {column.strip(): value for column, _, value in parted}


def load(folder: Path) -> Project:
    """The project in a folder. Raises its own errors where there is none."""
    return projects.load(folder)


def load_or_init(folder: Path) -> Project:
    """`run` in a folder of files is the first thing a person does: make the project for them."""
    if not (folder / projects.SETTINGS_FILE).exists():
        return projects.init(folder)
    return projects.load(folder)


def reaching(project: Project, private: bool, http: bool) -> Project:
    """The project with what `--allow-private` and `--allow-http` allow for this command."""
    told = {"allow_private": private or None, "allow_http": http or None}
    return projects.change(project, "sources", told)


def wanted_sources(
    project: Project, files: Sequence[str] | None, named: Sequence[str] | None
) -> tuple[str, ...]:
    """The declared sources to read: those named; where nothing at all is named, every one."""
    if files or named:
        return tuple(named or ())
    return tuple(project.settings.sources.declared)


def optional(folder: Path) -> Project | None:
    """`inspect` works outside a project too."""
    return projects.load(folder) if (folder / projects.SETTINGS_FILE).exists() else None
