"""What becomes of a spoiled file? It lands, or is refused with a code; nothing else is allowed.

crash    an error that is none of ours, or one of ours that blames the program
hang     more than PATIENCE seconds
lost     an account that does not add up, or rows in the lake that it does not tell of
litter   files that no table holds, left behind
"""

from __future__ import annotations

import json
import signal
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from shelfcast.contracts import DATASETS
from shelfcast.errors import ShelfcastError
from shelfcast.lake import Zone, data_files, open_lake, pending
from shelfcast.landing import Habits, Landed, Request, land_file, read_account, read_quarantine

PATIENCE = 60


class HangError(Exception):
    """The file took longer than PATIENCE."""


@dataclass
class Tally:
    """How many files ended how; `faults` say which file and what."""

    files: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count the other's files too."""
        self.files += other.files
        self.ends += other.ends
        self.rows += other.rows
        self.faults += other.faults


def undergo(raw: bytes, name: str, label: str, root: Path, tally: Tally) -> None:
    """Land the bytes as a file of this name in the lake below `root`, and count what came of it."""
    tally.files += 1
    file = root / name
    file.write_bytes(raw)
    lake = open_lake(root / "lake")
    before = _held(root)
    try:
        with _patience():
            landed = land_file(file, Request(lake, root / "mappings", Habits()))
    except ShelfcastError as error:
        tally.ends[f"refused {error.code}"] += 1
        if error.exit_code != 2:
            tally.faults.append(f"crash {label}: {error}")
        landed = []
    except HangError:
        tally.ends["hang"] += 1
        tally.faults.append(f"hang {label}")
        return
    except BaseException as error:  # noqa: BLE001, a panic of a library is no Exception
        tally.ends["crash"] += 1
        where = traceback.extract_tb(error.__traceback__)[-1]
        tally.faults.append(f"crash {label}: {type(error).__name__} {error} at {where}"[:600])
        return
    finally:
        file.unlink(missing_ok=True)
    _count(landed, label, root, before, tally)


@contextmanager
def _patience() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise HangError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _held(root: Path) -> dict[str, int]:
    """Rows that each table of the lake holds."""
    lake = open_lake(root / "lake")
    files = {name: data_files(lake, Zone.CURATED, name) for name in DATASETS}
    counts = {
        name: pl.scan_parquet(held, missing_columns="insert", extra_columns="ignore")
        .select(pl.len()).collect().item()
        for name, held in files.items()
        if held
    }  # fmt: skip
    return {**counts, "quarantine": read_quarantine(lake).height}


def _count(
    landed: list[Landed], label: str, root: Path, before: dict[str, int], tally: Tally
) -> None:
    lake = open_lake(root / "lake")
    told = Counter({"quarantine": 0})
    for line in (item.line for item in landed):
        tally.ends["landed"] += 1
        told[line.dataset] += line.loaded
        told["quarantine"] += line.quarantined
        parts = {"loaded": line.loaded, "quarantined": line.quarantined}
        parts |= {"duplicate": line.duplicate, "not_data": line.not_data}
        tally.rows.update(parts | {"read": line.read})
        if line.read != sum(parts.values()) or min(parts.values()) < 0:
            tally.faults.append(f"lost {label}: {line}")
        reasons = json.loads(line.reasons)
        if sum(reasons.values()) < line.quarantined:
            tally.faults.append(f"lost {label}: reasons {reasons} of {line}")
    now = _held(root)
    if landed:
        for name in told:
            if now.get(name, 0) - before.get(name, 0) != told[name]:
                tally.faults.append(f"lost {label}: {name} {before} {now} {told}")
    if len(set(read_account(lake)["batch_id"])) != read_account(lake).height:
        tally.faults.append(f"lost {label}: a batch is in the account twice")
    if pending(lake) or list(lake.root.glob(".landing-*")):
        tally.faults.append(f"litter {label}")
