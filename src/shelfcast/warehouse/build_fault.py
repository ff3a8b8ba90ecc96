"""Which model or test stopped a build, and which row is the first at fault?

A full disk, a damaged file or a lock is told as such; anything else by the names of the models and
tests that failed, each with its message and a row that fails.
Not here: running dbt (dbt_run.py), what is built (build.py, own/).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from shelfcast.errors import BuildError, FailureError, ShelfcastError
from shelfcast.warehouse.engines.duckdb import first_row
from shelfcast.warehouse.outcome import Node, Outcome
from shelfcast.warehouse.work_file import (
    SERVED,
    is_damage,
    is_storage_fault,
    set_aside,
    storage_error,
)

Ask = Callable[[str], Mapping[str, object]]
"""The first row of a query, where the models were built."""


def build_fault(warehouse: Path, outcome: Outcome, ask: Ask | None = None) -> ShelfcastError:
    """The disk, the file, or else the models and tests that failed; `ask` is the work file's."""
    names = ", ".join(node.name for node in failed_nodes(outcome)) or "the project did not start"
    return disk_fault(warehouse, outcome) or BuildError(
        f"The build stopped at {names}.",
        evidence=evidence_of(warehouse, outcome, ask),
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


def evidence_of(warehouse: Path, outcome: Outcome, ask: Ask | None = None) -> list[str]:
    """What each failed node said, with the first row that a test found; else why none ran."""
    asked = ask or partial(first_row, warehouse)
    return [_evidence(asked, node) for node in failed_nodes(outcome)] or [outcome.fault]


def _evidence(ask: Ask, node: Node) -> str:
    text = f"{node.kind} {node.name}: {' '.join(node.message.split())}"
    wanted = node.kind == "test" and node.sql
    row = ask(f"select * from ({node.sql}) as failing limit 1") if wanted else {}
    found = ", ".join(f"{name}={value}" for name, value in row.items())
    return f"{text}; for example {found}" if found else text
