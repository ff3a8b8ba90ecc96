"""Which columns of a sale line does no file tell?

A landed file has only the columns that its batch filled. What no file of sales, receipts or their
lines has is empty on every line, and the warehouse need not write it once for every line.
Not here: which columns a line may be without, and what fills them (dbt/macros/shown_columns.sql).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from shelfcast.contracts import DATASETS

LINES_COME_FROM = ("sales", "receipts", "receipt_lines")


def untold_columns(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """The columns of dataset sales that are in none of the files, sorted.

    `tables` are the lake's Parquet files by dataset.
    """
    files = [file for name in LINES_COME_FROM for file in tables.get(name, ())]
    found = connection.execute(
        "select distinct name from parquet_schema(?)", [files]
    ).fetchall() if files else []  # fmt: skip
    return tuple(sorted(set(DATASETS["sales"].names) - {str(name) for (name,) in found}))
