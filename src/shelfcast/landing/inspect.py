"""What would Shelfcast do with this file? Told before anything is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from shelfcast.errors import InputError, MappingError
from shelfcast.landing.meaning.examine import Examined, Habits, examine
from shelfcast.landing.original import readable
from shelfcast.landing.profile import profile_text
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.reshape import reshape
from shelfcast.sources import TextTable, damaged, read_tables


@dataclass(frozen=True)
class Inspected:
    """One table of a file: what it would be taken for, and what its columns hold.

    `profile` is of the text as it stands, one row a column of theirs. A table that is none of ours
    has no `examined`; `refused` says why.
    """

    name: str
    notes: Mapping[str, str]
    rows: int
    profile: pl.DataFrame
    examined: Examined | None
    refused: InputError | None = None


def inspect_file(
    path: Path,
    habits: Habits,
    clues: Clues | None = None,
    mappings: Path | None = None,
    *,
    name: str | None = None,
) -> list[Inspected]:
    """Each table of the file. Raises what landing it would raise, where none would land.

    Writes nothing.

    `clues` are what a person says of it and a calendar knows; `mappings` is the folder of saved
    mapping files, which landing would heed; `name` is what people call the file.
    """
    readable(path)
    with tempfile.TemporaryDirectory(prefix="shelfcast-") as room:
        tables = read_tables(path, name or path.name, Path(room))
        found = [
            inspected
            for table in tables
            for inspected in _inspect(
                table, habits, clues or Clues(country=habits.country), mappings
            )
        ]
    if found and all(each.refused for each in found):
        raise next(each.refused for each in found if each.refused)
    return found


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
            inspected = Inspected(table.name, shaped.notes, rows, profile, None)
            try:
                told = (clues.columns, clues.dataset, mappings)
                return [replace(inspected, examined=examine(shaped, habits, *told))]
            except MappingError:
                raise
            except InputError as error:
                return [replace(inspected, refused=error)]
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if table.careful is None:
            raise damaged(table.name, error) from error
    assert table.careful is not None
    return [
        inspected
        for found in table.careful()
        for inspected in _inspect(found, habits, clues, mappings)
    ]
