"""Every row ever landed, in Iceberg tables by zone. The only code that knows pyiceberg."""

from shelfcast.lake.batches import (
    carrying,
    committed_batches,
    replace_batch,
    withdraw,
)
from shelfcast.lake.built import built_folder, replace_files
from shelfcast.lake.catalog import Lake, Zone, open_lake
from shelfcast.lake.disk import full_disk_told, says_full
from shelfcast.lake.frames import append_frame, delete_rows, read_frame, replace_frame
from shelfcast.lake.intents import Intent, begin, end, pending
from shelfcast.lake.spans import Moment, Span, file_spans
from shelfcast.lake.tables import commit_files, data_files, ensure_table, version

__all__ = [
    "Intent",
    "Lake",
    "Moment",
    "Span",
    "Zone",
    "append_frame",
    "begin",
    "built_folder",
    "carrying",
    "commit_files",
    "committed_batches",
    "data_files",
    "delete_rows",
    "end",
    "ensure_table",
    "file_spans",
    "full_disk_told",
    "open_lake",
    "pending",
    "read_frame",
    "replace_batch",
    "replace_files",
    "replace_frame",
    "says_full",
    "version",
    "withdraw",
]
