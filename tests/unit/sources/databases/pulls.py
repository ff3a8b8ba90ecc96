"""What the tests of each engine ask: the rows of an address, as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from shelfcast.sources.databases import Growth, Limits, extracts, parse_address
from shelfcast.sources.watermark import Watermark


def pulled(
    url: str, room: Path, growth: Growth | None = None, batch_rows: int = 2
) -> dict[str, list[tuple[str | None, ...]]]:
    """Table to its rows; the file of each is read before the next is asked for."""
    found = {}
    for extract in extracts(parse_address(url), Limits(batch_rows=batch_rows), room, growth):
        rows = pl.read_parquet(extract.path).rows()
        assert len(rows) == extract.rows
        found[extract.name] = rows
    return found


def grown(
    url: str,
    room: Path,
    column: str,
    last: Watermark | None,
    lookback: float = 0,
    seen: Callable[[str], None] = lambda _: None,
) -> tuple[list[tuple[str | None, ...]], Watermark | None]:
    """The rows from the last watermark on, and the next one."""

    def before(of: str) -> Watermark | None:
        seen(of)
        return last

    growth = Growth("till", column, lookback, before)
    [extract] = extracts(parse_address(url), Limits(batch_rows=2), room, growth)
    return pl.read_parquet(extract.path).rows(), extract.watermark
