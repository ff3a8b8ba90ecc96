"""How does a person put a row right that was kept aside, and how is that never lost?

A mend is kept in the lake's log: the row as it was, and as it should be (or that it is no data).
Whenever the file is landed, its mends are laid over its rows before anything else is judged, so a
mended file lands as if it had been written right. The raw file stays as it came.

A mend is found by its batch, its row number and the row's raw text; the latest of a row counts.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import polars as pl

from shelfcast.contracts import MENDS
from shelfcast.lake import Lake, Zone, append_frame, read_frame
from shelfcast.landing.judge import raw_text
from shelfcast.sources import ROW, SPILL, TextTable

TABLE = "mends"
DISMISSED = "dismissed"
"""The reason code, among judge.NOT_DATA, of a row that a person declared to be no data."""
_KEY = ["batch_id", "row_number", "raw"]


@dataclass(frozen=True)
class Mend:
    """One row put right: `mended` is the row as JSON by its own column names, None for no data."""

    batch_id: str
    row_number: int
    raw: str
    mended: str | None


@dataclass(frozen=True)
class Mended:
    """A table with its mends laid over it.

    `dismissed` rows were taken out of it as no data; `label` tells these mends from others.
    """

    table: TextTable
    dismissed: int = 0
    label: str = ""


def write_mends(lake: Lake, mends: Sequence[Mend], author: str = "") -> None:
    """Keep the mends. They take effect when their files are landed again."""
    rows = [
        {
            "batch_id": mend.batch_id,
            "row_number": mend.row_number,
            "raw": mend.raw,
            "mended": mend.mended,
            "author": author or getpass.getuser(),
            "mended_at": datetime.now(UTC).replace(tzinfo=None),
        }
        for mend in mends
    ]
    append_frame(lake, Zone.LOGS, pl.DataFrame(rows, schema=MENDS.schema()), TABLE)


def read_mends(lake: Lake) -> pl.DataFrame:
    """Every mend ever made, shape MENDS, oldest first."""
    return read_frame(lake, Zone.LOGS, TABLE, MENDS).sort("mended_at", maintain_order=True)


def mends_of(lake: Lake, batch: str | None) -> pl.DataFrame:
    """The mends of a batch that count; None is for a batch that cannot have any."""
    if batch is None:
        return MENDS.empty()
    mine = read_mends(lake).filter(pl.col("batch_id") == batch)
    return mine.unique(_KEY, keep="last", maintain_order=True)


def mended(table: TextTable, mends: pl.DataFrame) -> Mended:
    """The table with the mends over its rows."""
    if mends.is_empty():
        return Mended(table)
    rows = _touched(table, mends)
    over = rows.join(mends, on=["row_number", "raw"], how="inner", maintain_order="left")
    gone = over.filter(pl.col("mended").is_null())["__place"]
    put = over.filter(pl.col("mended").is_not_null())
    rest = table.rows.with_row_index("__place").filter(
        ~pl.col("__place").is_in(over["__place"].implode())
    )
    whole = pl.concat([rest.drop("__place"), _as_rows(put, table)], how="diagonal")
    expected = table.expected_rows - gone.len() if table.expected_rows is not None else None
    label = hashlib.sha256(over.select(*_KEY, "mended").write_json().encode()).hexdigest()[:12]
    return Mended(replace(table, rows=whole, expected_rows=expected), gone.len(), label)


def _touched(table: TextTable, mends: pl.DataFrame) -> pl.DataFrame:
    """The rows of the table that mends may be of, with their place and their raw text."""
    rows = table.rows.with_row_index("__place")
    found = rows.filter(pl.col(ROW).is_in(mends["row_number"].implode())).collect()
    return found.select("__place", row_number=ROW).with_columns(raw_text(found, table.columns))


def _as_rows(put: pl.DataFrame, table: TextTable) -> pl.LazyFrame:
    """Mended JSON as rows of the table."""
    schema = table.rows.collect_schema()
    cells = [json.loads(text) for text in put["mended"]]
    data: dict[str, list[object]] = {ROW: put["row_number"].to_list()}
    for name in schema.names():
        if name not in (ROW, SPILL):
            data[name] = [_cell(each.get(name)) for each in cells]
    if SPILL in schema.names():
        data[SPILL] = [None] * len(cells)
    return pl.DataFrame(data, schema=dict(schema)).select(schema.names()).lazy()


def _cell(value: object) -> str | None:
    return None if value is None else str(value)
