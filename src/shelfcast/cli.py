"""The command line: thin. Each command reads its arguments, calls a room, and shows the answer.

Exit codes: 0 done, 2 the person can mend it, 1 the run failed. With `--json` one document goes to
stdout; progress goes to stderr.
"""

from __future__ import annotations

import errno
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from shelfcast import __version__, show
from shelfcast import project as projects
from shelfcast.errors import DiskFullError, FailureError, InterruptedRunError, ShelfcastError
from shelfcast.pipeline import STEPS, run_steps
from shelfcast.project import Project
from shelfcast.steps import BUILD, FORECAST, LAND, PLAN, PUBLISH, Run, Step
from shelfcast.terminal import bar, print_error, say

app = typer.Typer(
    name="shelfcast",
    help="From the sales files a shop already has to KPIs, forecasts and a costed order list.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
snapshots_app = typer.Typer(help="What was published, and which of it is served.")
quarantine_app = typer.Typer(help="Rows that were kept aside, each with its reason.")
app.add_typer(snapshots_app, name="snapshots")
app.add_typer(quarantine_app, name="quarantine")

Where = Annotated[Path, typer.Option("--project", help="The project's folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")]
Files = Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)]
Told = Annotated[
    list[str] | None, typer.Option("--map", metavar="THEIRS=OURS", help="Name a column.")
]
As = Annotated[str | None, typer.Option("--as", metavar="DATASET", help="What the file is.")]
HERE = Path()


@app.command()
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
    _do(STEPS, shop, as_json, files=tuple(files))
    if not no_serve:
        serve(project=project)


@app.command()
def init(folder: Annotated[Path, typer.Argument(help="The folder.")] = HERE) -> None:
    """A project folder with a commented shelfcast.toml."""
    made = projects.init(folder)
    say(f"{made.root / projects.SETTINGS_FILE} is ready.\nNext: shelfcast run SALES_FILE")


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="The file.")],
    told: Told = None,
    dataset: As = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What would be done with this file: dataset, mapping, formats, profile. Writes nothing."""
    show.inspection(show.inspected(file, _optional(project), told or [], dataset), as_json)


@app.command()
def ingest(
    files: Files,
    told: Told = None,
    dataset: As = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Files into the lake; the account of each."""
    _do((LAND,), _load(project), as_json, tuple(files), dataset, told)


