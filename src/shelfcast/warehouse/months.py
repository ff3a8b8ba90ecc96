"""Which months must be built again, and is everything else still as the last build left it?

Files of the lake never change: a month whose sales files are the same holds the same lines. So the
months of files that are new or gone since the last build, and those that the models find to be
touched by them (dbt/models/intermediate/int_touched_*.sql), are built again, and no other. The
whole is built where the settings of the rules, the program or its SQL changed, where the last
build did not end well, where the work file is new, and where most months are touched. Models that
read nothing of a dataset with new files are left as they are.

Schema `state` keeps what was built: `basis` (what it depended on besides files) and `landed`
(dataset, file, month of its sales). Schema `previous` keeps, during a build, the small tables as
the last one left them.
Not here: how a month is built (dbt/macros/by_month.sql). The reasons: docs/decisions/0011.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import duckdb

from shelfcast import __version__
from shelfcast.warehouse.dbt_run import PROJECT
from shelfcast.warehouse.raw import write_rows

LINES_AT_ONCE = 2_000_000
"""About as many sale lines are in memory at once; a month is never split."""
MOST_TOUCHED = 0.5
"""Where a greater share of the months is touched, building all is quicker."""
COMPARED = (
    "int_receipt_sales",
    "int_receipt_heads",
    "int_labels",
    "int_list_prices",
    "int_products_cleaned",
    "int_stores_cleaned",
    "int_line_rulings",
    "int_demand_series",
    "int_days",
    "int_launches",
    "closures",
    "stock_outs",
    "promotion_days",
)
"""The small tables that later ones depend on row by row: compared with those of the last build."""
NO_MONTH: Sequence[date | None] = (None,)
WRITTEN = frozenset({"batches", "cleaning_words", "holidays", "label_names", "touched_months"})
"""The raw tables that are written anew at each build."""


def begin(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[str]], basis: str | None
) -> frozenset[str] | None:
    """Write `raw.touched_months`; which raw tables changed since the last build?

    None where everything is to be built. `tables` are the lake's files by dataset, `basis` what
    the build depends on besides them, None where nothing can be kept.
    Until `end`, nothing counts as built.
    """
    _prepare(connection)
    told = connection.execute("select told from state.basis").fetchall()
    before = _landed(connection)
    now = _with_new(connection, before, tables)
    differ = before.keys() ^ now.keys()
    touched = {month for key in differ for month in (before | now)[key]}
    known = {month for months in now.values() for month in months}
    kept = told == [(basis,)] and _compared_are_there(connection)
    few = len(touched) <= MOST_TOUCHED * len(known)
    connection.execute("delete from state.basis")
    _note_landed(connection, now)
    write_rows(connection, "touched_months (month date)", [[month] for month in sorted(touched)])
    return frozenset(dataset for dataset, _ in differ) | WRITTEN if kept and few else None


def end(connection: duckdb.DuckDBPyConnection, basis: str | None) -> None:
    """Note that the build ended well."""
    _prepare(connection)
    connection.execute("drop schema if exists previous cascade")
    connection.execute("delete from state.basis")
    if basis is not None:
        connection.execute("insert into state.basis values (?)", [basis])


def basis_of(rules: Mapping[str, object]) -> str:
    """A hash of the program, its SQL, DuckDB and the settings of the rules."""
    parts = [__version__, duckdb.__version__, _models(), rules]
    plain = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:24]


def variables() -> dict[str, object]:
    """What the models are told of it."""
    return {
        "lines_at_once": LINES_AT_ONCE,
        "most_touched": MOST_TOUCHED,
        "compared": list(COMPARED),
    }


@cache
def _models() -> str:
    hashed = hashlib.sha256()
    for path in sorted(PROJECT.rglob("*")):
        if path.suffix in (".sql", ".yml"):
            hashed.update(f"{path.relative_to(PROJECT)}\0".encode() + path.read_bytes())
    return hashed.hexdigest()


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema if not exists state")
    connection.execute("create table if not exists state.basis (told varchar)")
    connection.execute(
        "create table if not exists state.landed (dataset varchar, file varchar, month date)"
    )


def _landed(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], set[date]]:
    """The months of each file, by dataset and file; only sales have months."""
    found: dict[tuple[str, str], set[date]] = {}
    for dataset, file, month in connection.execute("from state.landed").fetchall():
        found.setdefault((dataset, file), set()).update({month} - {None})
    return found


def _with_new(
    connection: duckdb.DuckDBPyConnection,
    before: Mapping[tuple[str, str], set[date]],
    tables: Mapping[str, Sequence[str]],
) -> dict[tuple[str, str], set[date]]:
    """The months of each file there is now; only files of sales that are new are read."""
    marks = {(name, path): (name, _mark(path)) for name, paths in tables.items() for path in paths}
    now = {mark: before.get(mark, set()) for mark in marks.values()}
    new = [key for key, mark in marks.items() if key[0] == "sales" and mark not in before]
    if new:
        found = connection.execute(
            "select filename, cast(date_trunc('month', sold_at) as date) as month from "
            "read_parquet(?, filename = true, union_by_name = true, hive_partitioning = false) "
            "group by all",
            [[path for _, path in new]],
        )
        for path, month in found.fetchall():
            mark = marks["sales", path]
            now[mark] = now[mark] | {month}
    return now


def _mark(path: str) -> str:
    """The file's name, its size and when it was written: a file that was replaced is a new one."""
    stat = Path(path).stat()
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"


def _note_landed(
    connection: duckdb.DuckDBPyConnection, now: Mapping[tuple[str, str], set[date]]
) -> None:
    rows = [(*key, month) for key, months in now.items() for month in (sorted(months) or NO_MONTH)]
    connection.execute("delete from state.landed")
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(
            "insert into state.landed select unnest(?), unnest(?), unnest(?::date[])", columns
        )


def _compared_are_there(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "select table_name from duckdb_tables() where schema_name in ('intermediate', 'marts')"
    ).fetchall()
    return set(COMPARED) <= {str(name) for (name,) in found}
