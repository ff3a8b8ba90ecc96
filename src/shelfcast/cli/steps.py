"""The commands that do the steps: demo, init, ingest, run, build, forecast, plan."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shelfcast import project as projects
from shelfcast.cli.asking import asker
from shelfcast.cli.options import (
    HERE,
    Accept,
    AllowHttp,
    AllowPrivate,
    As,
    AsJson,
    CountedOn,
    Files,
    Length,
    Sources,
    StartDate,
    Told,
    Unattended,
    Where,
    load,
    load_or_init,
    reaching,
    told_columns,
    told_day,
    told_days,
    wanted_sources,
)
from shelfcast.cli.service import serve
from shelfcast.errors import InputError
from shelfcast.project import Project
from shelfcast.terminal import bar, say

if TYPE_CHECKING:
    from shelfcast.landing import Days

EVERY_STEP = ("land", "build", "forecast", "plan", "publish")


def demo(
    project: Where = Path("demo"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="No dashboard after it.")] = False,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day of sales.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The corner shop, from its raw files to the open dashboard."""
    from corner_shop.generate import generate, yesterday

    shop = projects.init(project, "The Corner Shop")
    inbox = shop.root / "inbox"
    files = generate(inbox, until.date() if until else yesterday())
    if not as_json:
        say(f"Wrote {len(files)} files of a fictional shop to {inbox}.")
    do(EVERY_STEP, shop, as_json, files=tuple(files))
    if not no_serve:
        serve(project=project)


def init(
    folder: Annotated[Path, typer.Argument(help="The folder.")] = HERE,
    dbt: Annotated[bool, typer.Option("--dbt", help="With a first dbt model of your own.")] = False,
) -> None:
    """A project folder with a commented shelfcast.toml."""
    made = projects.init(folder)
    if dbt:
        from shelfcast.warehouse import start_own

        for path in start_own(made.root):
            say(f"{path} is ready.")
    say(f"{made.root / projects.SETTINGS_FILE} is ready.\nNext: shelfcast run SALES_FILE")


def ingest(
    files: Files = None,
    source: Sources = None,
    told: Told = None,
    dataset: As = None,
    start_date: StartDate = None,
    freq: Length = None,
    as_of: CountedOn = None,
    accept: Accept = False,
    unattended: Unattended = False,
    allow_private: AllowPrivate = False,
    allow_http: AllowHttp = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Files, addresses and declared sources into the lake; the account of each."""
    opened = reaching(load(project), allow_private, allow_http)
    sources = wanted_sources(opened, files, source)
    if not files and not sources:
        raise InputError(
            "No file is named, and shelfcast.toml declares no source.",
            fix="shelfcast ingest FILE, or declare one: [sources.NAME] with its url",
        )
    do(
        ("land",),
        opened,
        as_json,
        tuple(files or ()),
        dataset,
        told,
        accept=accept,
        unattended=unattended,
        days=told_days(start_date, freq, as_of),
        sources=sources,
    )


def run(
    files: Files = None,
    source: Sources = None,
    told: Told = None,
    dataset: As = None,
    start_date: StartDate = None,
    freq: Length = None,
    accept: Accept = False,
    unattended: Unattended = False,
    allow_private: AllowPrivate = False,
    allow_http: AllowHttp = False,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    force: Annotated[bool, typer.Option("--force", help="Do each step again.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Every step, from files and declared sources to a published snapshot."""
    opened = reaching(load_or_init(project), allow_private, allow_http)
    do(
        EVERY_STEP,
        opened,
        as_json,
        tuple(files or ()),
        dataset,
        told,
        sources=wanted_sources(opened, files, source),
        accept=accept,
        unattended=unattended,
        days=told_days(start_date, freq, as_of),
        as_of=told_day(as_of),
        force=force,
    )


def build(
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The lake's rows into the warehouse's tables."""
    do(("build", "publish"), load(project), as_json, force=force)


def forecast(
    horizon: Annotated[int | None, typer.Option(min=1, help="Periods ahead.")] = None,
    freq: Annotated[str | None, typer.Option(help="D, W or M.")] = None,
    models: Annotated[str | None, typer.Option(help="Names, parted by commas.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What will be sold, at every level, beside the seasonal naive."""
    named = tuple(name.strip() for name in models.split(",")) if models else None
    changed = {"horizon": horizon, "freq": freq, "models": named}
    opened = projects.change(load(project), "forecast", changed)
    do(("build", "forecast", "publish"), opened, as_json, force=force)


def plan(
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    budget: Annotated[
        float | None, typer.Option(min=0, help="Most to spend, this time; best return first.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What to order, ranked by what it brings."""
    opened = projects.change(load(project), "inventory", {"budget": budget})
    do(("build", "plan", "publish"), opened, as_json, as_of=told_day(as_of), force=force)


def do(
    names: tuple[str, ...],
    opened: Project,
    as_json: bool,
    files: tuple[Path | str, ...] = (),
    dataset: str | None = None,
    told: list[str] | None = None,
    *,
    sources: tuple[str, ...] = (),
    accept: bool = False,
    unattended: bool = True,
    days: Days | None = None,
    as_of: date | None = None,
    force: bool = False,
) -> None:
    """Do the steps with a progress bar, show what came of them; exit 2 where a file was refused."""
    columns = told_columns(told)
    with bar(quiet=as_json) as progress:
        progress("starting", 0.0)
        from shelfcast.pipeline import named, run_steps
        from shelfcast.show.outcomes import show_outcomes
        from shelfcast.steps import Run

        asked = Run(
            opened,
            files,
            dataset,
            columns,
            days=days,
            accept=accept,
            as_of=as_of,
            force=force,
            progress=progress,
            sources=sources,
            ask=asker(as_json=as_json, unattended=unattended),
        )
        outcomes = run_steps(asked, named(names))
    if not show_outcomes(opened, outcomes, as_json=as_json):
        raise typer.Exit(InputError.exit_code)
