"""How does dbt reach DuckDB, and let go of it?

The default engine: one file, in this process. `memory_limit` is DuckDB's own notation ("4GB"),
`threads` 0 means as many as the machine has.
Not here: what dbt runs (dbt_run.py).
"""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

MOST_NODES_AT_ONCE = 4


def profile(work: Path, *, memory_limit: str, threads: int) -> dict[str, Any]:
    """The dbt output of profiles.yml for the work file."""
    count = threads or os.cpu_count() or 1
    return {
        "type": "duckdb",
        "path": str(work),
        "schema": "main",
        "threads": min(max(2, count), MOST_NODES_AT_ONCE),
        "config_options": {"memory_limit": memory_limit, "threads": count},
    }


def release() -> None:
    """Close the connection dbt keeps open between runs, so that others may open the file."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    environment: Any = getattr(DuckDBConnectionManager, "_ENV", None)
    if environment is not None:
        environment.close()
    DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    gc.collect()
