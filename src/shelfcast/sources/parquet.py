"""How is Parquet read? Its values become text, so that they are judged like any other."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.errors import DamagedFileError, EmptyFileError, UnknownFormatError
from shelfcast.sources.table import ROW, TextTable, unique_names


def parquet_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a Parquet file. Raises DamagedFileError, EmptyFileError, UnknownFormatError."""
    try:
        schema = pl.scan_parquet(path).collect_schema()
        count = pl.scan_parquet(path).select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise DamagedFileError(
            f"{name} begins like Parquet but does not read.",
            evidence=[str(error).splitlines()[0]],
            fix="copy or export it again; it may have been cut short",
        ) from error
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
    rows = pl.scan_parquet(path, row_index_name=ROW, row_index_offset=1)
    return [
        TextTable(
            name, names, rows.select(pl.col(ROW).cast(pl.Int64), *columns), notes={"way": "parquet"}
        )
    ]


def _text(column: str, dtype: pl.DataType) -> pl.Expr:
    """Dates, times and durations as ISO text; binary as UTF-8; the rest as it prints."""
    if isinstance(dtype, pl.Datetime):
        return pl.col(column).dt.strftime(
            "%Y-%m-%d %H:%M:%S%.f" + ("%:z" if dtype.time_zone else "")
        )
    if isinstance(dtype, pl.Duration):
        return pl.col(column).dt.to_string("iso")
    return pl.col(column).cast(pl.String, strict=False)
