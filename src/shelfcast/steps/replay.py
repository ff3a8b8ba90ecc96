"""How are rows in quarantine mended and brought in? The caller holds the project's lock."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast.contracts import Progress, silent
from shelfcast.errors import QuarantineError
from shelfcast.lake import open_lake
from shelfcast.landing import (
    Mend,
    Replayed,
    placed,
    read_quarantine,
    read_sheet,
    recover,
    replay,
    write_mends,
)
from shelfcast.project import Project
from shelfcast.steps.land import asked
from shelfcast.steps.step import Run


def rows_aside(
    project: Project, file: str | None = None, reason: str | None = None
) -> pl.DataFrame:
    """The rows that are aside now, shape QUARANTINE with `row`, the name each is mended by.

    `file` keeps those of files whose name holds it, `reason` those with that code.
    """
    rows = placed(read_quarantine(open_lake(project.lake)))
    name = pl.concat_str("batch_id", pl.lit(":"), "row_number")
    placed_name = pl.concat_str(name, pl.lit(":"), "_place")
    row = pl.when(pl.col("_place") > 1).then(placed_name).otherwise(name)
    rows = rows.select(row.alias("row"), pl.exclude("_place"))
    if file is not None:
        rows = rows.filter(pl.col("file").str.contains(file, literal=True))
    return rows if reason is None else rows.filter(pl.col("reason") == reason)


def mend_row(project: Project, row: str, cells: Mapping[str, str]) -> str:
    """Put cells of one row right, and keep that; the row as JSON, as it will be read.

    Raises QuarantineError where there is no such row, or no such column in it.
    """
    found = _row(project, row)
    before = json.loads(found["raw"])
    strange = [column for column in cells if column not in before]
    if strange:
        raise QuarantineError(
            f"The row has no column {strange[0]!r}.",
            fix=f"its columns are: {', '.join(name for name in before if name)}",
        )
    kept = {name: cell for name, cell in before.items() if name}
    mended = json.dumps({**kept, **cells}, ensure_ascii=False)
    _write(project, [found], mended)
    return mended


def dismiss_rows(project: Project, rows: Sequence[str]) -> int:
    """Declare rows to be no data; how many. Raises QuarantineError where one is not aside."""
    found = [_row(project, row) for row in rows]
    _write(project, found, None)
    return len(found)


def replay_rows(
    project: Project,
    sheets: Sequence[Path] = (),
    batches: Sequence[str] | None = None,
    *,
    accept: bool = False,
    progress: Progress = silent,
) -> list[Replayed]:
    """Take in what the sheets mend, then land again what has rows aside or mended.

    With `accept`, files that were kept aside because their source changed get in.

    Raises QuarantineError, and what landing raises.
    """
    lake = open_lake(project.lake)
    recover(lake)
    rows = read_quarantine(lake)
    mends = [mend for sheet in sheets for mend in read_sheet(sheet, rows)]
    if mends:
        write_mends(lake, mends)
    run = Run(project, accept=accept)
    return replay(asked(run, lake), batches, progress)


def _row(project: Project, row: str) -> dict[str, Any]:
    found = rows_aside(project).filter(pl.col("row") == row)
    if found.is_empty():
        raise QuarantineError(
            f"No row {row} is aside.", fix="shelfcast quarantine list shows the rows that are"
        )
    return found.row(0, named=True)


def _write(project: Project, rows: Sequence[Mapping[str, Any]], mended: str | None) -> None:
    lake = open_lake(project.lake)
    write_mends(lake, [Mend(r["batch_id"], r["row_number"], r["raw"], mended) for r in rows])
