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


def mend_rows(
    project: Project, cells: Mapping[str, Mapping[str, str]], dismissed: Sequence[str] = ()
) -> list[Mend]:
    """Put cells of rows right (`cells` by row and column), and declare others to be no data.

    Gives the rows as they will be read. Raises QuarantineError where a row is not aside, or has
    no such column.
    """
    aside = {row["row"]: row for row in rows_aside(project).iter_rows(named=True)}
    unknown = [row for row in (*cells, *dismissed) if row not in aside]
    if unknown:
        raise QuarantineError(
            f"No row {unknown[0]} is aside.",
            fix="shelfcast quarantine list shows the rows that are",
        )
    mends = [_mend(aside[row], changed) for row, changed in cells.items()]
    mends += [_mend(aside[row], None) for row in dismissed]
    write_mends(open_lake(project.lake), mends)
    return mends


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


def _mend(row: Mapping[str, Any], cells: Mapping[str, str] | None) -> Mend:
    """The row with these cells in it; no data where None."""
    if cells is None:
        return Mend(row["batch_id"], row["row_number"], row["raw"], None)
    before = {name: cell for name, cell in json.loads(row["raw"]).items() if name}
    strange = [column for column in cells if column not in before]
    if strange:
        raise QuarantineError(
            f"The row has no column {strange[0]!r}.",
            fix=f"its columns are: {', '.join(before)}",
        )
    mended = json.dumps({**before, **cells}, ensure_ascii=False)
    return Mend(row["batch_id"], row["row_number"], row["raw"], mended)
