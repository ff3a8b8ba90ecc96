"""The command line: thin. Each command reads its arguments, calls a room, and shows the answer.

Exit codes: 0 done; 2 the person can mend it, also where some files were refused and the rest was
done; 1 the run failed. With `--json` one document goes to stdout; progress goes to stderr.

A command imports the rooms it needs when it is called: `--help` waits for none of them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from shelfcast import __version__
from shelfcast import project as projects
from shelfcast.errors import InputError, InterruptedRunError, MappingError, ShelfcastError
from shelfcast.project import Project
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
EVERY_STEP = ("land", "build", "forecast", "plan", "publish")
CTRL_C = 130
"""What typer returns where a command was stopped by Ctrl-C."""


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
    _do(EVERY_STEP, shop, as_json, files=tuple(files))
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
    from shelfcast.show.inspection import show_inspection

    show_inspection(file, _optional(project), _columns(told), dataset, as_json=as_json)


@app.command()
def ingest(
    files: Files,
    told: Told = None,
    dataset: As = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Files into the lake; the account of each."""
    _do(("land",), _load(project), as_json, tuple(files), dataset, told)


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
    _do(EVERY_STEP, opened, as_json, tuple(files or ()), dataset, told, as_of=day, force=force)


@app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The lake's rows into the warehouse's tables."""
    _do(("build", "publish"), _load(project), as_json, force=force)


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
    _do(("forecast", "publish"), opened, as_json, force=force)


@app.command()
def plan(
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    force: Annotated[bool, typer.Option("--force", help="Though nothing changed.")] = False,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What to order, ranked by what it brings."""
    day = as_of.date() if as_of else None
    _do(("plan", "publish"), _load(project), as_json, as_of=day, force=force)


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
    from shelfcast.show.answer import show_answer

    show_answer(_load(project), asked, snapshot, as_json=as_json)


@app.command()
def export(
    table: Annotated[str, typer.Argument(help="forecasts, backtests, orders, or any mart")],
    to: Annotated[Path, typer.Option("--to", help="A .csv, .parquet or .xlsx file.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """A table of the served snapshot as a file."""
    from shelfcast.show.files import show_export

    show_export(_load(project), table, to, as_json=as_json)


@app.command()
def report(
    to: Annotated[Path, typer.Option("--to", help="A .xlsx file.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """KPIs, forecasts, accuracy, orders and the account, as a workbook."""
    from shelfcast.show.files import show_report

    show_report(_load(project), to, as_json=as_json)


@quarantine_app.command("list")
def quarantine_list(
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 20,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """The rows kept aside, with reason and raw text."""
    from shelfcast.show.quarantine import show_quarantine

    show_quarantine(_load(project), limit, as_json=as_json)


@snapshots_app.command("list")
def snapshots_list(project: Where = HERE, as_json: AsJson = False) -> None:
    """What was published, newest first."""
    from shelfcast.show.snapshots import show_snapshots

    show_snapshots(_load(project), as_json=as_json)


@snapshots_app.command("use")
def snapshots_use(
    snapshot: Annotated[str, typer.Argument(help="Its id.")],
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Serve an earlier snapshot again."""
    from shelfcast.show.snapshots import show_used

    show_used(_load(project), snapshot, as_json=as_json)


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
    from shelfcast.show.health import show_health

    if not show_health(project, as_json=as_json):
        raise typer.Exit(1)


def _do(
    names: tuple[str, ...],
    opened: Project,
    as_json: bool,
    files: tuple[Path, ...] = (),
    dataset: str | None = None,
    told: list[str] | None = None,
    *,
    as_of: date | None = None,
    force: bool = False,
) -> None:
    """Do the steps with a progress bar, show what came of them; exit 2 where a file was refused."""
    columns = _columns(told)
    with bar(quiet=as_json) as progress:
        progress("starting", 0.0)
        from shelfcast.pipeline import named, run_steps
        from shelfcast.show.outcomes import show_outcomes
        from shelfcast.steps import Run

        asked = Run(opened, files, dataset, columns, as_of, force, progress)
        outcomes = run_steps(asked, named(names))
    if not show_outcomes(opened, outcomes, as_json=as_json):
        raise typer.Exit(InputError.exit_code)


def _columns(told: Sequence[str] | None) -> dict[str, str]:
    """`--map` arguments as their column -> ours. Raises MappingError."""
    pairs = told or ()
    broken = [text for text in pairs if "=" not in text]
    if broken:
        raise MappingError(
            "--map wants THEIRS=OURS.", evidence=broken, fix="--map 'Their Column=quantity'"
        )
    parted = (text.rpartition("=") for text in pairs)
    return {theirs.strip(): ours.strip() for theirs, _, ours in parted}


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every error ends as its code, no traceback reaches the person."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    as_json = "--json" in given
    _open_streams()
    try:
        code = app(given, prog_name="shelfcast", standalone_mode=False) or 0
        if code == CTRL_C:
            raise KeyboardInterrupt
        sys.stdout.flush()
    except ShelfcastError as error:
        code = _failed(error, as_json)
    except typer.TyperException as error:
        code = _failed(_misused(error), as_json)
    except (KeyboardInterrupt, typer.Abort):
        code = _failed(InterruptedRunError("Stopped.", state=""), as_json)
    except BrokenPipeError:
        # The reader has gone; whatever Python would still flush goes nowhere, without a complaint.
        sys.stdout = sys.stderr = None
        code = 1
    except Exception as error:
        from shelfcast.show.fault import told

        code = _failed(told(error), as_json)
    raise SystemExit(code)


def _open_streams() -> None:
    """A closed stream swallows what is written; letters that a stream cannot hold are escaped."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _failed(error: ShelfcastError, as_json: bool) -> int:
    print_error(error, as_json=as_json)
    return error.exit_code


def _misused(error: typer.TyperException) -> InputError:
    """A command that was written wrongly, told as any other mistake."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return InputError("No command was given.", why=str(error), state="")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "shelfcast"
    what = error.format_message() if hasattr(error, "format_message") else str(error)
    return InputError(what, fix=f"{command} --help", state="")
