"""Was this asked before, by anybody who may see as much?

Every answer is kept for all sessions, under the snapshot, the viewer's scope and the question, so
that a page drawn again, or by somebody else, asks nothing twice. A snapshot never changes, so
nothing kept grows old. At most 128 MiB of answers to metric queries (metrics/cache.py) and as much
of the rest are kept; the least recently used go first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar, cast

import polars as pl

from shelfcast.metrics import Filter, Reader, Scope, rows
from shelfcast.metrics.cache import Cache

T = TypeVar("T")
SMALL = 4096


def size(value: object) -> int:
    """About how many bytes an answer takes: its frames, and a little for the rest.

    >>> size((pl.DataFrame({"a": [1, 2]}), "words")) - 2 * SMALL
    16
    """
    if isinstance(value, pl.DataFrame):
        return int(value.estimated_size()) + SMALL
    if isinstance(value, dict):
        return size(list(value.values()))
    if isinstance(value, (list, tuple)):
        return sum(size(each) for each in value)
    if is_dataclass(value):
        return sum(size(getattr(value, field.name)) for field in fields(value))
    return SMALL


_KEPT: Cache[object] = Cache(size)


def kept(reader: Reader, scope: Scope, asked: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, asked for once a snapshot and scope; nobody may change it.

    `asked` names it and tells all else that it depends on.
    """
    return cast("T", _KEPT.get((reader.snapshot_id, scope, asked), make))


def kept_rows(
    reader: Reader,
    scope: Scope,
    table: str,
    filters: Sequence[Filter | str] = (),
    *,
    columns: Sequence[str] = (),
    order: Sequence[str] = (),
    limit: int | None = None,
) -> pl.DataFrame:
    """As `metrics.rows`, asked for once."""
    asked = ("rows", table, tuple(filters), tuple(columns), tuple(order), limit)
    found = kept(
        reader,
        scope,
        asked,
        lambda: rows(reader, table, filters, scope, columns=columns, order=order, limit=limit),
    )
    return found.clone()
