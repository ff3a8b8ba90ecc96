"""How do the rows of a database become files that landing reads?

A table or a query gives one Parquet file of text, written batch by batch in one transaction. Where
there is a watermark, its highest value is asked for before the rows: what is written meanwhile is
read the next time. Rows without a value there are read each time, since they would be missed else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlglot import exp

from shelfcast.errors import SettingError, SourceAnswerError
from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.engine import (
    Engine,
    Table,
    engine_of,
    home_schema,
    list_tables,
)
from shelfcast.sources.databases.limits import Limits
from shelfcast.sources.databases.readonly import one_select
from shelfcast.sources.databases.spool import Batch, spool
from shelfcast.sources.watermark import Watermark, stepped_back

_MARK = "\x00"
"""Where a value goes in, until the engine's own mark is put there."""
MANY = 1000
"""Tables that are read where none is named; more are surely not meant."""


@dataclass(frozen=True)
class Growth:
    """The watermark column of a declared source, how far to step back, and its last value."""

    source: str
    column: str
    lookback: float = 0
    last: Callable[[str], Watermark | None] = lambda _: None


@dataclass(frozen=True)
class Extract:
    """A file of rows: `name` is the table's, or empty for a query; `watermark` where one is kept.

    `since` is true where only rows from the last watermark on were asked for.
    """

    path: Path
    name: str
    rows: int
    watermark: Watermark | None = None
    since: bool = False


def extracts(
    address: Address, limits: Limits, workdir: Path, growth: Growth | None = None
) -> Iterator[Extract]:
    """The table or query that the address names; else every table of its schema, one by one.

    Raises AddressRefusedError, MissingExtraError, SourceUnreachableError, SourceAnswerError where
    there is no such table or column, ReadOnlyQueryError.
    """
    engine = engine_of(address)
    query = one_select(address.query, engine.DIALECT) if address.query else ""
    with engine.connected(address, limits) as connection:
        if query:
            yield _extract(_Reading(engine, connection, limits, workdir, growth), "", query)
            return
        for table, shown in _wanted(engine, connection, address):
            reading = _Reading(engine, connection, limits, workdir, growth)
            yield _extract(reading, shown, f"SELECT * FROM {_quoted(table, engine)}")


@dataclass(frozen=True)
class _Reading:
    engine: Engine
    connection: Any
    limits: Limits
    workdir: Path
    growth: Growth | None

    def rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Batch]:
        param = self.engine.PARAM
        if values and param == "%s":
            sql = sql.replace("%", "%%")
        whole = sql.replace(_MARK, param)
        return self.engine.rows(self.connection, whole, values, self.limits.batch_rows)


def _wanted(engine: Engine, connection: Any, address: Address) -> Iterator[tuple[Table, str]]:
    """The tables to read, with the name people call each by: without the home schema."""
    home = address.schema or home_schema(engine, connection)
    known = list_tables(engine, connection)
    if address.table:
        table = _found(address.table, home, known, address)
        yield table, _shown(table, home)
        return
    own = [table for table in known if table.schema == home and not table.is_view]
    if not own or len(own) > MANY:
        raise SourceAnswerError(
            f"{address.shown} has {len(own):,} tables in its schema {home}.",
            evidence=sorted({f"schema {table.schema}" for table in known}),
            fix="name one: ?table=SCHEMA.NAME",
        )
    for table in own:
        yield table, _shown(table, home)


def _shown(table: Table, home: str) -> str:
    return table.name if table.schema == home else f"{table.schema}.{table.name}"


def _found(named: str, home: str, known: list[Table], address: Address) -> Table:
    """The table named, in its letter case; else the only one that is called so in another case."""
    exact = [t for t in known if named in (f"{t.schema}.{t.name}", t.name)]
    near = [t for t in known if named.lower() in (f"{t.schema}.{t.name}".lower(), t.name.lower())]
    for found in (exact, near):
        at_home = [table for table in found if table.schema == home]
        chosen = at_home if len(at_home) == 1 else found
        if len(chosen) == 1:
            return chosen[0]
    raise SourceAnswerError(
        f"{address.shown} has {'several tables' if near else 'no table'} called {named}.",
        evidence=[f"{t.schema}.{t.name}" for t in near or known],
        fix="name it as SCHEMA.NAME; a table that your user may not read is not seen",
    )


def _quoted(table: Table, engine: Engine) -> str:
    parts = exp.table_(table.name, db=table.schema or None, quoted=True)
    return str(parts.sql(dialect=engine.DIALECT))


def _extract(reading: _Reading, shown: str, sql: str) -> Extract:
    path = reading.workdir / f"{_file_stem(shown)}.parquet"
    growth = reading.growth
    if growth is None:
        return Extract(path, shown, spool(reading.rows(sql), path))
    column = _column(reading, sql, growth.column)
    of = f"{growth.source}: {growth.column} of {shown or sql}"
    last = growth.last(of)
    values: tuple[object, ...] = ()
    inner = f"({sql}\n) AS shelfcast_source"
    if last is not None:
        inner += f"\nWHERE {column} >= {_MARK} OR {column} IS NULL"
        values = (stepped_back(last.value, growth.lookback),)
    top = _highest(reading, f"SELECT MAX({column}) FROM {inner}", values)
    kept = Watermark(of, top) if top is not None else last
    rows = spool(reading.rows(f"SELECT * FROM {inner}", values), path)
    return Extract(path, shown, rows, kept, since=last is not None)


def _column(reading: _Reading, sql: str, named: str) -> str:
    """The watermark column, quoted, in the letter case that the database has it in."""
    nothing = f"SELECT * FROM ({sql}\n) AS shelfcast_source\nWHERE 1 = 0"
    names = [name for batch, _ in reading.rows(nothing) for name in batch]
    exact = [name for name in names if name == named]
    found = exact or [name for name in names if name.lower() == named.lower()]
    if len(found) != 1:
        raise SettingError(
            f"The watermark {named} is no column of the source.",
            evidence=names,
            fix="name a column that only grows, such as a time of change",
        )
    return str(exp.to_identifier(found[0], quoted=True).sql(dialect=reading.engine.DIALECT))


def _highest(reading: _Reading, sql: str, values: Sequence[object]) -> object:
    found = [row for _, rows in reading.rows(sql, values) for row in rows]
    return found[0][0] if found else None


def _file_stem(shown: str) -> str:
    """A file name of our own making: a table may be called anything."""
    safe = "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in shown)
    return safe.strip(".")[:80] or "query"
