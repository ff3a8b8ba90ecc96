"""How do mended rows get in, exactly and once?

The file that brought them is landed again from the raw zone, with its mends and its mapping as they
are now; the batch's rows are replaced in one step. So a replay gives what landing a file without
the faults would have given, and a second replay changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from shelfcast.contracts.progress import Progress, silent
from shelfcast.errors import QuarantineError
from shelfcast.lake import Lake, Zone
from shelfcast.landing.account import Line, from_row, read_account
from shelfcast.landing.aside.mends import read_mends
from shelfcast.landing.land import land_file
from shelfcast.landing.request import Request
from shelfcast.sources.watermark import NOTE

KEPT_NOTES = ("source", NOTE)
"""What is known of where a file came from, which its bytes do not tell."""


@dataclass(frozen=True)
class Replayed:
    """The account of one table before and after."""

    before: Line
    after: Line

    @property
    def gained(self) -> int:
        """Rows that were aside and now are loaded, duplicates or no data."""
        return self.before.quarantined - self.after.quarantined


def replay(
    request: Request, batches: Sequence[str] | None = None, progress: Progress = silent
) -> list[Replayed]:
    """Land again the files of these batches; of all that have rows aside or mended where None.

    Raises QuarantineError where a batch is not known, and what landing raises.
    """
    lines = _account(request.lake)
    wanted = _with_rows_aside(request.lake, lines) if batches is None else list(batches)
    unknown = [batch for batch in wanted if batch not in lines]
    if unknown:
        raise QuarantineError(
            f"No batch {unknown[0]} was landed.",
            fix="shelfcast quarantine list shows the batches that have rows aside",
        )
    files = list(dict.fromkeys(lines[batch].content for batch in wanted))
    with request.books.kept():
        for place, content in enumerate(files):
            first = next(line for line in lines.values() if line.content == content)
            progress(f"replaying {first.file}", place / len(files))
            _land_again(request, first)
    progress("replaying: done", 1.0)
    now = _account(request.lake)
    return [Replayed(lines[b], now[b]) for b in lines if lines[b].content in files]


def _account(lake: Lake) -> dict[str, Line]:
    """Batch to its line."""
    return {row["batch_id"]: from_row(row) for row in read_account(lake).iter_rows(named=True)}


def _with_rows_aside(lake: Lake, lines: dict[str, Line]) -> list[str]:
    mended = set(read_mends(lake).filter(pl.col("batch_id").is_in(list(lines)))["batch_id"])
    return [batch for batch, line in lines.items() if line.quarantined or batch in mended]


def _land_again(request: Request, line: Line) -> None:
    folder = request.lake.folder(Zone.RAW) / line.content
    original = next(iter(folder.glob("*")), None)
    if original is None:
        raise QuarantineError(
            f"The raw copy of {line.file} is gone from {folder}.",
            fix="put the file back there, or ingest it again",
        )
    noted = {key: told for key, told in json.loads(line.notes).items() if key in KEPT_NOTES}
    land_file(original, request, line.file.split("!", maxsplit=1)[0], noted)
