"""How is PostgreSQL read? By psycopg2, in one read-only transaction that sees one moment.

Values come as the server writes them, so that no number or date is changed on the way. A cursor of
the server hands over the rows in batches. Partitions are left out: their table has their rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.driver import driver, fetched, told
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch

DIALECT = "postgres"
PARAM = "%s"
HOME = "SELECT current_schema()"
TABLES = """
SELECT n.nspname, c.relname, CASE WHEN c.relkind IN ('v', 'm') THEN 'VIEW' ELSE 'TABLE' END
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
  AND has_table_privilege(c.oid, 'SELECT')
"""
_SHORT_OFFSET = re.compile(r"([+-]\d\d)$")
_AS_PYTHON = frozenset({16, 17})
"""The oids of boolean and bytea, whose text is PostgreSQL's own."""
_TIMESTAMPTZ = 1184


@contextmanager
def connected(address: Address, limits: Limits) -> Iterator[Any]:
    """A read-only, repeatable-read transaction."""
    psycopg2 = driver("psycopg2", "postgres")
    with told(address, (psycopg2.Error, UnicodeError)):
        connection = psycopg2.connect(
            host=address.options.get("host") or address.host or None,
            port=address.port,
            user=address.user or None,
            password=address.password or None,
            dbname=address.database or None,
            connect_timeout=max(int(limits.connect), 1),
            application_name="shelfcast",
            **{
                key: address.options[key]
                for key in ("sslmode", "sslrootcert") & address.options.keys()
            },
        )
        try:
            _only_reads(connection, address, limits)
            yield connection
        finally:
            connection.close()


def _only_reads(connection: Any, address: Address, limits: Limits) -> None:
    connection.set_session(isolation_level="REPEATABLE READ", readonly=True)
    connection.set_client_encoding("UTF8")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = %s", (limits.statement * 1000,))
        cursor.execute("SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601'")
        if address.schema:
            cursor.execute("SELECT set_config('search_path', %s, false)", (address.schema,))
    _values_as_text(connection)


def _values_as_text(connection: Any) -> None:
    """Every type that psycopg2 would read into Python comes as the server's text instead."""
    extensions = driver("psycopg2.extensions", "postgres")
    known = set(extensions.string_types) - _AS_PYTHON - {_TIMESTAMPTZ}
    plain = extensions.new_type(tuple(known), "TEXT_AS_IS", lambda value, _cursor: value)
    moment = extensions.new_type((_TIMESTAMPTZ,), "MOMENT", lambda value, _cursor: _offset(value))
    extensions.register_type(plain, connection)
    extensions.register_type(moment, connection)


def _offset(value: str | None) -> str | None:
    """A moment whose offset has minutes: `+00` becomes `+00:00`."""
    return None if value is None else _SHORT_OFFSET.sub(r"\1:00", value)


def rows(connection: Any, sql: str, values: Sequence[object], size: int) -> Iterator[Batch]:
    """The rows of one SELECT, by a cursor of the server."""
    with connection.cursor(name="shelfcast") as cursor:
        cursor.execute(sql, tuple(values) or None)
        yield from fetched(cursor, size)
