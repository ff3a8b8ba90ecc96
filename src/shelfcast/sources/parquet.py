"""How is Parquet read? Its values become text, so that they are judged like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from shelfcast.errors import EmptyFileError, UnknownFormatError
from shelfcast.sources.damage import unreadable
from shelfcast.sources.table import ROW, TextTable, unique_names


def parquet_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a Parquet file. Raises DamagedFileError, EmptyFileError, UnknownFormatError."""
    return scanned_tables(lambda: pl.scan_parquet(path), name, "parquet")


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
    columns = [
        _text(old, dtype).alias(new)
        for (old, dtype), new in zip(schema.items(), names, strict=True)
    ]
    rows = scan().with_row_index(ROW, offset=1)
    own = pl.col(ROW).cast(pl.Int64)
    return [TextTable(name, names, rows.select(own, *columns), notes={"way": way})]


def _text(column: str, dtype: pl.DataType) -> pl.Expr:
    """Dates, times and durations as ISO text; binary as UTF-8; the rest as it prints."""
    if isinstance(dtype, pl.Datetime):
        return pl.col(column).dt.strftime(
            "%Y-%m-%d %H:%M:%S%.f" + ("%:z" if dtype.time_zone else "")
        )
    if isinstance(dtype, pl.Duration):
        return pl.col(column).dt.to_string("iso")
    return pl.col(column).cast(pl.String, strict=False)
