"""What do metrics need of a snapshot?

`shelfcast.warehouse.Reader` is one; so is anything of this shape. A reader of another engine has a
`dialect` too, as sqlglot names it; without one it is DuckDB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import polars as pl

from shelfcast.metrics.bind import DIALECT
from shelfcast.metrics.cache import Cache
from shelfcast.metrics.catalogue.models import SCHEMA

_HELD: Cache[Mapping[str, frozenset[str]]] = Cache(lambda _: 4096, entries=64)


class Reader(Protocol):
    """A published snapshot, open for reading.

    Parameters are bound in the style of the dialect's driver (see bind.py), $1, $2 by default.
    """

    @property
    def snapshot_id(self) -> str:
        """The snapshot's id; what it holds never changes."""
        ...

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        """The rows of one SQL statement."""
        ...


def dialect_of(reader: Reader) -> str:
    """The SQL that the reader understands."""
    return str(getattr(reader, "dialect", DIALECT))


def held(reader: Reader) -> Mapping[str, frozenset[str]]:
    """The marts of the snapshot, each with the names of its columns; tables of other schemas, as
    `schema.table`.
    """
    return _HELD.get(reader.snapshot_id, lambda: _held(reader))


def _held(reader: Reader) -> Mapping[str, frozenset[str]]:
    found = reader.frame(
        "SELECT table_schema, table_name, column_name FROM information_schema.columns "
        "WHERE table_schema NOT IN ('information_schema', 'pg_catalog')"
    )
    columns: dict[str, set[str]] = {}
    for schema, table, column in found.iter_rows():
        columns.setdefault(held_name(schema, table), set()).add(str(column))
    return {table: frozenset(names) for table, names in columns.items()}


def held_name(schema: str, table: str) -> str:
    """How `held` names a table."""
    return table if schema == SCHEMA else f"{schema}.{table}"
