"""What did a killed run leave behind, and how is it put right?

    rows committed, account not      the account's line is written from the commit
    quarantine written, rows not     the quarantined rows are taken out; the file is landed anew
    files written, not committed     removed

`recover` is called before each run of landings, under the project's lock. It looks only at batches
that were begun and not ended (lake/intents.py), so it costs nothing after a clean run.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from shelfcast.lake import (
    Intent,
    Lake,
    Zone,
    committed_batches,
    data_files,
    delete_rows,
    end,
    pending,
    withdraw,
)
from shelfcast.landing.account import TABLE, from_json, read_account, record
from shelfcast.landing.quarantine import forget_quarantine


def take_back(lake: Lake, dataset: str, batch: str) -> None:
    """Undo a batch: first its account, so that a run killed midway counts it as not landed."""
    delete_rows(lake, Zone.LOGS, TABLE, "batch_id", batch)
    withdraw(lake, dataset, batch)
    forget_quarantine(lake, batch)


def recover(lake: Lake) -> None:
    """Bring lake and account back into step."""
    for folder in lake.root.glob(".landing-*"):
        shutil.rmtree(folder, ignore_errors=True)
    for waiting in lake.folder(Zone.RAW).glob(".incoming-*"):
        waiting.unlink(missing_ok=True)
    for intent in pending(lake):
        settle(lake, intent)


def settle(lake: Lake, intent: Intent) -> None:
    """Finish the batch where its rows were committed; else leave nothing of it."""
    present = [f for dataset in intent.datasets for f in data_files(lake, Zone.CURATED, dataset)]
    folder = Path(intent.folder).resolve()
    if not any(folder in Path(file).parents for file in present):
        shutil.rmtree(folder, ignore_errors=True)
    if intent.batch not in set(read_account(lake)["batch_id"]):
        line = _committed(lake, intent) if _is_in(intent, present) else None
        if line is not None:
            record(lake, from_json(line))
        else:
            forget_quarantine(lake, intent.batch)
    end(lake, intent.batch)


def _is_in(intent: Intent, present: list[str]) -> bool:
    """True where files of the batch are in the lake, of this landing or of the one before it."""
    return any(f"/{intent.batch}-" in file for file in present)


def _committed(lake: Lake, intent: Intent) -> str | None:
    """The account that the batch's latest commit carries."""
    lines = [committed_batches(lake, dataset).get(intent.batch) for dataset in intent.datasets]
    return next((line for line in reversed(lines) if line), None)
