"""How does a file get into the lake, whole and once?

The file is kept as it came, and each of its tables is landed as a batch of its own. Where the fast
way of reading a table fails on a row that it is too strict for, the table is read again the
careful way. Not here: who may write (the caller holds the project's lock).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from shelfcast.landing.batch import land_batch
from shelfcast.landing.original import forget, keep
from shelfcast.landing.request import Landed, Request
from shelfcast.sources import TextTable, read_tables


def land_file(path: Path, request: Request, name: str | None = None) -> list[Landed]:
    """Land every table of a file, which people call `name`.

    Raises InputErrors of the sources and of `choose`; tables committed before the error stay.
    """
    original = keep(request.lake, path)
    done: list[Landed] = []
    try:
        with tempfile.TemporaryDirectory(prefix=".landing-", dir=request.lake.root) as room:
            for place, table in enumerate(read_tables(path, name or path.name, Path(room))):
                done.append(_land(table, f"{original.content}-{place}", request))
    finally:
        if not done:
            forget(original)
    return done


def _land(table: TextTable, batch: str, request: Request) -> Landed:
    try:
        landed = land_batch(table, batch, request)
    except pl.exceptions.PolarsError as error:
        if table.careful is None or "No space left" in str(error):
            raise
        landed = None
    if landed is not None:
        return landed
    assert table.careful is not None
    again = land_batch(table.careful(), batch, request)
    assert again is not None
    return again
