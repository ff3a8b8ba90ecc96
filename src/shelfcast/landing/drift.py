"""Is the latest file of each source like the ones before it?

Looked at, the latest batch of a source against the ones before it:

    shape      columns new, gone or taken for another, other formats, another dataset
    volume     rows read, against the median of up to BEFORE earlier batches
    late       rows dated before the day the batch before it ended
    missing    a column that is much emptier than it was
    level      the middle of a number that moved by more than FACTOR times

Shares are 0 to 1. A drift is told, never acted upon: [landing] on_change does that (contract.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import polars as pl

from shelfcast.contracts import DATASETS, Dataset
from shelfcast.lake import Lake, Zone, data_files
from shelfcast.landing.account import NONE, Line, from_row, read_account
from shelfcast.landing.aside.contract import ASIDE, changes, shape_of
from shelfcast.landing.history import source_of
from shelfcast.landing.profile import profile_rows
from shelfcast.landing.stored import stored_rows

BEFORE = 10
FACTOR = 5.0
VOLUME = 2.0
EMPTIER = 0.1
LATE = 0.05
DRIFT_SCHEMA = {
    "source": pl.String(),
    "file": pl.String(),
    "kind": pl.String(),
    "column": pl.String(),
    "before": pl.String(),
    "now": pl.String(),
    "said": pl.String(),
}


@dataclass(frozen=True)
class Drift:
    """One thing that is other than it was: its kind, our column, and the two values as text."""

    kind: str
    column: str
    before: str
    now: str
    said: str


def drift_of(lake: Lake) -> pl.DataFrame:
    """One row a drift of the latest batch of each source that has an earlier one."""
    rows = []
    for source, lines in _by_source(lake):
        latest, earlier = lines[-1], lines[:-1]
        if earlier:
            found = [*_shape(earlier[-1], latest), *_volume(earlier, latest)]
            found += _content(lake, earlier[-1], latest)
            rows += [{"source": source, "file": latest.file, **vars(each)} for each in found]
    return pl.DataFrame(rows, schema=DRIFT_SCHEMA)


def _by_source(lake: Lake) -> Iterator[tuple[str, list[Line]]]:
    """The lines of each source, oldest first, but for those kept aside or passed over whole."""
    lines = [from_row(row) for row in read_account(lake).iter_rows(named=True)]
    ours = (line for line in lines if ASIDE not in line.reasons and line.dataset != NONE)
    kept = sorted(ours, key=_source)
    for source, group in groupby(kept, key=_source):
        yield source, sorted(group, key=lambda line: line.landed_at)


def _source(line: Line) -> str:
    return source_of(line.file)


def _shape(before: Line, now: Line) -> list[Drift]:
    was, is_now = shape_of(before), shape_of(now)
    if was is None or is_now is None:
        return []
    return [Drift("shape", "", "", "", said) for said in changes(was, is_now)]


def _volume(earlier: Sequence[Line], now: Line) -> list[Drift]:
    """A file of less than half, or more than twice, the usual number of rows."""
    usual = median(line.read for line in earlier[-BEFORE:])
    if usual / VOLUME <= now.read <= usual * VOLUME:
        return []
    said = f"{now.read:,} rows, where {usual:,.0f} are usual"
    return [Drift("volume", "", f"{usual:.0f}", str(now.read), said)]


def _content(lake: Lake, before: Line, now: Line) -> list[Drift]:
    if before.dataset != now.dataset:
        return []
    dataset = DATASETS[now.dataset]
    old, new = _rows(lake, dataset, before), _rows(lake, dataset, now)
    if old is None or new is None:
        return []
    was = {row["column"]: row for row in profile_rows(dataset, old).iter_rows(named=True)}
    found = _late(dataset, old, new)
    for row in profile_rows(dataset, new).iter_rows(named=True):
        if row["column"] in was:
            found += _emptier(was[row["column"]], row)
            found += _level(was[row["column"]], row)
    return found


def _rows(lake: Lake, dataset: Dataset, line: Line) -> pl.LazyFrame | None:
    """The batch's rows in the lake, None where it has none."""
    files = data_files(lake, Zone.CURATED, dataset.name)
    mine = [file for file in files if f"/{line.batch_id}-" in file]
    return stored_rows(dataset, mine) if mine else None


def _late(dataset: Dataset, old: pl.LazyFrame, new: pl.LazyFrame) -> list[Drift]:
    """Rows of days that the batch before had been through."""
    if dataset.time is None:
        return []
    time = pl.col(dataset.time)
    ended = old.select(time.max().dt.date()).collect().item()
    late, rows = new.select(late=(time.dt.date() < ended).sum(), rows=pl.len()).collect().row(0)
    if ended is None or not rows or late < LATE * rows:
        return []
    said = f"{late:,} of {rows:,} rows are of days before {ended}, when the file before ended"
    return [Drift("late", dataset.time, str(ended), str(late), said)]


def _emptier(was: dict[str, object], row: dict[str, object]) -> list[Drift]:
    before, now = float(str(was["missing_share"])), float(str(row["missing_share"]))
    if now - before <= EMPTIER:
        return []
    said = f"{row['column']} is empty in {now:.0%} of the rows; it was in {before:.0%}"
    return [Drift("missing", str(row["column"]), f"{before:.3f}", f"{now:.3f}", said)]


def _level(was: dict[str, object], row: dict[str, object]) -> list[Drift]:
    if row["type"] != "number" or was["median"] is None or row["median"] is None:
        return []
    before, now = float(str(was["median"])), float(str(row["median"]))
    if before <= 0 or now <= 0 or 1 / FACTOR <= now / before <= FACTOR:
        return []
    said = f"half of {row['column']} was up to {before:g}, and is up to {now:g} now"
    return [Drift("level", str(row["column"]), f"{before:g}", f"{now:g}", said)]
