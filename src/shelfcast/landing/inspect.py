"""What would Shelfcast do with this file? Told before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shelfcast.landing.examine import Examined, Habits, examine
from shelfcast.landing.profile import profile_text
from shelfcast.sources import TextTable, read_tables


@dataclass(frozen=True)
class Inspected:
    """One table of a file: what it would be taken for, and what its columns hold.

    `profile` is of the text as it stands, one row a column of theirs; `rows` is None where the
    fast way of reading would give way to the careful one.
    """

    name: str
    notes: Mapping[str, str]
    rows: int
    examined: Examined
    profile: pl.DataFrame


def inspect_file(
    path: Path, habits: Habits, told: Mapping[str, str] | None = None, dataset: str | None = None
) -> list[Inspected]:
    """Each table of the file. Raises what landing it would raise; writes nothing."""
    with tempfile.TemporaryDirectory(prefix="shelfcast-") as room:
        tables = read_tables(path, path.name, Path(room))
        return [_inspect(table, habits, told or {}, dataset) for table in tables]


def _inspect(
    table: TextTable, habits: Habits, told: Mapping[str, str], dataset: str | None
) -> Inspected:
    try:
        rows = table.rows.select(pl.len()).collect().item()
        profile = profile_text(table)
    except pl.exceptions.PolarsError:
        if table.careful is None:
            raise
        return _inspect(table.careful(), habits, told, dataset)
    if table.careful is not None and rows != table.expected_rows:
        return _inspect(table.careful(), habits, told, dataset)
    examined = examine(table, habits, told, dataset)
    return Inspected(table.name, table.notes, rows, examined, profile)
