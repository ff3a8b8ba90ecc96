"""What did a dbt run leave: which models and tests ran, and which of them failed?

Not here: running dbt (dbt_run.py), how a fault is told (build_fault.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MADE = ("model", "test", "unit_test", "seed", "snapshot")
_FAILED = ("error", "fail", "runtime error")


@dataclass(frozen=True)
class Node:
    """A model or test that ran: name, kind, status, message, seconds, compiled SQL, its file.

    `schema` is a model's, empty for what makes no table.
    """

    name: str
    kind: str
    status: str
    message: str
    seconds: float
    sql: str
    file: str = ""
    schema: str = ""

    @property
    def failed(self) -> bool:
        """True where it stopped the build."""
        return self.status in _FAILED


@dataclass(frozen=True)
class Outcome:
    """What a dbt run left: its nodes, and the message where it stopped before any."""

    nodes: tuple[Node, ...]
    fault: str


def outcome_of(result: Any) -> Outcome:
    """What a dbt result says of its nodes; a KeyboardInterrupt in it is raised."""
    if isinstance(result.exception, KeyboardInterrupt):
        raise result.exception
    ran = getattr(result.result, "results", ())
    nodes = tuple(_node(item) for item in ran if str(item.node.resource_type) in MADE)
    return Outcome(nodes, str(result.exception) if result.exception else "")


def _node(item: Any) -> Node:
    node = item.node
    return Node(
        name=node.name,
        kind=str(node.resource_type),
        status=str(item.status),
        message=str(item.message or ""),
        seconds=float(item.execution_time),
        sql=str(getattr(node, "compiled_code", "") or ""),
        file=str(getattr(node, "original_file_path", "") or ""),
        schema=str(node.schema) if node.resource_type == "model" else "",
    )
