"""Where do the steps of a run keep what they have made so far?

In one DuckDB file, `<warehouse>/work.duckdb`, that only the running command opens. It holds the
schemas raw, staging, intermediate, marts (tables) and state (which step is done). A file that was
damaged, by a power cut or a full disk, is set aside as `work.damaged.duckdb`; since the steps'
state is inside it, everything is made again from the lake.
Not here: what the steps write (tables.py, build.py), what people read (snapshots.py, reader.py).
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from shelfcast.errors import DamagedProjectError, DiskFullError, FailureError, LockedError

WORK = "work.duckdb"
DAMAGED = "work.damaged.duckdb"
SERVED = "The run published last is still being served."

_HEADER_BYTES = 3 * 4096
_LOCK_MARKS = ("could not set lock", "different configuration than existing")
_FULL_MARKS = ("no space left", "disk quota exceeded", "failed to offload data block")
_DAMAGE_MARKS = (
    "not a valid duckdb database file",
    "could not read enough bytes",
    "corrupt database file",
    "does not match stored checksum",
    "failure while replaying wal",
    "failed to deserialize",
    "serialization error",
    "trying to read a database file with version",
)


def work_path(warehouse: Path) -> Path:
    """The work file of a warehouse folder."""
    return warehouse / WORK


@contextmanager
def open_work(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the work file, closed at the end; a damaged file is replaced by a new one.

    Raises LockedError where another process holds it, DiskFullError where no space is left,
    DamagedProjectError where the damage shows only while it is read: then it is set aside.
    """
    with storage_faults(warehouse):
        warehouse.mkdir(parents=True, exist_ok=True)
        connection = _connect(warehouse)
        try:
            yield connection
        except duckdb.Error as error:
            if is_damage(str(error)):
                connection.close()
                set_aside(warehouse)
            raise
        finally:
            connection.close()


@contextmanager
def transaction(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the work file whose writes are all kept, or none where the body raises."""
    with open_work(warehouse) as connection:
        connection.execute("begin")
        yield connection
        connection.execute("commit")


@contextmanager
def storage_faults(place: Path) -> Iterator[None]:
    """Turn the faults of disks and files at `place` into the errors people can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(place, str(error)) from error
        raise
    except duckdb.Error as error:
        raise storage_error(place, str(error)) from error


def storage_error(place: Path, message: str) -> FailureError:
    """The error that fits what DuckDB said about a file at `place`."""
    if _says(message, _FULL_MARKS):
        return disk_full(place, message)
    if _says(message, _LOCK_MARKS):
        return LockedError(
            f"Another run is writing to {place}.",
            evidence=[_first_line(message)],
            fix="wait until it has ended, then run the command again",
            state=f"Nothing was written. {SERVED}",
        )
    if is_damage(message):
        return DamagedProjectError(
            f"A file in {place} was damaged and has been set aside.",
            evidence=[_first_line(message)],
            fix="run the command again: everything is made anew from the lake",
            state=SERVED,
        )
    return FailureError(
        f"The work file in {place} could not be used.",
        evidence=[_first_line(message)],
        state=SERVED,
    )


def disk_full(place: Path, message: str) -> DiskFullError:
    """The error of a full disk."""
    return DiskFullError(
        f"There is no space left to write {place}.",
        evidence=[_first_line(message)],
        fix="free some space, then run the command again",
        state=SERVED,
    )


def is_damage(message: str) -> bool:
    """Does what DuckDB said mean that the file itself is broken?"""
    return _says(message, _DAMAGE_MARKS)


def is_storage_fault(message: str) -> bool:
    """Is the disk, the lock or the file at fault, and not the query?"""
    return _says(message, _FULL_MARKS + _LOCK_MARKS + _DAMAGE_MARKS)


def remove_spill(warehouse: Path) -> None:
    """Remove what a killed run had moved out of memory; only for who holds the work file."""
    shutil.rmtree(warehouse / f"{WORK}.tmp", ignore_errors=True)


def set_aside(warehouse: Path) -> None:
    """Move a damaged work file out of the way; the next opening starts an empty one."""
    path = work_path(warehouse)
    path.with_name(f"{WORK}.wal").unlink(missing_ok=True)
    if path.exists():
        path.replace(warehouse / DAMAGED)


def _connect(warehouse: Path) -> duckdb.DuckDBPyConnection:
    path = work_path(warehouse)
    replayed = path.with_name(f"{WORK}.wal").exists()
    try:
        connection = duckdb.connect(str(path))
    except duckdb.Error as error:
        if not is_damage(str(error)):
            raise
    else:
        if replayed or _is_whole(connection, path):
            return connection
        connection.close()
    set_aside(warehouse)
    return duckdb.connect(str(path))


def _is_whole(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """A file cut short still opens; it cannot hold the blocks that are in use.

    Free blocks at the end are counted by DuckDB but need not be in the file.
    """
    row = connection.execute("select block_size, used_blocks from pragma_database_size()")
    block_size, blocks = row.fetchall()[0]
    return path.stat().st_size >= _HEADER_BYTES + int(block_size) * int(blocks)


def _says(message: str, marks: tuple[str, ...]) -> bool:
    lowered = message.lower()
    return any(mark in lowered for mark in marks)


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0] if message.strip() else "no message"
