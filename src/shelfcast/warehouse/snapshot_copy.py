"""Which parts of the work file does a snapshot need, and how are only these copied?

A DuckDB file is a header and blocks of one size. Some hold tables that are shown, some the tables
that are not for readers, some nothing any more: after a build that replaced every table, half of
the file. A large file is copied block by block, and what readers do not need is left as a hole,
which takes neither time nor space, and shows nobody what was taken out. A file is copied whole
where it is small, and where DuckDB's account of its blocks does not add up.
Not here: when a snapshot is made and served (snapshots.py).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import duckdb

COPIED_WHOLE = 64 << 20
"""Bytes up to which a file is copied whole: to ask for its blocks takes as long."""
HEADER_BYTES = 3 * 4096
PRIVATE_SCHEMAS = ("raw", "staging", "intermediate", "state", "previous")
_AT_ONCE = 16
_SHOWN = f"schema_name not in {PRIVATE_SCHEMAS}"


@dataclass(frozen=True)
class Blocks:
    """The size of a block in bytes; the numbers of those that hold tables that are shown, and of
    those that say what the file holds."""

    size: int
    shown: frozenset[int]
    meta: frozenset[int]


def blocks_for_readers(connection: duckdb.DuckDBPyConnection, path: Path) -> Blocks | None:
    """What to copy of the file at `path`, after a checkpoint; None where all is to be copied.

    Of an index DuckDB does not tell the blocks: where a table that is shown has one, all is copied.
    """
    if path.stat().st_size <= COPIED_WHOLE or _is_indexed(connection):
        return None
    size = _one(connection, "select block_size from pragma_database_size()")
    return Blocks(size, frozenset(_of_tables(connection)), frozenset(_of_meta(connection)))


def copy_for_readers(source: Path, target: Path, blocks: Blocks | None) -> None:
    """Write `target`: the tables of `source` that are shown, and no other."""
    if blocks is not None and _copied_in_part(source, target, blocks):
        return
    shutil.copyfile(source, target)
    with duckdb.connect(str(target)) as connection:
        _take_out_private(connection)


def _copied_in_part(source: Path, target: Path, blocks: Blocks) -> bool:
    """Is the copy whole as far as readers go? Every block in use is one that is known."""
    _copy_blocks(source, target, blocks)
    try:
        with duckdb.connect(str(target)) as connection:
            _take_out_private(connection)
            used = _one(connection, "select used_blocks from pragma_database_size()")
            return used == len(blocks.shown | set(_of_meta(connection)))
    except duckdb.Error:
        target.with_name(f"{target.name}.wal").unlink(missing_ok=True)
        return False


def _copy_blocks(source: Path, target: Path, blocks: Blocks) -> None:
    with source.open("rb") as old, target.open("wb") as new:
        new.write(old.read(HEADER_BYTES))
        for first, count in _runs(blocks.shown | blocks.meta):
            _copy_bytes(old, new, HEADER_BYTES + first * blocks.size, count * blocks.size)
        new.truncate(source.stat().st_size)


def _copy_bytes(old: BinaryIO, new: BinaryIO, start: int, count: int) -> None:
    old.seek(start)
    new.seek(start)
    new.write(old.read(count))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and count of numbers that follow each other, so many at once at most.

    >>> list(_runs([7, 3, 4, 5]))
    [(3, 3), (7, 1)]
    """
    first, count = -1, 0
    for number in sorted(numbers):
        if count and number == first + count and count < _AT_ONCE:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count


def _take_out_private(connection: duckdb.DuckDBPyConnection) -> None:
    for schema in PRIVATE_SCHEMAS:
        connection.execute(f"drop schema if exists {schema} cascade")
    connection.execute("checkpoint")


def _of_tables(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """-1 stands for a constant, which needs no block."""
    found: set[int] = set()
    for schema, table in connection.execute(
        f"select schema_name, table_name from duckdb_tables() where {_SHOWN}"
    ).fetchall():
        told = connection.execute(
            "select distinct block_id, additional_block_ids from pragma_storage_info(?) "
            "where persistent",
            [f'"{schema}"."{table}"'],
        )
        for block, more in told.fetchall():
            found.update((block, *(more or ())))
    return found - {-1}


def _of_meta(connection: duckdb.DuckDBPyConnection) -> set[int]:
    found = connection.execute("select block_id from pragma_metadata_info()").fetchall()
    return {int(block) for (block,) in found}


def _is_indexed(connection: duckdb.DuckDBPyConnection) -> bool:
    keys = (
        f"select count(*) from duckdb_constraints() where {_SHOWN} "
        "and constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')"
    )
    indexes = f"select count(*) from duckdb_indexes() where {_SHOWN}"
    return any(_one(connection, sql) for sql in (keys, indexes))


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])
