"""How do the landed files become the tables that people ask about?

`build` points schema `raw` of the work file at the lake's files, then runs every dbt model with
its tests. A test that fails stops the build: what was published before stays in service, and the
error names the models, the tests and a row that fails.
Not here: the SQL (dbt/), how a fault is told (build_fault.py), publishing (snapshots.py).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shelfcast.contracts import Progress, silent
from shelfcast.warehouse.build_fault import build_fault
from shelfcast.warehouse.dbt_run import Outcome, run_dbt
from shelfcast.warehouse.engines import duckdb as engine
from shelfcast.warehouse.raw import make_raw
from shelfcast.warehouse.rule_words import label_column_of, write_words
from shelfcast.warehouse.step_state import clear_state
from shelfcast.warehouse.work_file import open_work, remove_spill, transaction, work_path

STEP = "build"
DEFAULT_MEMORY = "4GB"


@dataclass(frozen=True)
class BuildReport:
    """What a build did: models built, tests passed, seconds it took, rows of each mart table."""

    models: int
    tests: int
    seconds: float
    rows: dict[str, int]


def build(
    warehouse: Path,
    tables: Mapping[str, Sequence[str]],
    *,
    country: str = "GB",
    rules: Mapping[str, object] | None = None,
    files: Mapping[str, str] | None = None,
    label_headings: Mapping[str, str] | None = None,
    memory_limit: str = DEFAULT_MEMORY,
    threads: int = 0,
    progress: Progress = silent,
) -> BuildReport:
    """Build the marts of `<warehouse>/work.duckdb` from the lake's Parquet files by dataset.

    `rules` are the settings of the cleaning rules (dbt_project.yml has what holds without them),
    `files` names the file of each batch, `label_headings` the heading of each batch of labels.

    Raises BuildError where a model or a test fails, LockedError where another process holds the
    work file, DiskFullError where no space is left. The step `build` is no longer noted as done
    once this has begun: the caller notes it again with set_state.
    """
    began = time.monotonic()
    progress("building: reading the lake", 0.0)
    with transaction(warehouse) as connection:
        remove_spill(warehouse)
        clear_state(connection, STEP)
        headed = {b: label_column_of(heading) for b, heading in (label_headings or {}).items()}
        labels = {batch: column for batch, column in headed.items() if column}
        make_raw(connection, tables, country, files, labels)
        write_words(connection, rules or {})
    try:
        output = engine.profile(work_path(warehouse), memory_limit=memory_limit, threads=threads)
        outcome = run_dbt(warehouse, output, progress, {"cleaning": dict(rules)} if rules else {})
    finally:
        engine.release()
    if outcome.fault or any(node.failed for node in outcome.nodes):
        raise build_fault(warehouse, outcome)
    progress("building: done", 1.0)
    return _report(warehouse, outcome, time.monotonic() - began)


def _report(warehouse: Path, outcome: Outcome, seconds: float) -> BuildReport:
    models = [node for node in outcome.nodes if node.kind == "model"]
    with open_work(warehouse) as connection:
        found = connection.execute(
            "select table_name, estimated_size from duckdb_tables() "
            "where schema_name = 'marts' order by table_name"
        ).fetchall()
    names = {node.name for node in models}
    rows = {str(name): int(count) for name, count in found if name in names}
    return BuildReport(len(models), len(outcome.nodes) - len(models), seconds, rows)
