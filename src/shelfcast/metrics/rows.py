"""What stands in a table: the forecasts, the orders, the quarantine, a mart?

`rows` gives a declared table (tables.py), or one that the project's own models made
(own_tables.py), as it is, restricted to what the viewer may see
(visible.py), with the same filters as metric queries. Table, column and order names are looked up
in the snapshot before they come near SQL.
Not here: sums over sale lines (query.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from sqlglot import exp

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics.bind import DIALECT, Bindings
from shelfcast.metrics.filters import Filter, ValueKind, condition, parse_filter
from shelfcast.metrics.own_tables import column_types, find_table
from shelfcast.metrics.reader import Reader
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.suggest import UNCHANGED, unknown
from shelfcast.metrics.tables import TABLES, Table
from shelfcast.metrics.visible import visible

_DATES = ("DATE", "TIMESTAMP")
_NUMBERS = ("DECIMAL", "DOUBLE", "FLOAT", "REAL", "INTEGER", "BIGINT", "SMALLINT", "TINYINT")


def rows(
    reader: Reader,
    table: str,
    filters: Sequence[Filter | str] = (),
    scope: Scope | None = None,
    *,
    columns: Sequence[str] = (),
    order: Sequence[str] = (),
    limit: int | None = None,
) -> pl.DataFrame:
    """The rows of a table that pass the filters and that the viewer may see.

    `order` takes column names, `-name` is downwards; empty values come last. Raises QueryError for
    unknown names and for a table that a restricted viewer may not see, NoDataError where the
    snapshot does not hold the table yet.
    """
    entry = find_table(reader, table)
    viewer = scope or Scope()
    bindings = Bindings()
    allowed = visible(entry, viewer, bindings)
    held = _held(reader, entry)
    tree = exp.select(*(_columns(columns, held) or [exp.Star()])).from_(_from(entry))
    tree = tree.where(*allowed, *_conditions(filters, held, bindings))
    for name in order:
        tree = tree.order_by(_ordered(name, held))
    if limit is not None:
        tree = tree.limit(_positive(limit))
    return reader.frame(tree.sql(dialect=DIALECT), bindings.values)


def has_rows(reader: Reader, table: str) -> bool:
    """True where the snapshot holds the table, with at least one row."""
    entry = find_table(reader, table)
    if not column_types(reader, entry):
        return False
    return not reader.frame(exp.select("*").from_(_from(entry)).limit(1).sql(DIALECT)).is_empty()


def table_names() -> tuple[str, ...]:
    """The tables that `rows` can be asked for."""
    return tuple(TABLES)


def _held(reader: Reader, table: Table) -> dict[str, str]:
    held = column_types(reader, table)
    if not held:
        raise NoDataError(
            f"The snapshot {reader.snapshot_id} has no {table.name} yet.",
            fix=f"shelfcast {table.step}",
            state=UNCHANGED,
        )
    return held


def _from(table: Table) -> exp.Expr:
    return exp.table_(table.name, db=table.schema)


def _column(name: str, held: dict[str, str]) -> exp.Expr:
    if name not in held:
        raise unknown("column", name, tuple(held))
    return exp.column(exp.to_identifier(name, quoted=True))


def _columns(names: Sequence[str], held: dict[str, str]) -> list[exp.Expr]:
    return [_column(name, held) for name in names]


def _ordered(name: str, held: dict[str, str]) -> exp.Expr:
    downwards = name.startswith("-")
    column = _column(name.removeprefix("-"), held)
    return exp.Ordered(this=column, desc=downwards, nulls_first=False)


def _conditions(
    filters: Sequence[Filter | str], held: dict[str, str], bindings: Bindings
) -> list[exp.Expr]:
    read = [parse_filter(item) if isinstance(item, str) else item for item in filters]
    return [
        condition(wanted, _column(wanted.field, held), _kind(held[wanted.field]), bindings, None)
        for wanted in read
    ]


def _kind(sql_type: str) -> ValueKind:
    if sql_type.startswith(_DATES):
        return "date"
    if sql_type.startswith(_NUMBERS):
        return "number"
    return "boolean" if sql_type == "BOOLEAN" else "text"


def _positive(limit: int) -> int:
    if limit < 1:
        raise QueryError(
            f"A limit of {limit} gives no rows.", fix="ask for 1 row or more", state=UNCHANGED
        )
    return limit
