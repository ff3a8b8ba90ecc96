"""How is a SQLite file read? By Python's own driver, opened so that it cannot be written to.

SQLite keeps what it was given: an amount may be text in one row and a number in the next. Text that
is no UTF-8 keeps its bytes as escapes.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from shelfcast.errors import FileMissingError
from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "sqlite"
PARAM = "?"
HOME = "SELECT 'main'"
TABLES = """
SELECT 'main', name, type FROM sqlite_master
WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
"""
_STEPS = 100_000
"""Instructions of SQLite between two looks at the clock."""


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[sqlite3.Connection]:
    """The file, read only, in one transaction. Raises FileMissingError where there is none."""
    path = Path(address.database)
    if not path.is_file():
        raise FileMissingError(
            f"No such file: {path}.",
            fix="sqlite:///relative.db or sqlite:////folder/absolute.db",
        )
    with told(address, sqlite3.Error):
        place = f"file:{quote(str(path.resolve()))}?mode=ro"
        connection = sqlite3.connect(place, uri=True, timeout=limits.connect, isolation_level=None)
        try:
            connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            _stop_after(connection, limits.statement)
            yield connection
        finally:
            connection.close()


def _stop_after(connection: sqlite3.Connection, seconds: float) -> None:
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)


def rows(
    connection: sqlite3.Connection, sql: str, values: Sequence[object], size: int
) -> Iterator[Batch]:
    """The rows of one SELECT."""
    cursor = connection.execute(sql, tuple(values))
    try:
        yield from fetched(cursor, size)
    finally:
        cursor.close()
