"""What was read of a file, as a clean CSV that any program reads?

UTF-8, comma, RFC 4180 quotes, \\n line ends. The header as it stands in the file comes first,
stacked header rows joined by a blank; a table without a header has none here either. Rows follow
in their order, each with all its cells, those beyond the header too. Title rows and rows in which
no cell is filled are left out; nothing else is.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import polars as pl

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.delimited import delimited_tables
from shelfcast.sources.csv.stacked import join_rows
from shelfcast.sources.damage import damaged
from shelfcast.sources.files import read_tables
from shelfcast.sources.kinds import FileKind, file_kind
from shelfcast.sources.table import ROW, SPILL, TextTable

BATCH = 50_000


def write_tables(path: Path, name: str, folder: Path, workdir: Path) -> list[Path]:
    """Each table of a file as a CSV in `folder`; the files written, in order.

    The first is called as the file is, the next `…!table-2.csv` and so on. Raises what reading
    raises, after writing an empty file for a file that holds nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        tables = list(_tables(path, name, workdir))
    except EmptyFileError:
        _target(folder, name, name).write_text("", encoding="utf-8")
        raise
    return [_written(table, _target(folder, table.name, name)) for table in tables]


def _tables(path: Path, name: str, workdir: Path) -> Iterator[TextTable]:
    """The tables, those of a CSV even where they have a header and no row."""
    if file_kind(path, name) is FileKind.CSV:
        yield from delimited_tables(path, name, workdir, empty=True)
    else:
        yield from read_tables(path, name, workdir)


def _target(folder: Path, table: str, file: str) -> Path:
    rest = table.removeprefix(file).replace("/", "_").replace("\\", "_")
    stem = Path(file).name.removesuffix(".csv")
    return folder / f"{stem}{rest}.csv"


def _written(table: TextTable, target: Path) -> Path:
    try:
        with target.open("w", encoding="utf-8", newline="") as out:
            count = write_csv(table, out)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        if table.careful is None:
            raise damaged(table.name, error) from error
        count = -1
    if table.careful is not None and count != table.expected_rows:
        again = [
            _written(found, _target(target.parent, found.name, table.name))
            for found in table.careful()
        ]
        return again[0]
    return target


def write_csv(table: TextTable, out: TextIO) -> int:
    """The header and the rows; how many rows the table has, blank ones counted."""
    writer = csv.writer(out, lineterminator="\n")
    width = 0
    if table.header:
        names = join_rows(table.header, dedupe=False)
        width = len(names)
        writer.writerow(names)
    rows = 0
    frame = table.rows.sort(ROW) if table.careful is None else table.rows
    for batch in frame.collect(engine="streaming").iter_slices(BATCH):
        rows += batch.height
        writer.writerows(_cells(batch, table.columns, width))
    return rows


def _cells(rows: pl.DataFrame, columns: tuple[str, ...], width: int) -> Iterator[list[str]]:
    spills = rows[SPILL] if SPILL in rows.columns else [None] * rows.height
    for cells, spill in zip(rows.select(columns).iter_rows(), spills, strict=True):
        filled = [cell or "" for cell in cells]
        if spill:
            filled += [cell or "" for cell in json.loads(spill)]
        if any(cell.strip() for cell in filled):
            yield filled + [""] * (width - len(filled))
