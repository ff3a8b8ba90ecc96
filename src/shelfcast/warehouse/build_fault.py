"""Which model or test stopped a build, and which row is the first at fault?

A full disk, a damaged file or a lock is told as such; anything else by the names of the models and
tests that failed, each with its message and a row that fails.
Not here: running dbt (dbt_run.py), what is built (build.py, own/).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from shelfcast.errors import BuildError, FailureError, ShelfcastError
from shelfcast.warehouse.dbt_run import Node, Outcome
from shelfcast.warehouse.work_file import (
    SERVED,
    is_damage,
    is_storage_fault,
    open_work,
    set_aside,
    storage_error,
)


def build_fault(warehouse: Path, outcome: Outcome) -> ShelfcastError:
    """The disk, the file, or else the models and tests that failed."""
    names = ", ".join(node.name for node in failed_nodes(outcome)) or "the project did not start"
    return disk_fault(warehouse, outcome) or BuildError(
        f"The build stopped at {names}.",
        evidence=evidence_of(warehouse, outcome),
        why="Numbers that fail their own checks are not published.",
        fix=f"see {warehouse / 'logs' / 'dbt.log'}; mend or quarantine the rows named above, "
        "then: shelfcast run",
        state=f"Nothing was published. {SERVED}",
    )


def failed_nodes(outcome: Outcome) -> list[Node]:
    """The models and tests that stopped the build."""
    return [node for node in outcome.nodes if node.failed]


def disk_fault(warehouse: Path, outcome: Outcome) -> FailureError | None:
    """The error of a full disk, a lock or a damaged file, where it is one of these."""
    messages = "\n".join([outcome.fault, *(node.message for node in failed_nodes(outcome))])
    if is_damage(messages):
        set_aside(warehouse)
    return storage_error(warehouse, messages) if is_storage_fault(messages) else None


def evidence_of(warehouse: Path, outcome: Outcome) -> list[str]:
    """What each failed node said, with the first row that a test found; else why none ran."""
    return [_evidence(warehouse, node) for node in failed_nodes(outcome)] or [outcome.fault]


def _evidence(warehouse: Path, node: Node) -> str:
    text = f"{node.kind} {node.name}: {' '.join(node.message.split())}"
    row = _first_row(warehouse, node) if node.kind == "test" and node.sql else ""
    return f"{text}; for example {row}" if row else text


def _first_row(warehouse: Path, node: Node) -> str:
    """The first row a test found at fault, as column=value pairs."""
    with open_work(warehouse) as connection:
        try:
            found = connection.execute(f"select * from ({node.sql}) as failing limit 1")
            row = found.fetchone()
        except duckdb.Error:
            return ""
        names = [column[0] for column in found.description]
    return ", ".join(f"{k}={v}" for k, v in zip(names, row, strict=True)) if row else ""
