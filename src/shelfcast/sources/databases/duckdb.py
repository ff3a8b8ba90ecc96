"""How is a DuckDB file read? By DuckDB itself, read only and with no way to any other file.

Another process that has the file open for writing keeps it to itself: that is told as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

from shelfcast.errors import FileMissingError
from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import driver, fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "duckdb"
PARAM = "?"
HOME = "SELECT current_schema()"
TABLES = """
SELECT table_schema, table_name, table_type FROM information_schema.tables
WHERE table_catalog = current_database()
"""
_SAFE = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """The file, read only. Raises FileMissingError where there is none."""
    if not Path(address.database).is_file():
        raise FileMissingError(
            f"No such file: {address.database}.",
            fix="duckdb:///relative.duckdb or duckdb:////folder/absolute.duckdb",
        )
    duckdb = driver("duckdb", "duckdb")
    with told(address, duckdb.Error):
        connection = duckdb.connect(address.database, read_only=True, config=_SAFE)
        clock = Timer(limits.statement, connection.interrupt)
        clock.daemon = True
        clock.start()
        try:
            connection.execute("BEGIN TRANSACTION READ ONLY")
            yield connection
        finally:
            clock.cancel()
            connection.close()


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT."""
    cursor = connection.execute(sql, list(values))
    yield from fetched(cursor, size)
