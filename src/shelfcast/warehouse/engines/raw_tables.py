"""Which tables and columns does schema `raw` of the work file have?

What every engine but DuckDB is brought. Not here: what is in them (raw.py, rule_words.py).
"""

from __future__ import annotations

import duckdb


def raw_columns(work: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Each table and view of schema `raw`: column name to DuckDB type."""
    found = work.execute(
        "select table_name, column_name, data_type from information_schema.columns "
        "where table_schema = 'raw' order by table_name, ordinal_position"
    ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in found:
        tables.setdefault(table, {})[column] = kind
    return tables
