"""How is Redshift read? By Amazon's redshift-connector, in one read-only transaction.

The connector keeps a whole answer in memory, so the rows are fetched by a cursor of the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.as_text import as_text
from shelfcast.sources.databases.driver import driver, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "redshift"
PARAM = "\x00"
"""Where the value goes in; it is written into the text, since a cursor takes no parameters."""
_NUMBER = count()
"""A name for each cursor: the connector keeps what it prepared for a text it saw before."""
HOME = "SELECT current_schema()"
TABLES = """
SELECT table_schema, table_name, table_type FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'pg_internal')
"""


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """A read-only transaction with a statement timeout."""
    connector = driver("redshift_connector", "redshift")
    with told(address, (connector.Error, OSError)):
        connection = connector.connect(
            host=address.host,
            port=address.port or 5439,
            user=address.user,
            password=address.password,
            database=address.database,
            timeout=limits.statement + 30,  # of each answer, not of the first alone
            ssl=address.options.get("sslmode") != "disable",
        )
    with told(address, connector.Error):
        try:
            _only_reads(connection, address, limits)
            yield connection
        finally:
            connection.close()


def _only_reads(connection: Any, address: Address, limits: Limits) -> None:
    connection.autocommit = True  # else the connector begins a transaction that may write
    cursor = connection.cursor()
    cursor.execute(f"SET statement_timeout TO {int(limits.statement) * 1000}")
    if address.schema:
        quoted = address.schema.replace('"', '""')
        cursor.execute(f'SET search_path TO "{quoted}"')
    cursor.execute("BEGIN READ ONLY")


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT, by a cursor of the server, which takes no parameters."""
    cursor = connection.cursor()
    for value in values:
        sql = sql.replace(PARAM, _literal(value), 1)
    name = f"shelfcast_{next(_NUMBER)}"
    cursor.execute(f"DECLARE {name} CURSOR FOR {sql}")
    names: list[str] | None = None
    while True:
        cursor.execute(f"FETCH FORWARD {size} FROM {name}")
        batch = cursor.fetchall()
        if batch or names is None:
            names = [_name(column[0]) for column in cursor.description]
            yield names, batch
        if not batch:
            break
    cursor.execute(f"CLOSE {name}")


def _literal(value: object) -> str:
    """A value as SQL text, which takes the type of the column that it is held against.

    >>> _literal("it's")
    "'it''s'"
    """
    text = as_text(value) or ""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def _name(raw: object) -> str:
    return raw.decode() if isinstance(raw, bytes) else str(raw)
