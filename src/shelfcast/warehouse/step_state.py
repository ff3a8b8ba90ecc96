"""Is a step of the run still up to date?

Each step leaves the fingerprint of its inputs in the work file, beside what it made. The same
fingerprint later means that there is nothing to do. A damaged work file loses both together.
Not here: what goes into a fingerprint (pipeline.py).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from shelfcast.warehouse.work_file import open_work, transaction, work_path


def get_state(warehouse: Path, step: str) -> str | None:
    """The fingerprint that `step` left, or None where it has not been done."""
    if not work_path(warehouse).exists():
        return None
    with open_work(warehouse) as connection:
        prepare_state(connection)
        found = connection.execute("select fingerprint from state.steps where step = ?", [step])
        rows = found.fetchall()
    return str(rows[0][0]) if rows else None


def set_state(warehouse: Path, step: str, fingerprint: str) -> None:
    """Note that `step` is done for the inputs of that fingerprint."""
    with transaction(warehouse) as connection:
        put_state(connection, step, fingerprint)


def put_state(connection: duckdb.DuckDBPyConnection, step: str, fingerprint: str) -> None:
    """The same within a transaction that also writes what the step made."""
    prepare_state(connection)
    connection.execute("insert or replace into state.steps values (?, ?)", [step, fingerprint])


def clear_state(connection: duckdb.DuckDBPyConnection, step: str) -> None:
    """Forget that `step` was done, before it is done anew."""
    prepare_state(connection)
    connection.execute("delete from state.steps where step = ?", [step])


def prepare_state(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table of states where it is not there yet."""
    connection.execute("create schema if not exists state")
    connection.execute(
        "create table if not exists state.steps (step varchar primary key, fingerprint varchar)"
    )
