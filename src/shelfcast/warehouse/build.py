"""How do the landed files become the tables that people ask about?

`build` points schema `raw` of the work file at the lake's files, then runs every dbt model with
its tests on the engine of `[target]`: raw in, `dbt build`, marts out. A test that fails stops the
build: what was published before stays in service, and the error names the models, the tests and a
row that fails.
Not here: the SQL (dbt/), the engines (engines/), how a fault is told (build_fault.py), publishing
(snapshots.py).
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shelfcast.contracts import Progress, silent
from shelfcast.target import TargetSettings
from shelfcast.warehouse import months
from shelfcast.warehouse.build_fault import build_fault
from shelfcast.warehouse.claims import told_apart
from shelfcast.warehouse.dbt_run import run_dbt
from shelfcast.warehouse.engines import Engine, Place, engine_at
from shelfcast.warehouse.outcome import Outcome
from shelfcast.warehouse.raw import make_raw
from shelfcast.warehouse.rule_words import label_column_of, write_words
from shelfcast.warehouse.step_state import clear_state
from shelfcast.warehouse.untold import untold_columns
from shelfcast.warehouse.work_file import open_work, remove_spill, transaction

if TYPE_CHECKING:
    from shelfcast.lake import Lake

STEP = "build"
MARTS = "marts"


@dataclass(frozen=True)
class BuildReport:
    """What a build did: models built, tests, seconds it took, rows of each mart table, warnings.

    A warning is what a test says that stops nothing: a dataset that is old or unusually short.
    `whole` is False where only the months that changed were built.
    """

    models: int
    tests: int
    seconds: float
    rows: dict[str, int]
    warnings: tuple[str, ...] = ()
    whole: bool = True


def build(
    warehouse: Path,
    tables: Mapping[str, Sequence[str]],
    *,
    country: str = "GB",
    rules: Mapping[str, object] | None = None,
    files: Mapping[str, str] | None = None,
    label_headings: Mapping[str, str] | None = None,
    target: TargetSettings | None = None,
    lake: Lake | None = None,
    anew: bool = False,
    progress: Progress = silent,
) -> BuildReport:
    """Build the marts of `<warehouse>/work.duckdb` from the lake's Parquet files by dataset.

    `rules` are the settings of the cleaning rules (dbt_project.yml has what holds without them),
    `files` names the file of each batch, `label_headings` the heading of each batch of labels,
    `target` the engine (DuckDB where none is told), `lake` where Spark's marts are kept.
    Only the months that changed since the last build are built again, where the engine keeps them
    and `anew` is not said; the tables are the same either way.

    Raises BuildError where a model or a test fails, LockedError where another process holds the
    work file, DiskFullError where no space is left, MissingExtraError where the engine is not
    installed, SourceUnreachableError where it does not answer. The step `build` is no longer noted
    as done once this has begun: the caller notes it again with set_state.
    """
    began = time.monotonic()
    told = target or TargetSettings()
    engine = engine_at(Place(told, warehouse, lake, tables))
    progress("building: reading the lake", 0.0)
    basis = months.basis_of(rules or {}) if told.engine == "duckdb" else None
    with transaction(warehouse) as connection:
        remove_spill(warehouse)
        clear_state(connection, STEP)
        headed = {b: label_column_of(heading) for b, heading in (label_headings or {}).items()}
        labels = {batch: column for batch, column in headed.items() if column}
        make_raw(connection, tables, country, files, labels)
        write_words(connection, rules or {})
        untold = untold_columns(connection, tables) if basis else ()
        basis = basis and f"{basis} {' '.join(untold)}"
        changed = months.begin(connection, tables, None if anew else basis)
    try:
        outcome = _run(engine, warehouse, _variables(rules, untold), changed, progress)
    finally:
        engine.release()
    with transaction(warehouse) as connection:
        months.end(connection, basis)
    progress("building: done", 1.0)
    return _report(warehouse, outcome, changed is None, time.monotonic() - began)


def _run(
    engine: Engine,
    warehouse: Path,
    variables: Mapping[str, object],
    changed: Collection[str] | None,
    progress: Progress,
) -> Outcome:
    """Raw in, `dbt build`, marts out."""
    engine.take_raw()
    ran = run_dbt(warehouse, engine.profile(), progress, variables, changed=changed)
    outcome = told_apart(ran, engine.first_row)
    if outcome.fault or any(node.failed for node in outcome.nodes):
        raise build_fault(warehouse, outcome, engine.first_row)
    engine.bring_marts([node.name for node in outcome.nodes if node.schema == MARTS])
    return outcome


def _variables(rules: Mapping[str, object] | None, untold: Sequence[str]) -> dict[str, object]:
    """What the models are told: the rules, the columns no file tells, how months are built."""
    return {
        **months.variables(),
        "untold": list(untold),
        **({"cleaning": dict(rules)} if rules else {}),
    }


def _report(warehouse: Path, outcome: Outcome, whole: bool, seconds: float) -> BuildReport:
    models = [node for node in outcome.nodes if node.kind == "model"]
    names = {node.name for node in models if node.schema == MARTS}
    with open_work(warehouse) as connection:
        found = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
        ).fetchall()
        # Counted, since DuckDB's estimate still has the rows of months that were built again.
        rows = {
            name: connection.execute(f"select count(*) from marts.{name}").fetchall()[0][0]
            for (name,) in found
            if name in names or not whole
        }
    warnings = tuple(
        f"{' '.join(node.name.split('_'))}: {node.message}"
        for node in outcome.nodes
        if node.status == "warn"
    )
    tests = len(outcome.nodes) - len(models)
    return BuildReport(len(models), tests, seconds, rows, warnings, whole)
