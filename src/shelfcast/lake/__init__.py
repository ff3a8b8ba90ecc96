"""Every row ever landed, in Iceberg tables by zone. The only code that knows pyiceberg."""

from shelfcast.lake.batches import (
    ACCOUNT_PROPERTY,
    BATCH_PROPERTY,
    committed_batches,
    orphans,
    withdraw,
)
from shelfcast.lake.catalog import Lake, Zone, open_lake
from shelfcast.lake.frames import append_frame, delete_rows, read_frame, replace_frame
from shelfcast.lake.tables import commit_files, data_files, ensure_table, version

__all__ = [
    "ACCOUNT_PROPERTY",
    "BATCH_PROPERTY",
    "Lake",
    "Zone",
    "append_frame",
    "commit_files",
    "committed_batches",
    "data_files",
    "delete_rows",
    "ensure_table",
    "open_lake",
    "orphans",
    "read_frame",
    "replace_frame",
    "version",
    "withdraw",
]
