"""Which batches does a table hold?

A batch is one table of one file. Its rows are committed once, in a commit that carries the batch's
account, so that a run killed after the commit can still be told what it had loaded. Small batches
share a commit, which carries the account of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import expire, load_table, take_out

_ACCOUNT = "shelfcast.account."
"""What a commit's property of a batch begins with; the batch's id follows."""


def carrying(accounts: Mapping[str, str]) -> dict[str, str]:
    """The properties of a commit of these batches: batch id to account (JSON)."""
    return {_ACCOUNT + batch: account for batch, account in accounts.items()}


def committed_batches(lake: Lake, name: str) -> dict[str, str]:
    """Batch id to account (JSON) of the commits that a curated table remembers, oldest first."""
    table = load_table(lake, Zone.CURATED, name)
    if table is None:
        return {}
    summaries = [snapshot.summary for snapshot in table.snapshots() if snapshot.summary]
    carried = [summary.additional_properties.items() for summary in summaries]
    found = [(key, told) for each in carried for key, told in each if key.startswith(_ACCOUNT)]
    return {key.removeprefix(_ACCOUNT): told for key, told in found}


def withdraw(lake: Lake, name: str, batch_id: str) -> None:
    """Take a batch's rows out of a curated table; they stay in its history."""
    table = load_table(lake, Zone.CURATED, name)
    if table is not None and table.current_snapshot() is not None:
        take_out(table, ("_batch_id", batch_id))


def replace_batch(
    lake: Lake, name: str, batch_id: str, files: Sequence[Path], properties: Mapping[str, str]
) -> None:
    """The batch's rows are those of `files` from now on: the old go and the new come in one step.

    A reader, and a run killed at any moment, finds the old or the new, never half.
    """
    table = load_table(lake, Zone.CURATED, name)
    if table is None:
        return
    with table.transaction() as change:
        if table.current_snapshot() is not None:
            take_out(change, ("_batch_id", batch_id), properties=properties)
        if files:
            change.add_files(
                [str(path.resolve()) for path in files],
                snapshot_properties=dict(properties),
                check_duplicate_files=False,
            )
    expire(table)
