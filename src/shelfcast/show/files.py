"""Which file was written, and what is in it?"""

from __future__ import annotations

from pathlib import Path

from shelfcast import warehouse
from shelfcast.errors import InputError
from shelfcast.metrics import rows
from shelfcast.project import Project
from shelfcast.reports import export_table, write_report
from shelfcast.terminal import print_json, say

REPORTS = (".xlsx",)


def show_export(
    project: Project, table: str, to: Path, snapshot: str | None = None, *, as_json: bool
) -> None:
    """A table of the served snapshot, or of the one named, written to a file."""
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        frame = rows(reader, table)
        read = reader.snapshot_id
    export_table(frame, to)
    _written(to, frame.height, read, as_json=as_json)


def show_report(project: Project, to: Path, *, as_json: bool) -> None:
    """The report of the served snapshot, written to a file. Raises InputError for another kind."""
    if to.suffix.lower() not in REPORTS:
        raise InputError(
            f"{to.name} ends in no kind of report that is written.",
            fix=f"name it {to.stem}{REPORTS[0]}",
        )
    with warehouse.open_snapshot(project.warehouse) as reader:
        write_report(reader, to, currency=project.settings.project.currency)
        read = reader.snapshot_id
    _written(to, None, read, as_json=as_json)


def _written(to: Path, count: int | None, snapshot: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(to), "rows": count, "snapshot": snapshot})
    else:
        what = f"{count:,} rows" if count is not None else "written"
        say(f"{to}: {what}, of snapshot {snapshot}")
