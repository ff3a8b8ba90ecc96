"""How is an Arrow file (Feather version 2) read? Its values become text, as Parquet's do."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.sources.parquet import scanned_tables
from shelfcast.sources.table import TextTable


def arrow_tables(path: Path, name: str) -> list[TextTable]:
    """The table of an Arrow file. Raises DamagedFileError, EmptyFileError, UnknownFormatError."""
    return scanned_tables(lambda: pl.scan_ipc(path), name, "arrow")
