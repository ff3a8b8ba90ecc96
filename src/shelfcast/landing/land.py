"""How does a file get into the lake, whole and once?

The file is kept as it came, and each of its tables is landed as a batch of its own. Where the fast
way of reading a table fails on a row that it is too strict for, the table is read again the
careful way. Not here: who may write (the caller holds the project's lock).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from shelfcast.errors import InputError, MappingError, UndatedError
from shelfcast.lake import full_disk_told, says_full
from shelfcast.landing.account import came_before
from shelfcast.landing.aside.passed_over import pass_over
from shelfcast.landing.batch import land_batch
from shelfcast.landing.original import Original, forget, keep
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.shapes.reshape import reshape
from shelfcast.sources import TextTable, damaged, read_tables


def land_file(
    path: Path, request: Request, name: str | None = None, notes: Mapping[str, str] | None = None
) -> list[Landed]:
    """Land every table of a file, which people call `name`; `notes` go into the account with it.

    A table that counts its periods waits for the others: the calendar may be among them. A table
    that is none of ours is passed over, unless the file has no other.

    Raises InputErrors of the sources and of `choose`, and DiskFullError; tables committed before
    the error stay.
    """
    lake, name = request.lake, name or path.name
    with full_disk_told(lake.root), request.books.kept():
        original = keep(lake, path)
        landing = _Landing(request, original)
        try:
            with tempfile.TemporaryDirectory(prefix=".landing-", dir=lake.root) as room:
                near, readers = _within_reach(path, original, request), request.workers
                tables = read_tables(near, name, Path(room), readers)
                for place, table in enumerate(tables):
                    landing.take(_noted(table, notes or {}), f"{original.content}-{place}")
                    request.books.write_enough()
                return landing.ended()
        finally:
            if not landing.done and original.new and not came_before(lake, original.content):
                forget(original)


def _within_reach(path: Path, original: Original, request: Request) -> Path:
    """Where the file is read: workers have the lake's folder, and may have no other."""
    if request.workers is None:
        return path
    original.kept()
    return original.path


@dataclass
class _Landing:
    """The tables of one file on their way: landed, waiting for a calendar, or refused."""

    request: Request
    original: Original
    done: list[Landed] = field(default_factory=list)
    waiting: list[tuple[TextTable, str]] = field(default_factory=list)
    refused: list[tuple[TextTable, str, InputError]] = field(default_factory=list)

    def take(self, table: TextTable, batch: str, *, may_wait: bool = True) -> None:
        """Land a table, or the tables that the careful way finds in its place."""
        try:
            landed = _land(table, batch, self.request, self.original)
        except MappingError:
            raise
        except InputError as error:
            if may_wait and isinstance(error, UndatedError):
                self.waiting.append((table, batch))
            else:
                self.refused.append((table, batch, error))
            return
        if landed is not None:
            self.done.append(landed)
            return
        assert table.careful is not None
        for place, found in enumerate(table.careful()):
            self.take(found, f"{batch}-{place}" if place else batch, may_wait=may_wait)

    def ended(self) -> list[Landed]:
        """All that landed or was passed over; raises the first refusal where nothing landed."""
        for table, batch in self.waiting:
            self.take(table, batch, may_wait=False)
        if self.refused and not self.done:
            raise self.refused[0][2]
        if self.refused:
            self.original.kept()
        for table, batch, error in self.refused:
            line = pass_over(table, batch, error, self.request.books)
            self.done.append(Landed(line, None, passed_over=error))
        return self.done


def _noted(table: TextTable, notes: Mapping[str, str]) -> TextTable:
    """The table with more notes, which it keeps where it is read the careful way."""
    careful = table.careful
    if careful is None:
        return replace(table, notes={**table.notes, **notes})
    again = lambda: [_noted(found, notes) for found in careful()]  # noqa: E731
    return replace(table, notes={**table.notes, **notes}, careful=again)


def _land(table: TextTable, batch: str, request: Request, original: Original) -> Landed | None:
    """The table landed; None where the fast way is too strict for it."""
    try:
        shaped = reshape(table, request.clues(batch))
        return land_batch(shaped, batch, request, original)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if says_full(error):
            raise
        if table.careful is None:
            raise damaged(table.name, error) from error
        return None
