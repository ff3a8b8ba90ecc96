"""Room: warehouse. How do landed files become tables, and how are the tables read?

`build` makes the marts, `write_frame` adds what later steps made, `publish` puts a copy in
service, `open_snapshot` reads it. The only room that knows DuckDB connections and dbt.
"""

from shelfcast.warehouse.build import BuildReport, build
from shelfcast.warehouse.engines import reached
from shelfcast.warehouse.lineage import Lineage, write_lineage
from shelfcast.warehouse.months import basis_of
from shelfcast.warehouse.own import OwnReport, build_own, own_fingerprint, own_project, start_own
from shelfcast.warehouse.reader import Reader, connect_reader, open_snapshot
from shelfcast.warehouse.snapshots import (
    Snapshot,
    list_snapshots,
    publish,
    served_id,
    use_snapshot,
)
from shelfcast.warehouse.step_state import get_state, set_state
from shelfcast.warehouse.tables import read_frame, read_rows, write_frame, write_frames

__all__ = [
    "BuildReport",
    "Lineage",
    "OwnReport",
    "Reader",
    "Snapshot",
    "basis_of",
    "build",
    "build_own",
    "connect_reader",
    "get_state",
    "list_snapshots",
    "open_snapshot",
    "own_fingerprint",
    "own_project",
    "publish",
    "reached",
    "read_frame",
    "read_rows",
    "served_id",
    "set_state",
    "start_own",
    "use_snapshot",
    "write_frame",
    "write_frames",
    "write_lineage",
]
