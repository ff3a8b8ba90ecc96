"""What does dbt start from?

Schema `raw` of the work file: one view per dataset of the contracts over the lake's Parquet files
(empty, with the contract's types, where there are none), the table `raw.holidays` (day, name)
of the country's public holidays, two years beyond the sales on either side, and `raw.batches`
(batch_id, file, label_column), which names the files that rows came from.
Source of the holidays: the `holidays` library. Not here: cleaning (dbt/models), the words by which
it is done (rule_words.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb
import holidays

from shelfcast.contracts import DATASETS, Dataset, Kind

YEARS_AROUND = 2
_SQL_TYPES: dict[Kind, str] = {
    Kind.ID: "varchar",
    Kind.TEXT: "varchar",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "timestamp",
    Kind.MONEY: "decimal(18, 4)",
    Kind.QUANTITY: "decimal(18, 4)",
    Kind.NUMBER: "double",
    Kind.INTEGER: "bigint",
    Kind.BOOLEAN: "boolean",
}
_LAKE_COLUMNS = {
    "_batch_id": "varchar",
    "_row_number": "bigint",
    "_landed_at": "timestamp",
    "_extra": "varchar",
    "_heading": "varchar",
}


def make_raw(
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, Sequence[str]],
    country: str,
    files: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> None:
    """Make the schema `raw`: a view a dataset, the holidays of `country` (ISO 3166), the files.

    `files` names the file of a batch, `labels` the column that a batch of labels is for.
    """
    connection.execute("create schema if not exists raw")
    for name, dataset in DATASETS.items():
        body = view_sql(dataset, tables.get(name, ()))
        connection.execute(f"create or replace view raw.{name} as {body}")
    _write_holidays(connection, country)
    told = labels or {}
    batches = [(batch, file, told.get(batch)) for batch, file in (files or {}).items()]
    write_rows(
        connection, "batches (batch_id varchar, file varchar, label_column varchar)", batches
    )


def view_sql(dataset: Dataset, files: Sequence[str]) -> str:
    """The query of a dataset's view: the contract's columns, whatever columns the files have."""
    types = {column.name: _SQL_TYPES[column.kind] for column in dataset.columns} | _LAKE_COLUMNS
    empty = ", ".join(f'cast(null as {kind}) as "{name}"' for name, kind in types.items())
    if not files:
        return f"select {empty} where false"
    listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    columns = ", ".join(f'cast("{name}" as {kind}) as "{name}"' for name, kind in types.items())
    scan = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
    return (
        f"select {columns} from "
        f"(select {empty} where false union all by name select * from {scan}) as files"
    )


def public_holidays(country: str, first: date, last: date) -> list[tuple[date, str]]:
    """Day and name of each public holiday of the years around `first` to `last`.

    An unknown country has none.

    >>> public_holidays("GB", date(2011, 4, 1), date(2011, 4, 2))[0]
    (datetime.date(2009, 1, 1), "New Year's Day")
    """
    years = range(first.year - YEARS_AROUND, last.year + YEARS_AROUND + 1)
    try:
        found = holidays.country_holidays(country, years=years)
    except NotImplementedError:
        return []
    return sorted(found.items())


def _write_holidays(connection: duckdb.DuckDBPyConnection, country: str) -> None:
    span = connection.execute(
        "select min(sold_at), max(sold_at) from "
        "(select sold_at from raw.sales union all select sold_at from raw.receipts) as sold"
    ).fetchall()[0]
    known = span[0] is not None
    found = public_holidays(country, span[0].date(), span[1].date()) if known else []
    write_rows(connection, "holidays (day date, name varchar)", found)


def write_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]
) -> None:
    """Make `raw.<table>`, given as its name and columns, of these rows."""
    connection.execute(f"create or replace table raw.{table}")
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        parts = ", ".join("unnest(?)" for _ in columns)
        name, _, _ = table.partition(" ")
        connection.execute(f"insert into raw.{name} select {parts}", columns)
