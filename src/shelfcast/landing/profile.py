"""What do the columns hold: how full, how many different values, from where to where?

Counts are exact but for `distinct`, which is HyperLogLog's estimate above some thousands.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.landing.stored import stored_rows
from shelfcast.sources import TextTable

PROFILE_SCHEMA = {
    "dataset": pl.String(),
    "column": pl.String(),
    "rows": pl.Int64(),
    "missing": pl.Int64(),
    "missing_share": pl.Float64(),
    "distinct": pl.Int64(),
    "lowest": pl.String(),
    "highest": pl.String(),
}


def profile_text(table: TextTable) -> pl.DataFrame:
    """One row a column of a text table, blanks counted as missing."""
    return _profile(table.name, table.rows, table.columns)


def profile_files(dataset: Dataset, files: Sequence[str]) -> pl.DataFrame:
    """One row a column of a dataset's curated files; columns nobody filled are left out."""
    if not files:
        return pl.DataFrame(schema=PROFILE_SCHEMA)
    profile = _profile(dataset.name, stored_rows(dataset, files), dataset.names)
    return profile.filter(pl.col("missing") < pl.col("rows"))


def _profile(name: str, rows: pl.LazyFrame, columns: Sequence[str]) -> pl.DataFrame:
    measures = [
        measure
        for place, column in enumerate(columns)
        for measure in (
            pl.col(column).null_count().alias(f"{place}:missing"),
            pl.col(column).approx_n_unique().alias(f"{place}:distinct"),
            pl.col(column).min().cast(pl.String).alias(f"{place}:lowest"),
            pl.col(column).max().cast(pl.String).alias(f"{place}:highest"),
        )
    ]
    found = (
        rows.select(pl.len().alias("rows"), *measures)
        .collect(engine="streaming")
        .row(0, named=True)
    )
    total = found["rows"]
    lines = [
        {
            "dataset": name,
            "column": column,
            "rows": total,
            "missing": found[f"{place}:missing"],
            "missing_share": found[f"{place}:missing"] / total if total else 0.0,
            "distinct": found[f"{place}:distinct"],
            "lowest": found[f"{place}:lowest"],
            "highest": found[f"{place}:highest"],
        }
        for place, column in enumerate(columns)
    ]
    return pl.DataFrame(lines, schema=PROFILE_SCHEMA)
