"""What did a killed run leave behind, and how is it put right?

    rows committed, account not      the account's line is written from the commit
    quarantine written, rows not     the quarantined rows are taken out
    files written, not committed     removed
    a landing replaced in part       what the last commit holds counts, the rest goes

`recover` is called before each run of landings, under the project's lock. It looks only at batches
that were begun and not ended (lake/intents.py), so it costs nothing after a clean run.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl

from shelfcast.lake import Intent, Lake, Zone, committed_batches, data_files, end, pending, withdraw
from shelfcast.landing.account import Line, from_json, from_row, read_account, record_again
from shelfcast.landing.aside.quarantine import forget_quarantine, keep_latest


def recover(lake: Lake) -> None:
    """Bring lake and account back into step."""
    for folder in lake.root.glob(".landing-*"):
        shutil.rmtree(folder, ignore_errors=True)
    for waiting in lake.folder(Zone.RAW).glob(".incoming-*"):
        waiting.unlink(missing_ok=True)
    for intent in pending(lake):
        settle(lake, intent)


def settle(lake: Lake, intent: Intent) -> None:
    """Finish the batch where its rows were committed; else leave it as it was before."""
    present = [f for dataset in intent.datasets for f in data_files(lake, Zone.CURATED, dataset)]
    folder = Path(intent.folder).resolve()
    if not any(folder in Path(file).parents for file in present):
        shutil.rmtree(folder, ignore_errors=True)
    known = _known(lake, intent.batch)
    lines = sorted([*known, *_committed(lake, intent)], key=lambda line: line.landed_at)
    if not lines:
        forget_quarantine(lake, intent.batch)
    else:
        _keep(lake, lines[-1], known, intent.datasets)
    end(lake, intent.batch)


def _keep(lake: Lake, line: Line, known: list[Line], datasets: tuple[str, ...]) -> None:
    """Let this landing of the batch be the one that counts."""
    for dataset in datasets:
        if dataset != line.dataset:
            withdraw(lake, dataset, line.batch_id)
    keep_latest(lake, line)
    if line not in known:
        record_again(lake, line)


def _known(lake: Lake, batch: str) -> list[Line]:
    lines = read_account(lake).filter(pl.col("batch_id") == batch)
    return [from_row(row) for row in lines.iter_rows(named=True)]


def _committed(lake: Lake, intent: Intent) -> list[Line]:
    """The accounts that the batch's commits carry."""
    carried = [committed_batches(lake, dataset).get(intent.batch) for dataset in intent.datasets]
    return [from_json(text) for text in carried if text]
