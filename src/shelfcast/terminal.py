"""How are results shown: to a person as tables and bars, to a program as one JSON document?

Numbers and tables go to stdout, progress and warnings to stderr.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from shelfcast.errors import ShelfcastError

if TYPE_CHECKING:
    import polars as pl
    from rich.progress import Progress as Bar

    from shelfcast.contracts import Progress as Told

ROWS_SHOWN = 30
PIPE_WIDTH = 170
WIDE = 120
out = Console(width=None if sys.stdout and sys.stdout.isatty() else PIPE_WIDTH)
err = Console(stderr=True)
_shown: list[Bar] = []
"""The progress bars on the screen."""


def print_json(document: object) -> None:
    """One JSON document on stdout: dates as ISO, money as a number with its decimals."""
    text = json.dumps(_finite(document), ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write(text + "\n")


def _finite(value: object) -> object:
    """The document without numbers that JSON has no word for: they become null."""
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def records(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows as JSON takes them."""
    return frame.to_dicts()


def print_error(error: ShelfcastError, *, as_json: bool) -> None:
    """The error: on stderr in words, or on stdout as JSON."""
    if as_json:
        print_json(error.as_dict())
        return
    first, *rest = str(error).split("\n")
    err.print(f"[bold red]{escape(first)}[/]", highlight=False, soft_wrap=True)
    for line in rest:
        style = "bold" if line.startswith("Fix: ") else "default"
        err.print(f"[{style}]{escape(line)}[/]", highlight=False, soft_wrap=True)


def warn(text: str) -> None:
    """Something a person should look at."""
    err.print(f"[yellow]! {escape(text)}[/]", highlight=False, soft_wrap=True)


def say(text: str, mark: str = "", style: str = "default") -> None:
    """A line for a person, with a mark of that style before it."""
    before = f"[{style}]{escape(mark)}[/] " if mark else ""
    out.print(f"{before}{escape(text)}", highlight=False, soft_wrap=True)


def is_wide() -> bool:
    """True where a sentence fits beside a few columns."""
    return out.width >= WIDE


def print_frame(
    frame: pl.DataFrame,
    *,
    title: str = "",
    formats: Mapping[str, str] | None = None,
    currency: str = "",
    limit: int = ROWS_SHOWN,
) -> None:
    """The first rows of a frame as a table."""
    from rich.table import Table

    table = Table(title=escape(title) or None, title_justify="left", header_style="bold")
    formats = formats or {}
    for name, dtype in frame.schema.items():
        table.add_column(escape(name), justify="right" if dtype.is_numeric() else "left")
    for row in frame.head(limit).iter_rows(named=True):
        cells = [_cell(value, formats.get(name, ""), currency) for name, value in row.items()]
        table.add_row(*cells)
    out.print(table)
    if frame.height > limit:
        say(f"and {frame.height - limit:,} more rows")


def _cell(value: object, kind: str, currency: str) -> str:
    if kind:
        from shelfcast.metrics.format import written

        return escape(written(value, kind, currency))
    if value is None:
        return ""
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    is_count = isinstance(value, int) and not isinstance(value, bool)
    return escape(f"{value:,}" if is_count else f"{value}")


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Names and values, aligned."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    for name, value in facts:
        table.add_row(f"[bold]{escape(name)}[/]", escape(value))
    out.print(table)


@contextmanager
def bar(*, quiet: bool) -> Iterator[Told]:
    """A progress bar on stderr; nothing where stderr is no terminal or `quiet`."""
    if quiet or not err.is_terminal:
        yield lambda _label, _done: None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("starting", total=1.0)
        _shown.append(progress)
        try:
            yield lambda label, done: progress.update(task, description=label, completed=done)
        finally:
            _shown.remove(progress)


@contextmanager
def paused() -> Iterator[None]:
    """No progress bar while a person is asked something."""
    for progress in _shown:
        progress.stop()
    try:
        yield
    finally:
        for progress in _shown:
            progress.start()
