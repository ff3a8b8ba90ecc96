"""How does dbt reach DuckDB, and let go of it?

The default engine: the work file itself, in this process, so that nothing is brought anywhere.
`memory_limit` is DuckDB's own notation ("4GB"), `threads` 0 means as many as the machine has.
Not here: what dbt runs (dbt_run.py).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from shelfcast.warehouse.engines.engine import Engine, Place
from shelfcast.warehouse.work_file import open_work, work_path

MOST_NODES_AT_ONCE = 4


def engine(place: Place) -> Engine:
    """DuckDB at a place."""
    return _DuckDB(place)


@dataclass(frozen=True)
class _DuckDB:
    place: Place
    keeps: bool = True

    def profile(self) -> dict[str, Any]:
        target = self.place.target
        count = target.threads or os.cpu_count() or 1
        return {
            "type": "duckdb",
            "path": str(work_path(self.place.warehouse)),
            "schema": "main",
            "threads": min(max(2, count), MOST_NODES_AT_ONCE),
            "config_options": {"memory_limit": target.memory_limit, "threads": count},
        }

    def take_raw(self) -> None:
        """It is there already."""

    def bring_marts(self, names: Sequence[str]) -> None:
        """They were made there."""

    def first_row(self, sql: str) -> Mapping[str, object]:
        self.release()
        return first_row(self.place.warehouse, sql)

    def release(self) -> None:
        """Close the connection dbt keeps open between runs, so that others may open the file."""
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager

        environment: Any = getattr(DuckDBConnectionManager, "_ENV", None)
        if environment is not None:
            environment.close()
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
        gc.collect()

    def reach(self) -> str:
        return f"DuckDB {duckdb.__version__}"


def first_row(warehouse: Path, sql: str) -> Mapping[str, object]:
    """The first row of a query on the work file, empty where it has none or cannot be asked."""
    with open_work(warehouse) as connection:
        try:
            found = connection.execute(sql)
            row = found.fetchone()
        except duckdb.Error:
            return {}
        names = [column[0] for column in found.description]
    return dict(zip(names, row, strict=True)) if row else {}
