"""Which batches does a table hold?

A batch is one table of one file. Its rows are committed once, in a commit that carries the batch's
id and its account, so that a run killed after the commit can still be told what it had loaded.
"""

from __future__ import annotations

from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import load_table, take_out

BATCH_PROPERTY = "shelfcast.batch"
ACCOUNT_PROPERTY = "shelfcast.account"


def committed_batches(lake: Lake, name: str) -> dict[str, str]:
    """Batch id to account (JSON) of each commit to a curated table, oldest first."""
    table = load_table(lake, Zone.CURATED, name)
    if table is None:
        return {}
    summaries = [snapshot.summary for snapshot in table.snapshots() if snapshot.summary]
    carried = [summary.additional_properties for summary in summaries]
    ours = [properties for properties in carried if BATCH_PROPERTY in properties]
    return {each[BATCH_PROPERTY]: each.get(ACCOUNT_PROPERTY, "") for each in ours}


def withdraw(lake: Lake, name: str, batch_id: str) -> None:
    """Take a batch's rows out of a curated table; they stay in its history."""
    table = load_table(lake, Zone.CURATED, name)
    if table is not None and table.current_snapshot() is not None:
        take_out(table, "_batch_id", batch_id)
