"""How does anyone ask a published snapshot a question?

`open_snapshot` gives a reader of the snapshot being served, or of one named. It reads one file and
can reach nothing else: no other files, no network, no change of settings; time zone UTC. A reader
stays on its snapshot while newer ones are published.
Not here: metrics and the viewer's scope (metrics/), publishing (snapshots.py).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from shelfcast.errors import DamagedProjectError, FailureError, NoDataError, QueryError
from shelfcast.warehouse.snapshots import Snapshot, find_snapshot, served_id

MEMORY_LIMIT = "2GB"
_opening = threading.Lock()


class Reader:
    """A read-only view of one snapshot; safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, connection: duckdb.DuckDBPyConnection) -> None:
        self.snapshot_id = snapshot.id
        self._connection = connection

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        """The rows of a query, with `?` in it filled from `params`.

        Raises NoDataError where a table is not in the snapshot, QueryError where the query or its
        values do not fit the tables.
        """
        with self._connection.cursor() as cursor:
            try:
                found: pl.DataFrame = cursor.sql(sql, params=list(params)).pl()
            except duckdb.CatalogException as error:
                raise self._missing(str(error)) from error
            except (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError) as error:
                raise QueryError("The query does not fit the tables.", evidence=[str(error)]) from (
                    error
                )
            except duckdb.Error as error:
                raise FailureError("The query could not be run.", evidence=[str(error)]) from error
        return found

    def tables(self) -> list[str]:
        """The names of the tables and views of the marts."""
        found = self.frame(
            "select table_name from information_schema.tables "
            "where table_schema = 'marts' order by table_name"
        )
        return [str(name) for name in found["table_name"]]

    def columns(self, table: str) -> dict[str, str]:
        """Column name to DuckDB type of `marts.<table>`; NoDataError where it is not there."""
        found = self.frame(
            "select column_name, data_type from information_schema.columns "
            "where table_schema = 'marts' and table_name = ? order by ordinal_position",
            [table],
        )
        if found.is_empty():
            raise self._missing(f"marts.{table}")
        return dict(zip(found["column_name"], found["data_type"], strict=True))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _missing(self, evidence: str) -> NoDataError:
        return NoDataError(
            f"The snapshot {self.snapshot_id} does not have that table.",
            evidence=[evidence.splitlines()[0]],
            fix="shelfcast run",
        )


@contextmanager
def open_snapshot(
    warehouse: Path, snapshot_id: str | None = None, *, memory_limit: str = MEMORY_LIMIT
) -> Iterator[Reader]:
    """A reader of the snapshot being served, or of the one named, closed at the end.

    Raises NoDataError where nothing was published, QueryError where no snapshot has that id,
    DamagedProjectError where its file does not read.
    """
    reader = connect_reader(warehouse, snapshot_id, memory_limit=memory_limit)
    try:
        yield reader
    finally:
        reader.close()


def connect_reader(
    warehouse: Path, snapshot_id: str | None = None, *, memory_limit: str = MEMORY_LIMIT
) -> Reader:
    """The same for a program that keeps its reader open and closes it itself."""
    snapshot = find_snapshot(warehouse, snapshot_id)
    try:
        return Reader(snapshot, _connect(snapshot.path, memory_limit))
    except duckdb.Error as error:
        if snapshot_id is None and served_id(warehouse) != snapshot.id:
            return connect_reader(warehouse, memory_limit=memory_limit)
        raise DamagedProjectError(
            f"The snapshot {snapshot.id} cannot be opened.",
            evidence=[str(error).splitlines()[0]],
            fix="shelfcast snapshots use an older one, or shelfcast run to make a new one",
            state="No data is lost: snapshots are made from the lake.",
        ) from error


def _connect(path: Path, memory_limit: str) -> duckdb.DuckDBPyConnection:
    """Connections of one process to one file share an instance, which is locked only once."""
    with _opening:
        connection = duckdb.connect(
            str(path), read_only=True, config={"memory_limit": memory_limit}
        )
        locked = connection.execute("select current_setting('lock_configuration')").fetchall()
        if not locked[0][0]:
            connection.execute("set global timezone = 'UTC'")
            connection.execute("set global enable_external_access = false")
            connection.execute("set global lock_configuration = true")
    return connection
