"""Do the project's own models build, and which is at fault where they do not?

Runs `dbt build` of the project's own dbt project over the tables that ours has left in the work
file, on DuckDB whatever engine made them, and notes its tables in `marts.own_tables` for those who
read. Our models are not run again. What is no longer a model leaves no table behind. A dbt project
is a program: it can do whatever the person who runs it can.
Not here: what it may be called (check.py).
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast.contracts import OWN_TABLES, Progress, silent
from shelfcast.errors import OwnModelError, ShelfcastError
from shelfcast.target import TargetSettings
from shelfcast.warehouse.build_fault import disk_fault, evidence_of, failed_nodes
from shelfcast.warehouse.dbt_run import arguments, invoke, told, write_profile
from shelfcast.warehouse.engines import Place
from shelfcast.warehouse.engines.duckdb import engine
from shelfcast.warehouse.outcome import Outcome, outcome_of
from shelfcast.warehouse.own.check import SCHEMA, OwnTable, faults_of, own_tables
from shelfcast.warehouse.own.folder import OURS, UNPUBLISHED, link_ours
from shelfcast.warehouse.step_state import clear_state
from shelfcast.warehouse.tables import write_frame
from shelfcast.warehouse.work_file import transaction

STATE = "own"
TARGET = "own"
_ROWS = "__rows"


@dataclass(frozen=True)
class OwnReport:
    """What a build of the project's own models did: models, tests, seconds."""

    models: int
    tests: int
    seconds: float


def build_own(
    warehouse: Path,
    folder: Path | None,
    *,
    reserved: Collection[str] = (),
    rules: Mapping[str, object] | None = None,
    target: TargetSettings | None = None,
    progress: Progress = silent,
) -> OwnReport:
    """Build the dbt project in `folder` after ours; where that is None, its tables are taken away.

    `reserved` are the names that no model of it may take, beside those of our models.

    Raises OwnModelError that names the models at fault, DiskFullError, LockedError. Then nothing
    is published. The step `own` is no longer noted as done once this has begun: the caller notes it
    again with set_state.
    """
    began = time.monotonic()
    tables: list[OwnTable] = []
    with transaction(warehouse) as connection:
        clear_state(connection, STATE)
    outcome = Outcome((), "")
    if folder is not None:
        progress("building: your own models", 0.0)
        link_ours(folder)
        duck = engine(Place(target or TargetSettings(), warehouse))
        write_profile(warehouse, {**duck.profile(), "schema": SCHEMA})
        try:
            manifest = _parsed(warehouse, folder, rules)
            tables = _checked(folder, manifest, reserved)
            outcome = _run(warehouse, folder, manifest, rules, progress)
        finally:
            duck.release()
        if outcome.fault or failed_nodes(outcome):
            raise own_fault(warehouse, folder, outcome)
    _keep_only(warehouse, tables)
    write_frame(warehouse, OWN_TABLES.name, _frame(tables))
    models = sum(node.kind == "model" for node in outcome.nodes)
    return OwnReport(models, len(outcome.nodes) - models, time.monotonic() - began)


def _parsed(warehouse: Path, folder: Path, rules: Mapping[str, object] | None) -> Any:
    found = invoke([*arguments("parse", warehouse, folder, TARGET), _rules(rules)])
    if not found.success:
        raise own_fault(warehouse, folder, outcome_of(found))
    return found.result


def _checked(folder: Path, manifest: Any, reserved: Collection[str]) -> list[OwnTable]:
    faults = faults_of(manifest, reserved)
    if faults:
        raise OwnModelError(
            f"The models in {folder} cannot stand beside ours.",
            evidence=faults,
            fix=f"mend the files named above in {folder}, then: shelfcast build",
            state=UNPUBLISHED,
        )
    return own_tables(manifest)


def _run(
    warehouse: Path,
    folder: Path,
    manifest: Any,
    rules: Mapping[str, object] | None,
    progress: Progress,
) -> Outcome:
    words = [*arguments("build", warehouse, folder, TARGET), "--select", *_others(manifest)]
    return outcome_of(invoke([*words, _rules(rules)], manifest, progress))


def _others(manifest: Any) -> list[str]:
    """Every package but ours; to leave ours out would leave out their tests that look at ours."""
    names = {node.package_name for node in manifest.nodes.values()} - {OURS}
    return [f"package:{name}" for name in sorted(names | {manifest.metadata.project_name})]


def own_fault(warehouse: Path, folder: Path, outcome: Outcome) -> ShelfcastError:
    """The disk, or else the models and tests of the project's own that failed."""
    failed = failed_nodes(outcome)
    names = ", ".join(node.name for node in failed) or "reading them"
    files = ", ".join(sorted({str(folder / node.file) for node in failed})) or str(folder)
    return disk_fault(warehouse, outcome) or OwnModelError(
        f"The project's own models stopped at {names}.",
        evidence=evidence_of(warehouse, outcome),
        why="Our tables are built and sound; yours are published with them, or nothing is.",
        fix=f"mend {files}, then: shelfcast build",
        state=UNPUBLISHED,
    )


def _rules(rules: Mapping[str, object] | None) -> str:
    return told({"cleaning": dict(rules)} if rules else {})


def _frame(tables: Iterable[OwnTable]) -> pl.DataFrame:
    rows = [(t.name, t.schema, t.description, t.whole) for t in tables]
    return pl.DataFrame(rows, schema=OWN_TABLES.schema(), orient="row")


def _keep_only(warehouse: Path, tables: Iterable[OwnTable]) -> None:
    """Drop what is no model any more; a view becomes the rows it shows, as readers have no views.

    A view names this file's other tables, some of which a snapshot does not have.
    """
    known = {(table.schema, table.name) for table in tables}
    with transaction(warehouse) as connection:
        held = connection.execute(
            "select table_schema, table_name, table_type = 'VIEW' from information_schema.tables "
            "where table_schema = ? or starts_with(table_schema, ?)",
            [SCHEMA, f"{SCHEMA}_"],
        ).fetchall()
        shown = [item for item in held if item[2] and item[:2] in known]
        for schema, name, _ in shown:
            made = f"create table {_quoted(schema, name + _ROWS)} as from {_quoted(schema, name)}"
            connection.execute(made)
        for schema, name, is_view in held:
            if is_view or (schema, name) not in known:
                kind = "view" if is_view else "table"
                connection.execute(f"drop {kind} {_quoted(schema, name)} cascade")
        for schema, name, _ in shown:
            made = f"alter table {_quoted(schema, name + _ROWS)} rename to {_quoted(name)}"
            connection.execute(made)


def _quoted(*parts: str) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts)
