"""How do the rows reach Snowflake, and how do the marts come back?

Raw goes as one Parquet file a table, put on the table's own stage and copied in by column name, so
that every number keeps its type; times have no zone, as DuckDB has them. The marts come back in
parts through the connector. Snowflake has one type of whole numbers, NUMBER(38, 0): it is a bigint
here. Names fold to capitals there, and a name that is a word of SQL is quoted in capitals. The
address: `snowflake://user:password@account/database?warehouse=SMALL&role=SHOP`; the schemas raw,
staging, intermediate and marts of that database are ours.
Not here: the models and what of their SQL is Snowflake's own (dbt/macros).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from shelfcast.errors import SourceUnreachableError
from shelfcast.warehouse.engines.address import Server, server_of
from shelfcast.warehouse.engines.raw_tables import raw_columns
from shelfcast.warehouse.work_file import open_work, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from shelfcast.warehouse.engines.engine import Engine, Place

CONNECTIONS = 4
PATIENCE = 30
"""Seconds to wait for the account to answer: a warehouse may have to wake up."""
ROWS_AT_ONCE = 50_000
_TYPES = {"TIMESTAMP": "timestamp_ntz", "HUGEINT": "number(38, 0)", "DOUBLE": "float"}
_BACK: dict[str, pa.DataType] = {
    "TEXT": pa.string(),
    "FLOAT": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP_NTZ": pa.timestamp("us"),
}


def engine(place: Place) -> Engine:
    """Snowflake at the address of a place's settings."""
    return _Snowflake(place.warehouse, server_of(place.target, "snowflake"))


@dataclass(frozen=True)
class _Snowflake:
    warehouse: Path
    server: Server
    keeps: bool = True

    def profile(self) -> dict[str, Any]:
        return {
            "type": "snowflake",
            **self._login(),
            "password": self.server.password,
            "schema": "public",
            "threads": CONNECTIONS,
            "connect_timeout": PATIENCE,
        }

    def take_raw(self) -> None:
        with self._told(), self._connected() as cursor, self._local() as (work, folder):
            cursor.execute("create schema if not exists raw")
            for name, columns in raw_columns(work).items():
                path = folder / f"{name}.parquet"
                work.execute(f"copy (from raw.{name}) to '{path}' (format parquet)")
                _replace(cursor, name, columns, path)
                path.unlink()

    def bring_marts(self, names: Sequence[str]) -> None:
        with self._told(), self._connected() as cursor:
            for name in names:
                schema = _schema(cursor, name)
                listed = ", ".join(f'"{column.upper()}"' for column in schema.names)
                cursor.execute(f"select {listed} from marts.{name}")
                with transaction(self.warehouse) as work:
                    _read(work, name, schema, _parts(cursor, schema))

    def first_row(self, sql: str) -> Mapping[str, object]:
        connector = _driver()
        with suppress(connector.errors.Error), self._connected() as cursor:
            cursor.execute(sql)
            row = cursor.fetchone()
            names = [column.name.lower() for column in cursor.description or ()]
            return dict(zip(names, row, strict=True)) if row else {}
        return {}

    def release(self) -> None:
        from dbt.adapters import factory

        factory.reset_adapters()  # type: ignore[no-untyped-call]

    def reach(self) -> str:
        with self._told(), self._connected() as cursor:
            cursor.execute("select current_version()")
            (version,) = cursor.fetchone()
        return f"Snowflake {version} at {self.server.shown}"

    def _login(self) -> dict[str, Any]:
        server, options = self.server, self.server.options
        told = {"warehouse": options.get("warehouse"), "role": options.get("role")}
        return {
            "account": server.host,
            "user": server.user,
            "database": server.database,
            **{key: value for key, value in told.items() if value},
        }

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        """A cursor of a session of its own; each statement is kept when it ends."""
        connection = _driver().connect(
            **self._login(),
            password=self.server.password,
            schema="public",
            login_timeout=PATIENCE,
            application="shelfcast",
        )
        try:
            yield connection.cursor()
        finally:
            connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        connector = _driver()
        try:
            yield
        except connector.errors.Error as error:
            raise SourceUnreachableError(
                f"{self.server.shown} could not be used.",
                evidence=[line.strip() for line in str(error).splitlines() if line.strip()][:3],
                why="It is the engine that [target] of shelfcast.toml names.",
                fix="check url in [target], its warehouse and role, and the role's right to make "
                "schemas in that database; shelfcast doctor looks at it again",
            ) from None

    @contextmanager
    def _local(self) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
        with open_work(self.warehouse) as work, TemporaryDirectory() as folder:
            yield work, Path(folder)


def _driver() -> Any:
    """The extra's driver; that it is there was seen when the engine was chosen."""
    return importlib.import_module("snowflake.connector")


def _replace(cursor: Any, name: str, columns: Mapping[str, str], path: Path) -> None:
    """Fill `raw.<name>` anew, from a file on the stage that goes with the table."""
    told = ", ".join(
        f'"{column.upper()}" {_TYPES.get(kind, kind)}' for column, kind in columns.items()
    )
    cursor.execute(f"create or replace table raw.{name} ({told})")
    cursor.execute(f"put '{path.as_uri()}' @raw.%{name} auto_compress = false")
    cursor.execute(
        f"copy into raw.{name} from @raw.%{name} "
        "file_format = (type = parquet use_logical_type = true) "
        "match_by_column_name = case_insensitive purge = true"
    )


def _schema(cursor: Any, name: str) -> pa.Schema:
    """The columns of a mart as they are to be here."""
    cursor.execute(
        "select column_name, data_type, numeric_precision, numeric_scale "
        "from information_schema.columns "
        f"where table_schema = 'MARTS' and table_name = '{name.upper()}' order by ordinal_position"
    )
    return pa.schema([(column.lower(), _back(*kind)) for column, *kind in cursor.fetchall()])


def _back(kind: str, precision: int | None, scale: int | None) -> pa.DataType:
    """The type here of one there.

    >>> str(_back("NUMBER", 18, 4)), str(_back("NUMBER", 38, 0)), str(_back("TEXT", None, None))
    ('decimal128(18, 4)', 'int64', 'string')
    """
    number = pa.decimal128(precision or 38, scale) if scale else pa.int64()
    return _BACK.get(kind, number)


def _parts(cursor: Any, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows of the cursor's answer, some at a time."""
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        columns = zip(*rows, strict=True)
        arrays = [pa.array(cells, kind) for cells, kind in zip(columns, schema.types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _read(
    work: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, parts: Iterator[pa.RecordBatch]
) -> None:
    rows = pa.RecordBatchReader.from_batches(schema, parts)
    work.execute("create schema if not exists marts")
    work.register("brought", rows)
    work.execute(f"create or replace table marts.{name} as from brought")
    work.unregister("brought")
