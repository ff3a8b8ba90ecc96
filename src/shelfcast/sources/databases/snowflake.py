"""How is Snowflake read? By its own connector: `snowflake://user:password@account/database/schema`.

Snowflake has no session that only reads: that the query is one SELECT is checked before it is sent,
and the role should be one that may only read. `?warehouse=` and `?role=` name what pays and may.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import driver, fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "snowflake"
PARAM = "%s"
HOME = "SELECT CURRENT_SCHEMA()"
TABLES = """
SELECT table_schema, table_name, table_type FROM information_schema.tables
WHERE table_schema <> 'INFORMATION_SCHEMA'
"""


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """A session with a statement timeout."""
    connector = driver("snowflake.connector", "snowflake")
    with told(address, connector.errors.Error):
        connection = connector.connect(
            account=address.host,
            user=address.user,
            password=address.password,
            database=address.database or None,
            schema=address.schema or None,
            warehouse=address.options.get("warehouse"),
            role=address.options.get("role"),
            login_timeout=max(int(limits.connect), 1),
            application="shelfcast",
            session_parameters={"STATEMENT_TIMEOUT_IN_SECONDS": limits.statement},
        )
        try:
            yield connection
        finally:
            connection.close()


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT, which the connector fetches in parts."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql, tuple(values) or None)
        yield from fetched(cursor, size)
    finally:
        cursor.close()