@app.command()
def run(
    files: Annotated[list[Path] | None, typer.Argument(help="Files or folders.")] = None,
    told: Told = None,
    dataset: As = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    force: Annotated[bool, typer.Option("--force", help="Do each step again.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Every step, from files to a published snapshot."""
    opened = _load_or_init(project)
    day = as_of.date() if as_of else None
    _do(STEPS, opened, as_json, tuple(files or ()), dataset, told, as_of=day, force=force)


@app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The lake's rows into the warehouse's tables."""
    _do((BUILD, PUBLISH), _load(project), as_json, force=force)


@app.command()
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
    opened = projects.change(_load(project), "forecast", changed)
    _do((FORECAST, PUBLISH), opened, as_json, force=force)


@app.command()
def plan(
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What to order, ranked by what it brings."""
    day = as_of.date() if as_of else None
    _do((PLAN, PUBLISH), _load(project), as_json, as_of=day, force=force)


@app.command()
def query(
    metrics: Annotated[list[str], typer.Argument(help="Metric names.")],
    by: Annotated[list[str] | None, typer.Option(help="A dimension.")] = None,
    where: Annotated[list[str] | None, typer.Option(help="country=France, store in A|B")] = None,
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    compare: Annotated[str | None, typer.Option(help="previous_period or previous_year")] = None,
    order: Annotated[str | None, typer.Option(help="The column to sort by.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Rows at most.")] = None,
    totals: Annotated[bool, typer.Option("--totals", help="One more row, over all.")] = False,
    snapshot: Annotated[str | None, typer.Option(help="An earlier snapshot.")] = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Numbers from the metrics catalogue."""
    asked = {
        "metrics": tuple(metrics),
        "by": tuple(by or ()),
        "where": tuple(where or ()),
        "start": start.date() if start else None,
        "end": end.date() if end else None,
        "compare": compare,
        "order": order,
        "limit": limit,
        "totals": totals,
    }
    show.answer(_load(project), asked, snapshot, as_json)


@app.command()
def export(
    table: Annotated[str, typer.Argument(help="forecasts, backtests, orders, or any mart")],
    to: Annotated[Path, typer.Option("--to", help="A .csv, .parquet or .xlsx file.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """A table of the served snapshot as a file."""
    show.exported(_load(project), table, to, as_json)


@app.command()
def report(
    to: Annotated[Path, typer.Option("--to", help="A .xlsx file.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """KPIs, forecasts, accuracy, orders and the account, as a workbook."""
    show.reported(_load(project), to, as_json)


@quarantine_app.command("list")
def quarantine_list(
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 20,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The rows kept aside, with reason and raw text."""
    show.quarantined(_load(project), limit, as_json)


@snapshots_app.command("list")
def snapshots_list(project: Where = HERE, as_json: AsJson = False) -> None:
    """What was published, newest first."""
    show.snapshots(_load(project), as_json)


@snapshots_app.command("use")
def snapshots_use(
    snapshot: Annotated[str, typer.Argument(help="Its id.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Serve an earlier snapshot again."""
    show.used(_load(project), snapshot, as_json)


@app.command()
def serve(
    project: Where = HERE,
    port: Annotated[int | None, typer.Option(help="Port; shelfcast.toml's where left.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
) -> None:
    """Open the dashboard."""
    from shelfcast.dashboard.launch import launch

    opened = _load(project)
    told = opened.settings.serve
    raise typer.Exit(launch(opened.root, host or told.host, port or told.port))


@app.command()
def doctor(project: Where = HERE, as_json: AsJson = False) -> None:
    """What is installed, reachable and configured; how to mend the rest."""
    if not show.health(project, as_json):
        raise typer.Exit(1)


def _do(
    steps: tuple[Step, ...],
    opened: Project,
    as_json: bool,
    files: tuple[Path, ...] = (),
    dataset: str | None = None,
    told: list[str] | None = None,
    *,
    as_of: date | None = None,
    force: bool = False,
) -> None:
    """Do the steps with a progress bar, and show what came of them."""
    columns = show.told_columns(told or [])
    with bar(quiet=as_json) as progress:
        asked = Run(opened, files, dataset, columns, as_of, force, progress)
        outcomes = run_steps(asked, steps)
    show.outcomes(opened, outcomes, as_json)


def _load(folder: Path) -> Project:
    return projects.load(folder)


def _load_or_init(folder: Path) -> Project:
    """`run` in a folder of files is the first thing a person does: make the project for them."""
    if not (folder / projects.SETTINGS_FILE).exists():
        return projects.init(folder)
    return projects.load(folder)


def _optional(folder: Path) -> Project | None:
    """`inspect` works outside a project too."""
    return projects.load(folder) if (folder / projects.SETTINGS_FILE).exists() else None


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="The version, then stop.")] = False,
) -> None:
    """From the sales files a shop already has to KPIs, forecasts and a costed order list."""
    if version:
        say(f"shelfcast {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; every error ends as its code, no traceback reaches the person."""
    as_json = "--json" in sys.argv
    try:
        app()
    except ShelfcastError as error:
        raise SystemExit(_failed(error, as_json)) from None
    except KeyboardInterrupt:
        stopped = InterruptedRunError("Stopped.", state="")
        raise SystemExit(_failed(stopped, as_json)) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None
    except Exception as error:
        raise SystemExit(_failed(_unforeseen(error), as_json)) from None


def _failed(error: ShelfcastError, as_json: bool) -> int:
    print_error(error, as_json=as_json)
    return error.exit_code


def _unforeseen(error: Exception) -> ShelfcastError:
    """A fault of ours, told without a traceback, which goes to a file for the report."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError("No space is left on the disk.", fix="free some space, run it again")
    log = show.write_crash(error)
    return FailureError(
        f"Shelfcast failed in a way it did not foresee: {type(error).__name__}: {error}",
        fix=f"report it with the file {log}",
        state="What was published before is still being served.",
    )
