"""How are MySQL and MariaDB read? By pymysql, in one read-only transaction that sees one moment.

Values come as the server writes them; rows come unbuffered. Times without a zone are the server's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import driver, fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "mysql"
PARAM = "%s"
HOME = "SELECT DATABASE()"
TABLES = """
SELECT table_schema, table_name, table_type FROM information_schema.tables
WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
"""


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """A read-only transaction."""
    pymysql = driver("pymysql", "mysql")
    encoders = {k: v for k, v in pymysql.converters.conversions.items() if not isinstance(k, int)}
    ca = address.options.get("ssl_ca")
    errors = (pymysql.err.Error, RuntimeError, UnicodeError, OSError)
    with told(address, errors):
        connection = pymysql.connect(
            host=address.host or "localhost",
            port=address.port or 3306,
            user=address.user or None,
            password=address.password,
            database=address.schema or address.database or None,
            unix_socket=address.options.get("unix_socket"),
            charset="utf8mb4",
            connect_timeout=max(int(limits.connect), 1),
            read_timeout=limits.statement + 30,
            conv=encoders,
            ssl={"ca": ca} if ca else None,
        )
    with told(address, (pymysql.err.Error, RuntimeError, UnicodeError)):
        try:
            _only_reads(connection, limits)
            yield connection
        finally:
            connection.close()


def _only_reads(connection: Any, limits: Limits) -> None:
    with connection.cursor() as cursor:
        if "MariaDB" in connection.get_server_info():
            cursor.execute("SET SESSION max_statement_time = %s", (limits.statement,))
        else:
            cursor.execute("SET SESSION max_execution_time = %s", (limits.statement * 1000,))
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT, unbuffered."""
    cursors = driver("pymysql.cursors", "mysql")
    with connection.cursor(cursors.SSCursor) as cursor:
        cursor.execute(sql, tuple(values) or None)
        yield from fetched(cursor, size)
