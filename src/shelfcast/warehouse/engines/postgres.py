"""How do the rows reach PostgreSQL, and how do the marts come back?

By COPY, both ways, as CSV in which every value but null is quoted, through a file beside the work
file: text is text and numbers are written out in full, so that nothing is rounded on the way. Each
column of text is compared byte by byte (collation C), as DuckDB does it, whatever the database's
own language is. The address: `postgresql://user:password@host:port/database?sslmode=require`, the
schemas raw, staging, intermediate and marts of that database are ours.
Not here: the models and what of their SQL is PostgreSQL's own (dbt/macros).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from shelfcast.errors import SourceUnreachableError
from shelfcast.warehouse.engines.address import Server, server_of
from shelfcast.warehouse.engines.engine import Engine, Place
from shelfcast.warehouse.engines.raw_tables import raw_columns
from shelfcast.warehouse.work_file import open_work, transaction

CONNECTIONS = 4
PATIENCE = 10
"""Seconds to wait for the server to answer."""
_NULL = r"\N"
_TYPES = {"VARCHAR": 'text collate "C"', "DOUBLE": "double precision", "HUGEINT": "numeric(38, 0)"}
_BACK = {"text": "varchar", "character varying": "varchar", "double precision": "double"}
_BACK |= {"timestamp without time zone": "timestamp", "timestamp with time zone": "timestamptz"}


def engine(place: Place) -> Engine:
    """PostgreSQL at the address of a place's settings."""
    return _Postgres(place.warehouse, server_of(place.target, "postgresql", "postgres"))


@dataclass(frozen=True)
class _Postgres:
    warehouse: Path
    server: Server
    keeps: bool = True

    def profile(self) -> dict[str, Any]:
        sslmode = self.server.options.get("sslmode")
        return {
            "type": "postgres",
            **self._login(),
            "pass": self.server.password,
            "schema": "public",
            "threads": CONNECTIONS,
            "connect_timeout": PATIENCE,
            **({"sslmode": sslmode} if sslmode else {}),
        }

    def take_raw(self) -> None:
        with self._told(), self._connected() as connection, self._local() as (work, folder):
            cursor = connection.cursor()
            cursor.execute("create schema if not exists raw")
            for name, columns in raw_columns(work).items():
                path = folder / f"{name}.csv"
                work.execute(
                    f"copy (from raw.{name}) to '{path}' "
                    f"(format csv, header false, nullstr '{_NULL}', force_quote *)"
                )
                _replace(cursor, name, columns, path)
                path.unlink()

    def bring_marts(self, names: Sequence[str]) -> None:
        with self._told(), self._connected() as connection, TemporaryDirectory() as folder:
            cursor = connection.cursor()
            for name in names:
                path = Path(folder) / f"{name}.csv"
                types = _types(cursor, name)
                with path.open("wb") as out:
                    cursor.copy_expert(
                        f"copy (select * from marts.{name}) to stdout "
                        f"(format csv, null '{_NULL}', force_quote *)",
                        out,
                    )
                with transaction(self.warehouse) as work:
                    _read(work, name, types, path)
                path.unlink()

    def first_row(self, sql: str) -> Mapping[str, object]:
        psycopg2 = _driver()
        with suppress(psycopg2.Error), self._connected() as connection:
            cursor = connection.cursor()
            cursor.execute(sql)
            row = cursor.fetchone()
            names = [column.name for column in cursor.description or ()]
            return dict(zip(names, row, strict=True)) if row else {}
        return {}

    def release(self) -> None:
        from dbt.adapters import factory

        factory.reset_adapters()  # type: ignore[no-untyped-call]

    def reach(self) -> str:
        with self._told(), self._connected() as connection:
            number = connection.server_version
        return f"PostgreSQL {number // 10000}.{number % 10000} at {self.server.shown}"

    def _login(self) -> dict[str, Any]:
        server = self.server
        return {
            "host": server.options.get("host") or server.host or "localhost",
            "port": server.port or 5432,
            "user": server.user,
            "dbname": server.database,
        }

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        """A connection whose writes are kept where the body ends well."""
        psycopg2 = _driver()
        login = self._login() | {"password": self.server.password, "connect_timeout": PATIENCE}
        if "sslmode" in self.server.options:
            login["sslmode"] = self.server.options["sslmode"]
        connection = psycopg2.connect(**login)
        try:
            yield connection
            connection.commit()
        finally:
            connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        psycopg2 = _driver()
        try:
            yield
        except psycopg2.Error as error:
            raise SourceUnreachableError(
                f"{self.server.shown} could not be used.",
                evidence=[line.strip() for line in str(error).splitlines() if line.strip()][:3],
                why="It is the engine that [target] of shelfcast.toml names.",
                fix="check url in [target], that the server answers, and the user's right to "
                "make schemas there; shelfcast doctor looks at it again",
            ) from None

    @contextmanager
    def _local(self) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
        with open_work(self.warehouse) as work, TemporaryDirectory(dir=self.warehouse) as folder:
            yield work, Path(folder)


def _driver() -> Any:
    """The extra's driver; that it is there was seen when the engine was chosen."""
    return importlib.import_module("psycopg2")


def _replace(cursor: Any, name: str, columns: Mapping[str, str], path: Path) -> None:
    """Fill `raw.<name>` anew; views on it stay where its columns are what they were."""
    told = ", ".join(f'"{column}" {_TYPES.get(kind, kind)}' for column, kind in columns.items())
    cursor.execute(f"drop table if exists raw.{name} cascade")
    cursor.execute(f"create table raw.{name} ({told})")
    with path.open("rb") as rows:
        cursor.copy_expert(f"copy raw.{name} from stdin (format csv, null '{_NULL}')", rows)
    cursor.execute(f"analyze raw.{name}")


def _types(cursor: Any, name: str) -> dict[str, str]:
    """Column name to DuckDB type of a mart; a numeric without places is a number of 38 signs."""
    cursor.execute(
        "select column_name, data_type, numeric_precision, numeric_scale "
        "from information_schema.columns where table_schema = 'marts' and table_name = %s "
        "order by ordinal_position",
        (name,),
    )
    return {column: _back(kind, *size) for column, kind, *size in cursor.fetchall()}


def _back(kind: str, precision: int | None, scale: int | None) -> str:
    if kind == "numeric":
        return f"decimal({precision or 38}, {scale if precision else 10})"
    return _BACK.get(kind, kind)


def _read(work: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str], path: Path) -> None:
    told = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
    work.execute("create schema if not exists marts")
    work.execute(
        f"create or replace table marts.{name} as from read_csv('{path}', header = false, "
        f"columns = {{{told}}}, nullstr = '{_NULL}', allow_quoted_nulls = false, "
        "delim = ',', quote = '\"', escape = '\"', auto_detect = false, parallel = false)"
    )
