"""How does a finished run reach the people who read it, without a wait and never by halves?

`publish` copies what is for readers of the work file to `<warehouse>/snapshots/<id>.duckdb`, and
only then swaps the text file `<warehouse>/current` that names the snapshot served.
Readers that hold an older snapshot open keep it, even when it is deleted. An id is the UTC time of
publishing and the fraction of its second in 65,536ths: ids sort by time.
Not here: how the file is copied (snapshot_copy.py), how a snapshot is read (reader.py).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from shelfcast.errors import NoDataError, QueryError
from shelfcast.warehouse.snapshot_copy import blocks_for_readers, copy_for_readers
from shelfcast.warehouse.work_file import open_work, storage_faults, work_path

FOLDER = "snapshots"
CURRENT = "current"
_ID = re.compile(r"\d{8}T\d{6}-[0-9a-f]{4}")


@dataclass(frozen=True)
class Snapshot:
    """A published run: its id, its file, when it was published (UTC)."""

    id: str
    path: Path
    created_at: datetime


def publish(warehouse: Path, keep: int = 5) -> Snapshot:
    """Publish the work file, serve it, and keep the newest `keep` snapshots.

    Raises NoDataError where nothing was built, DiskFullError where no space is left: then the
    snapshot served before is still served.
    """
    if not work_path(warehouse).exists():
        raise _nothing_built()
    folder = warehouse / FOLDER
    with storage_faults(warehouse):
        folder.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(warehouse)
        snapshot = snapshot_of(folder / f"{_next_id(warehouse)}.duckdb")
        partial = folder / f"{snapshot.id}.tmp"
        try:
            _copy(warehouse, partial)
            partial.replace(snapshot.path)
        except BaseException:
            _discard(partial)
            raise
        _sync(folder)
    _serve(warehouse, snapshot)
    _expire(warehouse, keep)
    return snapshot


def list_snapshots(warehouse: Path) -> list[Snapshot]:
    """The published snapshots, newest first; empty where nothing was published."""
    found = sorted((warehouse / FOLDER).glob("*.duckdb"), reverse=True)
    return [snapshot_of(path) for path in found if _ID.fullmatch(path.stem)]


def use_snapshot(warehouse: Path, snapshot_id: str) -> Snapshot:
    """Serve that snapshot from now on.

    Raises NoDataError where nothing was published, QueryError where no snapshot has that id.
    """
    snapshot = find_snapshot(warehouse, snapshot_id)
    _serve(warehouse, snapshot)
    return snapshot


def find_snapshot(warehouse: Path, snapshot_id: str | None = None) -> Snapshot:
    """The snapshot of that id, or the one being served where none is named.

    Raises NoDataError where nothing was published, QueryError where no snapshot has that id.
    """
    served, known = served_id(warehouse), list_snapshots(warehouse)
    if served is not None and snapshot_id is None:
        return snapshot_of(warehouse / FOLDER / f"{served}.duckdb")
    if not known or snapshot_id is None:
        raise NoDataError("Nothing was published yet.", fix="shelfcast run")
    for snapshot in known:
        if snapshot.id == snapshot_id:
            return snapshot
    raise QueryError(
        f"There is no snapshot {snapshot_id}.",
        evidence=[snapshot.id for snapshot in known],
        fix="shelfcast snapshots list",
    )


def served_id(warehouse: Path) -> str | None:
    """The id of the snapshot being served, or None where nothing was published."""
    path = warehouse / CURRENT
    if not path.exists():
        return None
    name = path.read_text(encoding="utf-8", errors="replace").strip()
    return name if _ID.fullmatch(name) else None


def snapshot_of(path: Path) -> Snapshot:
    """The snapshot in a file.

    >>> snapshot_of(Path("20261121T074312-8000.duckdb")).created_at.isoformat()
    '2026-11-21T07:43:12.500000+00:00'
    """
    return Snapshot(path.stem, path, _moment(path.stem))


def _serve(warehouse: Path, snapshot: Snapshot) -> None:
    with storage_faults(warehouse):
        partial = warehouse / f"{CURRENT}.tmp"
        partial.write_text(snapshot.id + "\n", encoding="utf-8")
        _sync(partial)
        partial.replace(warehouse / CURRENT)
        _sync(warehouse)


def _moment(snapshot_id: str) -> datetime:
    second, _, fraction = snapshot_id.partition("-")
    at = datetime.strptime(second, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return at + timedelta(seconds=int(fraction, 16) / 65536)


def _next_id(warehouse: Path) -> str:
    """Now, or a moment after the newest snapshot where the clock has gone back."""
    now = datetime.now(UTC)
    newest = list_snapshots(warehouse)[:1]
    if newest:
        now = max(now, newest[0].created_at + timedelta(microseconds=32))
    return _name(now)


def _name(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}-{moment.microsecond * 65536 // 1_000_000:04x}"


def _copy(warehouse: Path, partial: Path) -> None:
    with open_work(warehouse) as connection:
        if not _has_marts(connection):
            raise _nothing_built()
        connection.execute("checkpoint")
        blocks = blocks_for_readers(connection, work_path(warehouse))
    copy_for_readers(work_path(warehouse), partial, blocks)
    _sync(partial)


def _has_marts(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'marts'"
    ).fetchall()
    return bool(found[0][0])


def _expire(warehouse: Path, keep: int) -> None:
    served = served_id(warehouse)
    for snapshot in list_snapshots(warehouse)[max(keep, 1) :]:
        if snapshot.id != served:
            snapshot.path.unlink(missing_ok=True)


def _remove_leftovers(warehouse: Path) -> None:
    """A run that was killed while it published leaves its partial copy."""
    for folder in (warehouse, warehouse / FOLDER):
        for leftover in [*folder.glob("*.tmp"), *folder.glob("*.tmp.wal")]:
            if leftover.is_file():
                leftover.unlink()


def _discard(partial: Path) -> None:
    partial.unlink(missing_ok=True)
    partial.with_name(f"{partial.name}.wal").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Make what was written survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _nothing_built() -> NoDataError:
    return NoDataError(
        "Nothing was built yet, so there is nothing to publish.", fix="shelfcast run"
    )
