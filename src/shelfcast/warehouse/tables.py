"""How does a step read and write a table of the run it is part of?

A frame becomes the table `marts.<name>` of the work file, whole or not at all, together with the
step's fingerprint where one is given. Frames of the contracts come back sorted by their key, so
that the same data gives the same run.
Not here: the tables that dbt makes (build.py), what people read (reader.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from shelfcast.contracts import FRAMES
from shelfcast.errors import FailureError, NoDataError
from shelfcast.warehouse.step_state import put_state
from shelfcast.warehouse.work_file import open_work, transaction, work_path

_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
BATCH = 1_000_000


def write_frame(warehouse: Path, name: str, frame: pl.DataFrame) -> None:
    """Replace the table `marts.<name>` of the work file by `frame`, in one transaction."""
    write_frames(warehouse, {name: frame})


def write_frames(
    warehouse: Path,
    frames: Mapping[str, pl.DataFrame],
    *,
    step: str | None = None,
    fingerprint: str = "",
) -> None:
    """Replace several tables, and note `step` as done where one is named, in one transaction."""
    with transaction(warehouse) as connection:
        connection.execute("create schema if not exists marts")
        for name, frame in frames.items():
            _write(connection, _checked(name), frame)
        if step is not None:
            put_state(connection, step, fingerprint)


def read_rows(warehouse: Path, name: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """A table `marts.<name>` of many rows, in no order; NoDataError where no step has made it.

    columns: some of its columns, all where left out. Texts come as categories, a batch at a time:
    46 million days of demand take 1.2 GB so, and 7.7 GB while they are sorted as texts.
    """
    with _relation(warehouse, name) as relation:
        reader = (relation.select(*columns) if columns else relation).to_arrow_reader(BATCH)
        parts = [_as_categories(pl.from_arrow(reader.schema.empty_table()))]
        parts += [_as_categories(pl.from_arrow(batch)) for batch in reader]
    return pl.concat(parts)


def read_frame(warehouse: Path, name: str) -> pl.DataFrame:
    """The table `marts.<name>` of the work file; NoDataError where no step has made it."""
    with _relation(warehouse, name) as relation:
        key = [column for column in _key(name) if column in relation.columns]
        frame: pl.DataFrame = (relation.order(", ".join(key)) if key else relation).pl()
    return frame


@contextmanager
def _relation(warehouse: Path, name: str) -> Iterator[duckdb.DuckDBPyRelation]:
    """The table as the open work file has it; NoDataError where no step has made it."""
    if not work_path(warehouse).exists():
        raise _missing(name)
    with open_work(warehouse) as connection:
        try:
            relation = connection.table(f"marts.{_checked(name)}")
        except duckdb.CatalogException as error:
            raise _missing(name) from error
        yield relation


def _as_categories(part: pl.DataFrame | pl.Series) -> pl.DataFrame:
    assert isinstance(part, pl.DataFrame)
    return part.with_columns(pl.col(pl.String).cast(pl.Categorical))


def _write(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    connection.register("incoming_frame", frame)
    connection.execute(f"create or replace table marts.{name} as from incoming_frame")
    connection.unregister("incoming_frame")


def _key(name: str) -> tuple[str, ...]:
    return FRAMES[name].key if name in FRAMES else ()


def _checked(name: str) -> str:
    if not _NAME.match(name):
        raise FailureError(f"{name!r} cannot be the name of a table.")
    return name


def _missing(name: str) -> NoDataError:
    return NoDataError(
        f"There is no table {name} yet: the step that makes it has not been run.",
        fix="shelfcast run",
    )
