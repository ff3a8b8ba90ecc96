"""Where do the rows of a table go that is read piece by piece?

Into Parquet files in the working folder, a file a piece, which are then scanned lazily. A table of
one piece stays in memory.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.sources.table import ROW, SPILL


class Parts:
    """The pieces of one table's rows, in order: ROW, the columns, and SPILL while they come."""

    def __init__(self, columns: tuple[str, ...], folder: Path, stem: str) -> None:
        self.columns = columns
        self.height = 0
        self._folder, self._stem = folder, stem
        self._held: pl.DataFrame | None = None
        self._files: list[Path] = []
        self._spills = False

    def add(self, rows: pl.DataFrame) -> None:
        """Take a piece; the one before it goes to disk."""
        if not rows.height:
            return
        if self._held is not None:
            self._put(self._held)
        self._held = rows
        self.height += rows.height
        self._spills = self._spills or rows[SPILL].null_count() < rows.height

    def _put(self, rows: pl.DataFrame) -> None:
        file = self._folder / f"{self._stem}-{len(self._files):06d}.parquet"
        rows.write_parquet(file, compression="lz4", statistics=False)
        self._files.append(file)

    def frame(self) -> pl.LazyFrame:
        """All rows; SPILL only where a row has cells beyond the columns."""
        if self._files and self._held is not None:
            self._put(self._held)
            self._held = None
        if self._files:
            rows = pl.scan_parquet(self._files)
        elif self._held is not None:
            rows = self._held.lazy()
        else:
            rows = pl.LazyFrame(schema=schema(self.columns))
        return rows if self._spills else rows.drop(SPILL)


def schema(columns: tuple[str, ...]) -> dict[str, type[pl.DataType]]:
    """What a piece holds."""
    return {ROW: pl.Int64, **dict.fromkeys(columns, pl.String), SPILL: pl.String}
