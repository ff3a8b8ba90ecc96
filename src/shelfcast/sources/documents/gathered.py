"""How are rows with changing fields gathered into one table without filling memory?

Rows come as dicts; a column is added when its name first comes. Every `PART` rows go to a Parquet
file in the working folder, and the table reads all parts as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from shelfcast.sources.table import ROW, SPILL, TextTable, unique_names

PART = 200_000
COLUMNS = 20_000
Fields = Mapping[str, str | None]


class Gathered:
    """Rows on their way to a table; `workdir` must outlive the table's use."""

    def __init__(self, workdir: Path, part: int = PART) -> None:
        self._workdir, self._part = workdir, part
        self._columns: dict[str, None] = {}
        self._rows: list[tuple[int, Fields, str | None]] = []
        self._parts: list[tuple[Path, int]] = []
        self.some_spill = False
        self.height = 0
        self.filled = 0

    def add(self, number: int, fields: Fields, spill: str | None = None) -> None:
        """One row, with its number in the file; `spill` is the JSON of what is in no column.

        Raises ValueError where the rows have more than COLUMNS names between them.
        """
        for name in fields:
            if name not in self._columns:
                self._columns[name] = None
        if len(self._columns) > COLUMNS:
            raise ValueError(f"more than {COLUMNS:,} different fields")
        self._rows.append((number, fields, spill))
        self.some_spill = self.some_spill or spill is not None
        self.height += 1
        self.filled += bool(fields)
        if len(self._rows) >= self._part:
            self._flush()

    def table(self, name: str, notes: Mapping[str, str], title_rows: int = 0) -> TextTable:
        """All rows as a table. Columns keep the order in which they first came."""
        names = unique_names(list(self._columns))
        lazy = self._lazy()
        spill = [pl.col(SPILL)] if self.some_spill else []
        places = [pl.col(str(n)).alias(column) for n, column in enumerate(names)]
        return TextTable(name, names, lazy.select(ROW, *places, *spill), title_rows, notes)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names so far, in the order in which they first came."""
        return tuple(self._columns)

    def files(self) -> list[tuple[Path, int]]:
        """The rows as Parquet files, each with its height; a file has a column by its place."""
        if self._rows:
            self._flush()
        return self._parts

    def _lazy(self) -> pl.LazyFrame:
        if not self._parts:
            return self._frame().lazy()
        if self._rows:
            self._flush()
        schema = self._schema()
        scans = [pl.scan_parquet(file) for file, _ in self._parts]
        parts = [
            part.with_columns(
                pl.lit(None, pl.String).alias(column) for column in schema if column not in known
            ).select(list(schema))
            for part, known in ((p, p.collect_schema()) for p in scans)
        ]
        return pl.concat(parts)

    def _schema(self) -> dict[str, pl.DataType]:
        places = {str(n): pl.String() for n in range(len(self._columns))}
        return {ROW: pl.Int64(), **places, SPILL: pl.String()}

    def _frame(self) -> pl.DataFrame:
        data: dict[str, list[object]] = {ROW: [row[0] for row in self._rows]}
        for place, column in enumerate(self._columns):
            data[str(place)] = [row[1].get(column) for row in self._rows]
        data[SPILL] = [row[2] for row in self._rows]
        return pl.DataFrame(data, schema=self._schema())

    def _flush(self) -> None:
        file = self._workdir / f"part-{len(self._parts)}.parquet"
        self._frame().write_parquet(file, compression="lz4")
        self._parts.append((file, len(self._rows)))
        self._rows = []
