"""How do rows get into the lake, and which files hold them now?

Rows are written as Parquet by the room that has them; a commit adds the finished files to the
table in one step, so that a reader sees all of a batch or none of it. A commit carries properties
that tell later which batch it was.

Partitioned datasets are split by the month of their time column. Not here: typing rows.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.expressions import (
    AlwaysTrue,
    And,
    BooleanExpression,
    EqualTo,
    GreaterThanOrEqual,
    LessThan,
    NotEqualTo,
    Reference,
)
from pyiceberg.table import Table, Transaction
from pyiceberg.transforms import MonthTransform

from shelfcast.lake.catalog import Lake, Zone

VERSIONS = 4
_PROPERTIES = {
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "8",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "10",
}
"""A table that many small files were landed in stays as quick to open as a new one."""


def ensure_table(
    lake: Lake, zone: Zone, name: str, schema: pa.Schema, *, month_of: str | None = None
) -> None:
    """Make the table where it is not there yet; add columns that the schema has and it lacks."""
    table = load_table(lake, zone, name)
    if table is None:
        _create(lake, zone, name, schema, month_of)
        return
    if set(schema.names) - set(table.schema().column_names):
        with table.update_schema() as change:
            change.union_by_name(schema)


def _create(lake: Lake, zone: Zone, name: str, schema: pa.Schema, month_of: str | None) -> None:
    """A table that nobody can see before it is partitioned."""
    location = str(lake.folder(zone).resolve() / name)
    with lake.catalog.create_table_transaction(
        f"{zone.value}.{name}", schema=schema, location=location, properties=_PROPERTIES
    ) as creation:
        if month_of is not None:
            with creation.update_spec() as update:
                update.add_field(month_of, MonthTransform(), f"{month_of}_month")


def load_table(lake: Lake, zone: Zone, name: str) -> Table | None:
    """The Iceberg table, None where there is none."""
    try:
        return lake.catalog.load_table(f"{zone.value}.{name}")
    except NoSuchTableError:
        return None


def commit_files(
    lake: Lake, zone: Zone, name: str, files: Sequence[Path], properties: Mapping[str, str]
) -> None:
    """Add finished Parquet files to the table in one commit that carries `properties`."""
    table = lake.catalog.load_table(f"{zone.value}.{name}")
    table.add_files(
        [str(path.resolve()) for path in files],
        snapshot_properties=dict(properties),
        check_duplicate_files=False,
    )
    expire(table)


def take_out(
    table: Table | Transaction,
    where: tuple[str, str],
    unless: tuple[str, str] | None = None,
    properties: Mapping[str, str] | None = None,
) -> None:
    """Delete the rows whose `where` (column, value) holds and `unless` does not, if there are any.

    A delete that finds rows carries `properties`.
    """
    wanted: BooleanExpression = EqualTo(term=Reference(where[0]), value=where[1])
    if unless is not None:
        wanted = And(wanted, NotEqualTo(term=Reference(unless[0]), value=unless[1]))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Delete operation did not match", UserWarning)
        table.delete(wanted, snapshot_properties=dict(properties or {}))


def expire(table: Table) -> None:
    """Let go of old versions once there are twice `VERSIONS`: pyiceberg copies all at each step.

    No row goes: what a later version took out is still in the raw zone, and can be landed again.
    """
    versions = sorted(table.snapshots(), key=lambda snapshot: snapshot.sequence_number or 0)
    if len(versions) >= 2 * VERSIONS:
        old = [snapshot.snapshot_id for snapshot in versions[:-VERSIONS]]
        table.maintenance.expire_snapshots().by_ids(old).commit()


def data_files(
    lake: Lake,
    zone: Zone,
    name: str,
    *,
    column: str | None = None,
    between: tuple[date | datetime, date | datetime] | None = None,
) -> list[str]:
    """The Parquet files that hold the table now.

    With `column` and `between` (the first included, the last excluded; datetimes for a
    timestamp column), only the files that may
    hold rows of that time. An empty list where there is no table.
    """
    table = load_table(lake, zone, name)
    if table is None:
        return []
    wanted: BooleanExpression = AlwaysTrue()
    if column is not None and between is not None:
        first, last = between
        wanted = And(
            GreaterThanOrEqual(term=Reference(column), value=first.isoformat()),
            LessThan(term=Reference(column), value=last.isoformat()),
        )
    tasks = table.scan(row_filter=wanted).plan_files()
    return sorted(task.file.file_path.removeprefix("file://") for task in tasks)


def version(lake: Lake, zone: Zone, name: str) -> str:
    """What tells whether the table changed: the id of its current snapshot, empty where none."""
    table = load_table(lake, zone, name)
    snapshot = table.current_snapshot() if table is not None else None
    return str(snapshot.snapshot_id) if snapshot is not None else ""
