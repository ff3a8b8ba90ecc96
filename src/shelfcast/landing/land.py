"""How does a file get into the lake, whole and once?

The file is kept as it came, and each of its tables is landed as a batch of its own. Where the fast
way of reading a table fails on a row that it is too strict for, the table is read again the
careful way. Not here: who may write (the caller holds the project's lock).
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import polars as pl

from shelfcast.errors import UndatedError
from shelfcast.lake import Lake, full_disk_told, pending, says_full
from shelfcast.landing.account import read_account
from shelfcast.landing.batch import land_batch
from shelfcast.landing.original import Original, forget, keep
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.reshape import reshape
from shelfcast.sources import TextTable, damaged, read_tables


def land_file(
    path: Path, request: Request, name: str | None = None, notes: Mapping[str, str] | None = None
) -> list[Landed]:
    """Land every table of a file, which people call `name`; `notes` go into the account with it.

    A table that counts its periods waits for the others: the calendar may be among them.

    Raises InputErrors of the sources and of `choose`, and DiskFullError; tables committed before
    the error stay.
    """
    lake, name = request.lake, name or path.name
    done: list[Landed] = []
    waiting: list[tuple[TextTable, str]] = []
    with full_disk_told(lake.root):
        original = keep(lake, path)
        try:
            with tempfile.TemporaryDirectory(prefix=".landing-", dir=lake.root) as room:
                tables = (
                    _noted(table, notes or {}) for table in read_tables(path, name, Path(room))
                )
                for place, table in enumerate(tables):
                    batch = f"{original.content}-{place}"
                    try:
                        done += _land(table, batch, request, original)
                    except UndatedError:
                        waiting.append((table, batch))
                for table, batch in waiting:
                    done += _land(table, batch, request, original)
        finally:
            if not done and original.new and not _is_known(lake, original.content):
                forget(original)
    return done


def _noted(table: TextTable, notes: Mapping[str, str]) -> TextTable:
    """The table with more notes, which it keeps where it is read the careful way."""
    careful = table.careful
    if careful is None:
        return replace(table, notes={**table.notes, **notes})
    again = lambda: [_noted(found, notes) for found in careful()]  # noqa: E731
    return replace(table, notes={**table.notes, **notes}, careful=again)


def _is_known(lake: Lake, content: str) -> bool:
    """True where a batch of these bytes is in the account, or was begun and may still be."""
    begun = any(intent.batch.startswith(content) for intent in pending(lake))
    return begun or content in set(read_account(lake)["content"])


def _land(table: TextTable, batch: str, request: Request, original: Original) -> list[Landed]:
    try:
        shaped = reshape(table, request.clues(batch))
        landed = land_batch(shaped, batch, request, original)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if says_full(error):
            raise
        if table.careful is None:
            raise damaged(table.name, error) from error
        landed = None
    if landed is not None:
        return [landed]
    assert table.careful is not None
    done: list[Landed] = []
    for place, found in enumerate(table.careful()):
        done += _land(found, f"{batch}-{place}" if place else batch, request, original)
    return done
