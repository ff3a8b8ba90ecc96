"""Which batches does a table hold, and what did a killed run leave behind?

A batch is one table of one file. Its rows are committed once, in a commit that carries the batch's
id and its account, so that a run killed after the commit can still be told what it had loaded.
"""

from __future__ import annotations

from pathlib import Path

from pyiceberg.expressions import EqualTo, Reference

from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import data_files, load_table

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
        table.delete(EqualTo(term=Reference("_batch_id"), value=batch_id))


def orphans(lake: Lake, name: str) -> list[Path]:
    """Parquet files in a curated table's folder that no version of the table names."""
    folder = lake.folder(Zone.CURATED) / name / "data"
    table = load_table(lake, Zone.CURATED, name)
    if table is None or not folder.exists():
        return sorted(folder.rglob("*.parquet"))
    known = set(data_files(lake, Zone.CURATED, name))
    if table.current_snapshot() is not None:
        known |= set(table.inspect.all_files()["file_path"].to_pylist())
    names = {path.removeprefix("file://") for path in known}
    return sorted(path for path in folder.rglob("*.parquet") if str(path.resolve()) not in names)
