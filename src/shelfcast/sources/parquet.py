"""How is Parquet read? Its values become text, so that they are judged like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
from pyarrow.parquet import read_metadata

from shelfcast.errors import EmptyFileError, UnknownFormatError
from shelfcast.sources.damage import unreadable
from shelfcast.sources.splits import Parted, Split
from shelfcast.sources.table import ROW, TextTable, unique_names


def parquet_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a Parquet file. Raises DamagedFileError, EmptyFileError, UnknownFormatError."""
    [table] = scanned_tables(lambda: pl.scan_parquet(path), name, "parquet")
    return [replace(table, parted=Parted(table.rows, RowGroups(path)))]


@dataclass(frozen=True)
class RowGroups:
    """A Parquet file in runs of its row groups; `start` and `stop` of a split count rows."""

    path: Path

    def cut(self, size: int) -> list[Split]:
        """Runs of whole row groups of about `size` bytes on the disk."""
        told = read_metadata(self.path)
        splits, start, stop, held = list[Split](), 0, 0, 0
        share = self.path.stat().st_size / told.num_rows
        for place in range(told.num_row_groups):
            rows = told.row_group(place).num_rows
            stop, held = stop + rows, held + int(rows * share)
            if held >= size or place + 1 == told.num_row_groups:
                splits.append(Split(start, stop, start + 1, stop - start))
                start, held = stop, 0
        return [split for split in splits if split.rows]

    def read(self, split: Split) -> pl.LazyFrame:
        """The rows of some row groups."""
        rows = pl.scan_parquet(self.path).slice(split.start, split.rows)
        return _as_text(rows, rows.collect_schema(), split.first)


def scanned_tables(scan: Callable[[], pl.LazyFrame], name: str, way: str) -> list[TextTable]:
    """The table of a typed file. Raises DamagedFileError, EmptyFileError, UnknownFormatError."""
    try:
        schema = scan().collect_schema()
        count = scan().select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(name, way.capitalize(), error) from error
    nested = [column for column, dtype in schema.items() if dtype.is_nested()]
    if nested:
        raise UnknownFormatError(
            f"{name} has nested columns: {', '.join(nested)}.", fix="export it with flat columns"
        )
    if count == 0:
        raise EmptyFileError(f"{name} has no rows.", fix="export it again; it should hold rows")
    names = unique_names(list(schema))
    return [TextTable(name, names, _as_text(scan(), schema, 1), notes={"way": way})]


def _as_text(rows: pl.LazyFrame, schema: pl.Schema, first: int) -> pl.LazyFrame:
    """ROW, counted from `first`, and the columns as text under names that are told apart."""
    columns = [
        _text(old, dtype).alias(new)
        for (old, dtype), new in zip(schema.items(), unique_names(list(schema)), strict=True)
    ]
    numbered = rows.with_row_index(ROW, offset=first)
    return numbered.select(pl.col(ROW).cast(pl.Int64), *columns)


def _text(column: str, dtype: pl.DataType) -> pl.Expr:
    """Dates, times and durations as ISO text; binary as UTF-8; the rest as it prints."""
    if isinstance(dtype, pl.Datetime):
        return pl.col(column).dt.strftime(
            "%Y-%m-%d %H:%M:%S%.f" + ("%:z" if dtype.time_zone else "")
        )
    if isinstance(dtype, pl.Duration):
        return pl.col(column).dt.to_string("iso")
    return pl.col(column).cast(pl.String, strict=False)
