"""The two that are measured: Shelfcast, and DuckDB's own sniffer, both without options.

Each reads a file and writes what it read as a CSV. Ours is `write_tables`, whose first table is
taken. DuckDB's is `read_csv` with the settings the benchmark's repository gives its automatic
reader (strict_mode off, ignore_errors, null_padding), and every column as text, which spares it
conversions; a name that it made up for a column (column0…) is written as it told it.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import duckdb

from shelfcast.errors import EmptyFileError, ShelfcastError
from shelfcast.sources.written import write_tables


def ours(path: Path, folder: Path) -> Path | None:
    """The first table as Shelfcast reads it; None where it refuses the file."""
    try:
        with tempfile.TemporaryDirectory() as room:
            return write_tables(path, path.name, folder, Path(room))[0]
    except EmptyFileError:
        return folder / path.name
    except ShelfcastError:
        return None


def duckdb_auto(path: Path, folder: Path) -> Path | None:
    """What DuckDB's sniffer makes of the file; None where it fails."""
    target = folder / path.name
    try:
        read = duckdb.read_csv(
            str(path), strict_mode=False, ignore_errors=True, null_padding=True, all_varchar=True
        )
        rows = read.fetchall()
    except duckdb.Error:
        return None
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(read.columns)
        writer.writerows([cell or "" for cell in row] for row in rows)
    return target
