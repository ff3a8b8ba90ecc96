"""May the project's own models be built as they are written?

They may not take a name that one of our tables has, may not write into our schemas, may not be two
of one name, and may not move ours by settings that dbt applies to every package. All faults are
told together, before anything is built.
Not here: whether the models run (build.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from shelfcast.warehouse.own.folder import OURS

SCHEMA = "custom"
_TABLES = ("model", "seed", "snapshot")
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


@dataclass(frozen=True)
class OwnTable:
    """A table of the project's own: where it stands and what its .yml says of it."""

    name: str
    schema: str
    file: str
    description: str
    whole: bool


def own_tables(manifest: Any) -> list[OwnTable]:
    """The tables that the project's own models, seeds and snapshots become."""
    return [_table(node) for node in _nodes(manifest) if node.package_name != OURS]


def faults_of(manifest: Any, reserved: Collection[str]) -> list[str]:
    """What is wrong with the names and the places of the project's models, a line each.

    `reserved` are names of tables that other steps make.
    """
    nodes = _nodes(manifest)
    ours = [node for node in nodes if node.package_name == OURS]
    taken = {node.name for node in ours} | {node.alias for node in ours} | set(reserved)
    own = own_tables(manifest)
    return [*_moved(ours), *_misplaced(own), *_misnamed(own, taken), *_twice(own)]


def _nodes(manifest: Any) -> list[Any]:
    """What becomes a table or view: an ephemeral model does not."""
    found = (node for node in manifest.nodes.values() if node.resource_type in _TABLES)
    return [node for node in found if node.config.materialized != "ephemeral"]


def _table(node: Any) -> OwnTable:
    access = (node.config.meta or {}).get("shelfcast_access")
    return OwnTable(
        str(node.alias),
        str(node.schema),
        str(node.original_file_path),
        str(node.description or ""),
        access == "whole",
    )


def _moved(ours: Iterable[Any]) -> list[str]:
    """Each of our models lives in the schema that its folder is named for."""
    moved = [node.name for node in ours if (node.schema, node.alias) != (node.fqn[1], node.name)]
    if not moved:
        return []
    return [
        f"dbt_project.yml moves our tables ({', '.join(moved[:3])}, …): "
        "put its settings under the name of your project"
    ]


def _misplaced(own: Iterable[OwnTable]) -> list[str]:
    return [
        f"{table.file}: the schema {table.schema} is not one of your own; "
        f"leave +schema away, or drop your generate_schema_name, for {SCHEMA}"
        for table in own
        if table.schema != SCHEMA and not table.schema.startswith(f"{SCHEMA}_")
    ]


def _misnamed(own: Iterable[OwnTable], taken: Collection[str]) -> list[str]:
    told = []
    for table in own:
        if table.name.lower() in taken:
            told.append(f"{table.file}: {table.name} is the name of a table of ours; take another")
        elif not _NAME.match(table.name):
            told.append(
                f"{table.file}: {table.name} is no name of a table: small letters, digits, _"
            )
    return told


def _twice(own: Iterable[OwnTable]) -> list[str]:
    times = Counter(table.name for table in own)
    return [f"{name}: {count} models have this name" for name, count in times.items() if count > 1]
