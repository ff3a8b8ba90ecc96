"""What did a killed run leave behind, and how is it put right?

    rows committed, account not      the account's line is written from the commit
    quarantine written, rows not     the quarantined rows are taken out; the file is landed anew
    files written, not committed     removed

`recover` is called before each landing, under the project's lock.
"""

from __future__ import annotations

import shutil

from shelfcast.contracts import DATASETS, QUARANTINE
from shelfcast.lake import (
    Lake,
    Zone,
    committed_batches,
    data_files,
    delete_rows,
    orphans,
    read_frame,
    withdraw,
)
from shelfcast.landing.account import TABLE, from_json, read_account, record


def take_back(lake: Lake, dataset: str, batch: str) -> None:
    """Undo a batch: first its account, so that a run killed midway counts it as not landed."""
    delete_rows(lake, Zone.LOGS, TABLE, "batch_id", batch)
    withdraw(lake, dataset, batch)
    delete_rows(lake, Zone.LOGS, "quarantine", "batch_id", batch)


def recover(lake: Lake) -> None:
    """Bring lake and account back into step."""
    for folder in lake.root.glob(".landing-*"):
        shutil.rmtree(folder, ignore_errors=True)
    for waiting in lake.folder(Zone.RAW).glob(".incoming-*"):
        waiting.unlink(missing_ok=True)
    accounted = set(read_account(lake)["batch_id"])
    for dataset in DATASETS:
        accounted |= _finish(lake, dataset, accounted)
    quarantined = set(read_frame(lake, Zone.LOGS, "quarantine", QUARANTINE)["batch_id"])
    for batch in quarantined - accounted:
        delete_rows(lake, Zone.LOGS, "quarantine", "batch_id", batch)


def _finish(lake: Lake, dataset: str, accounted: set[str]) -> set[str]:
    """Write the lines that commits of this dataset carry and the account lacks."""
    committed = committed_batches(lake, dataset)
    missing = {batch: text for batch, text in committed.items() if batch not in accounted}
    if missing:
        present = data_files(lake, Zone.CURATED, dataset)
        missing = {b: text for b, text in missing.items() if any(f"/{b}-" in f for f in present)}
    for text in missing.values():
        record(lake, from_json(text))
    for path in orphans(lake, dataset):
        path.unlink()
    return set(missing)
