"""How is SQL Server read? By Microsoft's mssql-python, in a transaction that is rolled back.

SQL Server has no transaction that only reads: that the query is one SELECT is checked before it is
sent, the connection says that it only means to read, and the user should be one of `db_datareader`.
A query with WITH or ORDER BY cannot stand inside another one there: with a watermark, name a table
or a view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import driver, fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "tsql"
PARAM = "?"
HOME = "SELECT SCHEMA_NAME()"
TABLES = "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES"


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """A transaction that ends in a rollback."""
    mssql = driver("mssql_python", "sqlserver")
    with told(address, (mssql.Error, RuntimeError, ValueError)):
        connection = mssql.connect(
            _told_driver(address),
            autocommit=False,
            timeout=max(int(limits.connect), 1),
        )
        try:
            connection.timeout = limits.statement
            yield connection
        finally:
            connection.rollback()
            connection.close()


def _told_driver(address: Address) -> str:
    server = address.host or "localhost"
    parts = {
        "Server": f"{server},{address.port}" if address.port else server,
        "Database": address.database,
        "UID": address.user,
        "PWD": address.password,
        "Encrypt": address.options.get("encrypt", "yes"),
        "TrustServerCertificate": address.options.get("trust_server_certificate", "no"),
        "ApplicationIntent": "ReadOnly",
    }
    return ";".join(f"{key}={_quoted(value)}" for key, value in parts.items() if value)


def _quoted(value: str) -> str:
    """A value of a connection string: in braces, where a sign of it means something there.

    >>> _quoted("plain"), _quoted("a;b}c")
    ('plain', '{a;b}}c}')
    """
    if any(sign in value for sign in ";{}[]=@ "):
        return "{" + value.replace("}", "}}") + "}"
    return value


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql, tuple(values)) if values else cursor.execute(sql)
        yield from fetched(cursor, size)
    finally:
        cursor.close()
