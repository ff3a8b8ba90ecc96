"""How does a file get into the lake, whole and once?

The file is kept as it came, and each of its tables is landed as a batch of its own. Where the fast
way of reading a table fails on a row that it is too strict for, the table is read again the
careful way. Not here: who may write (the caller holds the project's lock).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from shelfcast.lake import Lake, full_disk_told, pending, says_full
from shelfcast.landing.account import read_account
from shelfcast.landing.batch import land_batch
from shelfcast.landing.original import Original, forget, keep
from shelfcast.landing.request import Landed, Request
from shelfcast.sources import TextTable, damaged, read_tables


def land_file(path: Path, request: Request, name: str | None = None) -> list[Landed]:
    """Land every table of a file, which people call `name`.

    Raises InputErrors of the sources and of `choose`, and DiskFullError; tables committed before
    the error stay.
    """
    lake, name = request.lake, name or path.name
    done: list[Landed] = []
    with full_disk_told(lake.root):
        original = keep(lake, path)
        try:
            with tempfile.TemporaryDirectory(prefix=".landing-", dir=lake.root) as room:
                for place, table in enumerate(read_tables(path, name, Path(room))):
                    batch = f"{original.content}-{place}"
                    done.append(_land(table, batch, request, original))
        finally:
            if not done and original.new and not _is_known(lake, original.content):
                forget(original)
    return done


def _is_known(lake: Lake, content: str) -> bool:
    """True where a batch of these bytes is in the account, or was begun and may still be."""
    begun = any(intent.batch.startswith(content) for intent in pending(lake))
    return begun or content in set(read_account(lake)["content"])


def _land(table: TextTable, batch: str, request: Request, original: Original) -> Landed:
    try:
        landed = land_batch(table, batch, request, original)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if says_full(error):
            raise
        if table.careful is None:
            raise damaged(table.name, error) from error
        landed = None
    if landed is not None:
        return landed
    assert table.careful is not None
    return _land(table.careful(), batch, request, original)
