"""Where are the tables that a cluster built?

Spark writes its marts as Parquet; a commit makes the finished files the whole of an Iceberg table
of zone marts, so that whoever reads the lake sees the last whole build or the one before it. The
files of builds that no kept version names any more are removed.
Not here: building (warehouse/), and appending rows (tables.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from pyiceberg.expressions import AlwaysTrue
from pyiceberg.table import Table

from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import ensure_table, expire, load_table


def built_folder(lake: Lake, name: str, build: str) -> Path:
    """Where the Parquet files of a build's table belong; made where it is not there."""
    folder = lake.folder(Zone.MARTS).resolve() / name / "data" / build
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def replace_files(
    lake: Lake, name: str, files: Sequence[Path], properties: Mapping[str, str]
) -> None:
    """Make these files the whole of the table of zone marts, in one commit with `properties`.

    A table whose columns changed is made anew, without the versions it had.
    """
    schema = pq.read_schema(files[0])
    old = load_table(lake, Zone.MARTS, name)
    if old is not None and old.schema().as_arrow().remove_metadata().types != schema.types:
        lake.catalog.drop_table(f"{Zone.MARTS.value}.{name}")
    ensure_table(lake, Zone.MARTS, name, schema)
    table = lake.catalog.load_table(f"{Zone.MARTS.value}.{name}")
    with table.transaction() as change:
        if table.current_snapshot() is not None:
            change.delete(AlwaysTrue())
        change.add_files(
            [str(path) for path in files],
            snapshot_properties=dict(properties),
            check_duplicate_files=False,
        )
    expire(table)
    _sweep(table, files[0].parent.parent)


def _sweep(table: Table, data: Path) -> None:
    """Remove the folders of builds that no version of the table names."""
    manifests = [m for s in table.snapshots() for m in s.manifests(table.io)]
    entries = [e for m in manifests for e in m.fetch_manifest_entry(table.io)]
    named = {Path(entry.data_file.file_path.removeprefix("file://")).parent for entry in entries}
    for folder in data.iterdir():
        if folder not in named:
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()
