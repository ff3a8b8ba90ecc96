"""Which rows were kept aside, and why?"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.landing import write_sheets
from shelfcast.project import Project
from shelfcast.steps.replay import rows_aside
from shelfcast.terminal import print_frame, print_json, records, say


def show_quarantine(
    project: Project, limit: int, file: str | None, reason: str | None, *, as_json: bool
) -> None:
    """The rows kept aside as the lake has them now, and their number by file and reason."""
    frame = rows_aside(project, file, reason)
    if as_json:
        print_json(records(frame.head(limit)))
        return
    by = ["file", "reason", "column"]
    counts = frame.group_by(by).len("rows").sort("rows", *by, descending=[True, *[False] * 3])
    print_frame(counts, title=f"{frame.height:,} rows in quarantine")
    shown = frame.select("row", "file", "column", "reason", "raw")
    print_frame(shown, title="Rows", limit=limit)


def show_sheets(
    project: Project, to: Path, file: str | None, reason: str | None, *, as_json: bool
) -> None:
    """Write the rows as sheets to mend, and say where they are."""
    frame = rows_aside(project, file, reason)
    written = write_sheets(frame, to)
    if as_json:
        print_json([str(path) for path in written])
        return
    for path in written:
        rows = pl.read_csv(path, infer_schema=False).height
        say(f"{path}: {rows:,} rows")
    if written:
        say("Mend the cells, or write x under _dismiss; then: shelfcast quarantine replay SHEET")
    else:
        say("No row is aside.")
