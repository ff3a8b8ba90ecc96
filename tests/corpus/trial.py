"""What comes of a case's file, landed with no options into a lake of its own?

Nothing is told: no dataset, no mapping, only the shop's country and time zone.
"""

from __future__ import annotations

import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from corpus.case import Case, Export, Truth
from corpus.verdict import Verdict, judge, missed
from shelfcast.contracts import DATASETS
from shelfcast.errors import FailureError, InputError
from shelfcast.lake import Lake, Zone, data_files, open_lake
from shelfcast.landing import Habits, Landed, Request, land_file
from shelfcast.landing.stored import stored_rows

_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where there is a disk in memory, the lakes are made there: each commit waits for its disk."""


@dataclass(frozen=True)
class Trial:
    """A case, its file and what came."""

    case: Case
    export: Export
    verdict: Verdict
    came: tuple[str, ...]
    warnings: tuple[str, ...]
    seconds: float

    @property
    def is_right(self) -> bool:
        """True where nothing at all is wrong."""
        return not self.verdict.faults


def run(case: Case) -> Trial:
    """Land the case's file and judge it."""
    export = case.make()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="corpus-", dir=_MEMORY) as room:
        verdict, came, warnings = _landed(case, export, Path(room))
    return Trial(case, export, verdict, came, warnings, time.perf_counter() - began)


def _landed(
    case: Case, export: Export, room: Path
) -> tuple[Verdict, tuple[str, ...], tuple[str, ...]]:
    file = room / export.file
    file.write_bytes(export.content)
    lake = open_lake(room / "lake")
    habits = Habits(case.country, case.timezone)
    try:
        landed = land_file(file, Request(lake, room / "mappings", habits))
    except InputError as error:
        return _refused(export, f"{error.code}: {error.what} {error.evidence[:2]}"), (), ()
    except FailureError as error:
        return _crashed(export, f"failure {error.code}: {error.what}"), (), ()
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        return _crashed(export, f"CRASH {type(error).__name__}: {error}"), (), ()
    came = tuple(_told(item) for item in landed)
    warnings = tuple(said for item in landed for said in item.warnings)
    if export.refused:
        loaded = [item for item in landed if item.line.loaded]
        faults = ["landed what is no data of a shop"] if loaded else []
        return Verdict(int(not faults), 1, faults), came, warnings
    return _held(export, landed, lake), came, warnings


def _refused(export: Export, why: str) -> Verdict:
    if export.refused:
        return Verdict(1, 1)
    return _crashed(export, f"refused: {why}")


def _crashed(export: Export, why: str) -> Verdict:
    found = Verdict(0, 0 if export.tables else 1, [] if export.tables else [why])
    for truth in export.tables:
        found += missed(truth, why)
    return found


def _told(item: Landed) -> str:
    line = item.line
    return (
        f"{line.dataset}: read {line.read} = loaded {line.loaded} + quarantined"
        f" {line.quarantined} + duplicate {line.duplicate} + not data {line.not_data};"
        f" reasons {line.reasons}; mapping {line.mapping}; notes {line.notes}"
    )


def _held(export: Export, landed: list[Landed], lake: Lake) -> Verdict:
    """The verdict on all tables; each truth takes the landed table that fits it best."""
    found, left = Verdict(), [_rows(item, lake) for item in landed]
    for truth in export.tables:
        tried = [(judge(truth, *table), place) for place, table in enumerate(left)]
        if not tried:
            found += missed(truth, f"a table of {truth.dataset} never landed")
            continue
        best, place = min(tried, key=lambda pair: (len(pair[0].faults), -pair[0].right))
        found += best
        _account(truth, landed[place], best, found)
        left.pop(place)
        landed = [item for at, item in enumerate(landed) if at != place]
    for dataset, _, rows in left:
        if rows.height:
            found.faults.append(f"a table too many: {rows.height} rows of {dataset}")
    return found


def _account(truth: Truth, item: Landed, best: Verdict, found: Verdict) -> None:
    line = item.line
    found.hold(
        line.read == line.loaded + line.quarantined + line.duplicate + line.not_data,
        lambda: "the account does not add up",
    )
    found.hold(
        line.quarantined <= truth.quarantined,
        lambda: f"quarantined: want {truth.quarantined}, got {line.quarantined} {line.reasons}",
    )


def _rows(item: Landed, lake: Lake) -> tuple[str, dict[str, str], pl.DataFrame]:
    name = item.line.dataset
    columns = json.loads(item.line.mapping).get("columns", {})
    if name not in DATASETS:
        return name, columns, pl.DataFrame()
    files = data_files(lake, Zone.CURATED, name)
    if not files:
        return name, columns, pl.DataFrame()
    rows = stored_rows(DATASETS[name], files).filter(pl.col("_batch_id") == item.line.batch_id)
    return name, columns, rows.sort("_row_number").collect()
