"""Which rows were kept aside, and why?"""

from __future__ import annotations

from shelfcast.contracts import QUARANTINE
from shelfcast.lake import Zone, open_lake, read_frame
from shelfcast.landing import QUARANTINE_TABLE
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records


def show_quarantine(project: Project, limit: int, *, as_json: bool) -> None:
    """The rows kept aside as the lake has them now, and their number by file and reason."""
    frame = read_frame(open_lake(project.lake), Zone.LOGS, QUARANTINE_TABLE, QUARANTINE)
    frame = frame.sort("file", "row_number")
    if as_json:
        print_json(records(frame.head(limit)))
        return
    by = ["file", "reason", "column"]
    counts = frame.group_by(by).len("rows").sort("rows", *by, descending=[True, *[False] * 3])
    print_frame(counts, title=f"{frame.height:,} rows in quarantine")
    print_frame(frame.drop("batch_id", "dataset"), title="Rows", limit=limit)
