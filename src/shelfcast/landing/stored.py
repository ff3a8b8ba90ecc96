"""What do curated files hold, as one frame with every column?

A file has only the columns that its batch filled: the others are null.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from shelfcast.contracts import Dataset

OWN: dict[str, pl.DataType] = {
    "_batch_id": pl.String(),
    "_row_number": pl.Int64(),
    "_landed_at": pl.Datetime("us"),
}
"""What every curated row carries beside its content."""


def content(dataset: Dataset) -> list[str]:
    """The columns by which two lines are the same line."""
    return [*dataset.names, "_extra"]


def stored_rows(dataset: Dataset, files: Sequence[str | Path]) -> pl.LazyFrame:
    """The rows of curated files: the dataset's columns, `_extra` and OWN."""
    schema = {**dataset.schema(), "_extra": pl.String(), **OWN}
    return pl.scan_parquet(
        [str(file) for file in files],
        schema=schema,
        missing_columns="insert",
        extra_columns="ignore",
    )
