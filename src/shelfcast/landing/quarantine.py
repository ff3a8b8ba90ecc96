"""Where are the rows kept that did not load?

In the lake's log, with their raw text and a reason code, so that they can be mended and landed
again. Not here: why a row did not load (judge.py).
"""

from __future__ import annotations

import polars as pl

from shelfcast.contracts import QUARANTINE
from shelfcast.lake import Lake, Zone, append_frame, delete_rows

QUARANTINE_TABLE = "quarantine"


def write_quarantine(
    lake: Lake, rows: pl.DataFrame, *, batch: str, file: str, dataset: str
) -> None:
    """Keep a batch's rows: `_row_number`, `column`, `reason` and `raw` each."""
    if rows.is_empty():
        return
    kept = rows.rename({"_row_number": "row_number"}).with_columns(
        batch_id=pl.lit(batch), file=pl.lit(file), dataset=pl.lit(dataset)
    )
    append_frame(lake, Zone.LOGS, QUARANTINE.conform(kept), QUARANTINE_TABLE)


def forget_quarantine(lake: Lake, batch: str) -> None:
    """Take out a batch's rows; they stay in the table's history."""
    delete_rows(lake, Zone.LOGS, QUARANTINE_TABLE, "batch_id", batch)
