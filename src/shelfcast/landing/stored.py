"""What do curated files hold, as one frame with every column?

A file has only the columns that its batch filled: the others are null.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pyarrow as pa

from shelfcast.contracts import Column, Dataset, Kind

OWN = (
    Column("_batch_id", Kind.ID, "the table of a file that brought the row"),
    Column("_row_number", Kind.INTEGER, "where in the file the row begins"),
    Column("_landed_at", Kind.TIMESTAMP, "when it was landed, local time"),
    Column("_extra", Kind.TEXT, "what the dataset has no column for, as JSON"),
    Column("_heading", Kind.TEXT, "the heading that the figure stood under, in a wide table"),
)
"""What every curated row carries beside the dataset's columns."""


def curated_schema(dataset: Dataset) -> pa.Schema:
    """The dataset's columns and OWN, as Arrow types."""
    return pa.schema([(column.name, column.kind.arrow) for column in (*dataset.columns, *OWN)])


def content(dataset: Dataset) -> list[str]:
    """The columns by which two lines are the same line."""
    return [*dataset.names, "_extra"]


def stored_rows(dataset: Dataset, files: Sequence[str | Path]) -> pl.LazyFrame:
    """The rows of curated files: the dataset's columns and OWN."""
    schema = {column.name: column.kind.polars for column in (*dataset.columns, *OWN)}
    return pl.scan_parquet(
        [str(file) for file in files],
        schema=schema,
        missing_columns="insert",
        extra_columns="ignore",
    )
