"""What does each engine's file give? The same names in each, so that none is special.

DIALECT     sqlglot's name of its SQL           TABLES   schema, name, and VIEW for a view
PARAM       how a value is marked in its SQL    HOME     the schema where none is named
connected   a connection that only reads        rows     a statement's rows in batches
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from shelfcast.sources.databases import (
    duckdb,
    mysql,
    postgresql,
    redshift,
    snowflake,
    sqlite,
    sqlserver,
)
from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.spool import Batch


class Engine(Protocol):
    """One engine's file."""

    DIALECT: str
    PARAM: str
    TABLES: str
    HOME: str

    def connected(self, address: Address, limits: Limits) -> AbstractContextManager[Any]:
        """A connection that only reads, closed after use.

        Raises MissingExtraError, SourceUnreachableError.
        """

    def rows(
        self, connection: Any, sql: str, values: Sequence[object], size: int
    ) -> Iterator[Batch]:
        """The rows of one SELECT, `size` at a time, not all in memory; at least one batch."""


_ENGINES: dict[str, Engine] = {
    "postgresql": postgresql,
    "mysql": mysql,
    "sqlite": sqlite,
    "duckdb": duckdb,
    "sqlserver": sqlserver,
    "snowflake": snowflake,
    "redshift": redshift,
}


def engine_of(address: Address) -> Engine:
    """The file of the address's engine."""
    return _ENGINES[address.engine]


@dataclass(frozen=True)
class Table:
    """A table or view of a database."""

    schema: str
    name: str
    is_view: bool = False


def list_tables(engine: Engine, connection: Any) -> list[Table]:
    """Every table and view that this user may see, by schema and name."""
    found = [row for _, rows in engine.rows(connection, engine.TABLES, (), 1000) for row in rows]
    tables = [Table(str(s), str(n), "VIEW" in str(kind).upper()) for s, n, kind in found]
    return sorted(tables, key=lambda table: (table.schema, table.name))


def home_schema(engine: Engine, connection: Any) -> str:
    """The schema that is meant where none is named."""
    found = [row for _, rows in engine.rows(connection, engine.HOME, (), 1) for row in rows]
    return str(found[0][0]) if found and found[0][0] is not None else ""
