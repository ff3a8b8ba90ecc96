"""How do batches become part of the lake, and what if that fails?

Three writes in this order: the quarantine, the rows (whose commit carries the account), the
account's own lines. Small batches go together, a commit for each dataset. A run killed between the
writes is put right by `recover`, which the intent of each batch, written first, tells of it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.errors import DiskFullError
from shelfcast.lake import (
    Intent,
    Lake,
    Zone,
    carrying,
    commit_files,
    end,
    ensure_table,
    full_disk_told,
    replace_batch,
    withdraw,
)
from shelfcast.landing.account import Line, came_before, record, record_again
from shelfcast.landing.aside.quarantine import keep_latest, write_quarantine
from shelfcast.landing.original import Original, forget
from shelfcast.landing.recover import settle
from shelfcast.landing.stored import curated_schema


@dataclass(frozen=True)
class Ready:
    """A batch that is to be committed: its account line, its rows and those kept aside.

    A table that is none of ours has its line alone.
    """

    line: Line
    intent: Intent | None = None
    original: Original | None = None
    dataset: Dataset | None = None
    files: tuple[Path, ...] = ()
    quarantine: pl.DataFrame = field(default_factory=pl.DataFrame)


def commit(lake: Lake, batches: list[Ready]) -> None:
    """Batches that never came before: their rows and lines, then the end of their intents."""
    write_quarantine(lake, [(each.quarantine, each.line) for each in batches])
    for dataset in {each.dataset.name: each.dataset for each in batches if each.dataset}.values():
        own = [each for each in batches if each.dataset is dataset and each.files]
        if own:
            _ensure(lake, dataset)
            files = [file for each in own for file in each.files]
            commit_files(lake, Zone.CURATED, dataset.name, files, _accounts(own))
    record(lake, [each.line for each in batches])
    for each in batches:
        end(lake, each.line.batch_id)


def commit_again(lake: Lake, batch: Ready, earlier: Line) -> None:
    """A batch that came before: its rows and line take the place of those it had."""
    line, dataset = batch.line, batch.dataset
    assert dataset is not None
    write_quarantine(lake, [(batch.quarantine, line)])
    if batch.files:
        _ensure(lake, dataset)
    replace_batch(lake, dataset.name, line.batch_id, batch.files, _accounts([batch]))
    if earlier.dataset != dataset.name:
        withdraw(lake, earlier.dataset, line.batch_id)
    record_again(lake, line)
    keep_latest(lake, line)
    end(lake, line.batch_id)


def _ensure(lake: Lake, dataset: Dataset) -> None:
    month_of = dataset.time if dataset.partitioned else None
    ensure_table(lake, Zone.CURATED, dataset.name, curated_schema(dataset), month_of=month_of)


def _accounts(batches: list[Ready]) -> dict[str, str]:
    return carrying({each.line.batch_id: each.line.to_json() for each in batches})


def undo(lake: Lake, intent: Intent) -> None:
    """Leave nothing behind; where the disk is too full even for that, the next run does."""
    with suppress(OSError, DiskFullError), full_disk_told(lake.root):
        settle(lake, intent)


def undo_all(lake: Lake, batches: list[Ready]) -> None:
    """Take back batches whose commit failed, with the copies of files that did not land."""
    for each in batches:
        if each.intent is not None:
            undo(lake, each.intent)
    with suppress(OSError, DiskFullError), full_disk_told(lake.root):
        for original in (each.original for each in batches if each.original):
            if original.new and not came_before(lake, original.content):
                forget(original)
