"""How are small tables kept: the account of each file, the quarantine?

They are Iceberg tables like the rest, written and read whole as Polars frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from shelfcast.contracts import Frame
from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import ensure_table, expire, load_table, take_out

NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})


def append_frame(
    lake: Lake,
    zone: Zone,
    frame: pl.DataFrame,
    name: str,
    properties: Mapping[str, str] = NO_PROPERTIES,
) -> None:
    """Add the frame's rows to the table, which is made where it is not there yet."""
    rows = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    ensure_table(lake, zone, name, rows.schema)
    if frame.height:
        table = lake.catalog.load_table(f"{zone.value}.{name}")
        table.append(rows, snapshot_properties=dict(properties))
        expire(table)


def replace_frame(lake: Lake, zone: Zone, frame: pl.DataFrame, name: str) -> None:
    """Make the frame the whole of the table; what it held stays in its history."""
    rows = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    ensure_table(lake, zone, name, rows.schema)
    lake.catalog.load_table(f"{zone.value}.{name}").overwrite(rows)


def read_frame(lake: Lake, zone: Zone, name: str, shape: Frame) -> pl.DataFrame:
    """The whole table; `shape` without rows where there is no table."""
    table = load_table(lake, zone, name)
    if table is None:
        return shape.empty()
    frame = pl.from_arrow(table.scan().to_arrow())
    assert isinstance(frame, pl.DataFrame)
    return frame


def delete_rows(
    lake: Lake, zone: Zone, name: str, where: tuple[str, str], unless: tuple[str, str] | None = None
) -> None:
    """Take out the rows of which `where` (column, value) holds and `unless` does not.

    They stay in the table's history.
    """
    table = load_table(lake, zone, name)
    if table is not None and table.current_snapshot() is not None:
        take_out(table, where, unless)
