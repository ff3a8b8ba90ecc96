"""What would Shelfcast do with this file? Told before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from shelfcast.landing.clues import Clues
from shelfcast.landing.examine import Examined, Habits, examine
from shelfcast.landing.original import readable
from shelfcast.landing.profile import profile_text
from shelfcast.landing.reshape import reshape
from shelfcast.sources import TextTable, damaged, read_tables


@dataclass(frozen=True)
class Inspected:
    """One table of a file: what it would be taken for, and what its columns hold.

    `profile` is of the text as it stands, one row a column of theirs.
    """

    name: str
    notes: Mapping[str, str]
    rows: int
    examined: Examined
    profile: pl.DataFrame


def inspect_file(
    path: Path,
    habits: Habits,
    clues: Clues | None = None,
    mappings: Path | None = None,
    *,
    name: str | None = None,
) -> list[Inspected]:
    """Each table of the file. Raises what landing it would raise; writes nothing.

    `clues` are what a person says of it and a calendar knows; `mappings` is the folder of saved
    mapping files, which landing would heed; `name` is what people call the file.
    """
    readable(path)
    with tempfile.TemporaryDirectory(prefix="shelfcast-") as room:
        tables = read_tables(path, name or path.name, Path(room))
        return [
            found
            for table in tables
            for found in _inspect(table, habits, clues or Clues(country=habits.country), mappings)
        ]


def _inspect(
    table: TextTable,
    habits: Habits,
    clues: Clues,
    mappings: Path | None,
) -> list[Inspected]:
    try:
        rows = table.rows.select(pl.len()).collect().item()
        if table.expected_rows in (None, rows):
            shaped = reshape(table, clues)
            profile = profile_text(shaped)
            examined = examine(shaped, habits, clues.columns, clues.dataset, mappings)
            return [Inspected(table.name, shaped.notes, rows, examined, profile)]
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if table.careful is None:
            raise damaged(table.name, error) from error
    assert table.careful is not None
    return [
        inspected
        for found in table.careful()
        for inspected in _inspect(found, habits, clues, mappings)
    ]
