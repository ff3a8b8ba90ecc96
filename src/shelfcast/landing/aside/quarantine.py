"""Where are the rows kept that did not load?

In the lake's log, with their raw text and a reason code, so that they can be mended and landed
again. Not here: why a row did not load (judge.py), how it is mended (mends.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from shelfcast.contracts import QUARANTINE
from shelfcast.lake import Lake, Zone, append_frame, delete_rows, read_frame
from shelfcast.landing.account import Line

TABLE = "quarantine"


def write_quarantine(lake: Lake, batches: Sequence[tuple[pl.DataFrame, Line]]) -> None:
    """Keep the rows of batches: `_row_number`, `column`, `reason` and `raw` each."""
    kept = [_of_batch(rows, line) for rows, line in batches if rows.height]
    if kept:
        append_frame(lake, Zone.LOGS, pl.concat(kept), TABLE)


def _of_batch(rows: pl.DataFrame, line: Line) -> pl.DataFrame:
    named = rows.rename({"_row_number": "row_number"}).with_columns(
        batch_id=pl.lit(line.batch_id),
        file=pl.lit(line.file),
        dataset=pl.lit(line.dataset),
        landed_at=pl.lit(line.landed_at),
    )
    return QUARANTINE.conform(named)


def read_quarantine(lake: Lake) -> pl.DataFrame:
    """Every row that is kept aside now, shape QUARANTINE, by file and row."""
    return read_frame(lake, Zone.LOGS, TABLE, QUARANTINE).sort("file", "row_number")


def keep_latest(lake: Lake, line: Line) -> None:
    """Of a batch that was landed again, the rows that this landing kept aside stay."""
    landed = ("landed_at", line.landed_at.isoformat())
    delete_rows(lake, Zone.LOGS, TABLE, ("batch_id", line.batch_id), landed)


def forget_quarantine(lake: Lake, batch: str) -> None:
    """Take out a batch's rows; they stay in the table's history."""
    delete_rows(lake, Zone.LOGS, TABLE, ("batch_id", batch))
