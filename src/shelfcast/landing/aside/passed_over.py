"""What becomes of a table that is none of ours, in a file of which others landed?

A workbook has a sheet of notes, a database a table of users. Such a table keeps none of the others
out: its rows are in the account as no data, under the code of the error that says why, and the raw
file has them for a later landing that is told more.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import polars as pl

from shelfcast.errors import InputError
from shelfcast.landing.account import NONE, Line
from shelfcast.landing.books import Books
from shelfcast.landing.commit import Ready
from shelfcast.sources import TextTable


def pass_over(table: TextTable, batch: str, error: InputError, books: Books) -> Line:
    """The account line of the table, written; one that was passed over before keeps its line."""
    earlier = books.history.of_batch(batch)
    if earlier is not None:
        return earlier
    rows = table.title_rows + _rows(table)
    line = Line(
        file=table.name,
        dataset=NONE,
        read=rows,
        loaded=0,
        quarantined=0,
        duplicate=0,
        not_data=rows,
        reasons=json.dumps({error.code: rows}),
        batch_id=batch,
        content=batch.split("-", maxsplit=1)[0],
        mapping="{}",
        notes=json.dumps(dict(table.notes), sort_keys=True, ensure_ascii=False),
        landed_at=datetime.now(UTC).replace(tzinfo=None),
    ).check()
    books.enter(Ready(line))
    return line


def _rows(table: TextTable) -> int:
    """The rows of the table, counted the careful way where the fast one does not read them."""
    try:
        return int(table.rows.select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        again = table.careful() if table.careful is not None else []
        return sum(found.title_rows + _rows(found) for found in again)
