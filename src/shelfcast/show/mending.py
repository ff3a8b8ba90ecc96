"""What came of mending and replaying rows?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from shelfcast.landing import Replayed
from shelfcast.pipeline import writing
from shelfcast.project import Project
from shelfcast.steps.replay import mend_rows
from shelfcast.terminal import print_frame, print_json, say

_COUNTS = ("loaded", "quarantined", "duplicate", "not_data")
NEXT = "It gets in with: shelfcast quarantine replay"


def show_mended(project: Project, row: str, cells: Mapping[str, str], *, as_json: bool) -> None:
    """Mend a row, and show it as it will be read."""
    with writing(project):
        mended = mend_rows(project, {row: cells})[0].mended
    if as_json:
        print_json({"row": row, "mended": mended})
    else:
        say(f"{row} is now {mended}\n{NEXT}")


def show_dismissed(project: Project, rows: Sequence[str], *, as_json: bool) -> None:
    """Dismiss rows, and say how many."""
    with writing(project):
        count = len(mend_rows(project, {}, rows))
    if as_json:
        print_json({"dismissed": count})
    else:
        say(f"{count:,} rows are no data from the next replay on.")


def show_replayed(done: Sequence[Replayed], *, as_json: bool) -> None:
    """The account of each table before and after."""
    rows = [_row(item) for item in done]
    if as_json:
        print_json(rows)
        return
    if not rows:
        say("No row is aside, and none was mended.")
        return
    print_frame(pl.DataFrame(rows), title="Before -> after", limit=200)
    gained = sum(item.gained for item in done)
    left = sum(item.after.quarantined for item in done)
    say(f"{gained:,} rows left the quarantine, {left:,} are still in it.")
    if gained:
        say("Next: shelfcast run")


def _row(item: Replayed) -> dict[str, Any]:
    before, after = item.before, item.after
    counts = {name: f"{getattr(before, name):,} -> {getattr(after, name):,}" for name in _COUNTS}
    return {"file": after.file, "read": after.read, **counts}
