"""What is claimed of a table (its key, its bounds, its sums), and which claim does not hold?

The claims stand in the models' .yml as dbt's own tests. Each of dbt's nodes costs 15 to 25 ms of
processor time before it asks anything, and there were 181 such tests over 58 tables: a third of the
build of a small shop. So a build asks all claims of a table in one statement, whose rows are the
claims that do not hold, and tells them apart only where there is one. Tests that warn stay by
themselves, and so do tests of a project's own models.
Not here: running dbt (dbt_run.py), how a fault is told (build_fault.py). Why: docs/decisions/0011.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from typing import Any

from shelfcast.warehouse.outcome import Node, Outcome

PREFIX = "claims_of_"
_SQL = re.compile(r"/\* begin (\w+) \*/(.*?)/\* end \1 \*/", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{(.*)\}\}", re.DOTALL)
_CALL = re.compile(r"(ref|source|var)\(.*\)", re.DOTALL)
_AS_USUAL = ("where", "limit", "fail_calc", "warn_if", "error_if", "severity", "enabled")

Ask = Callable[[str], Mapping[str, object]]


@dataclass(frozen=True)
class Claim:
    """One test of a table: its name, the nodes it reads, and the call of its macro."""

    name: str
    parents: frozenset[str]
    call: str

    @property
    def code(self) -> str:
        """Jinja: a row with the name where the claim does not hold, none where it does."""
        return "{{ shelfcast.claim(" + f"'{self.name}', {self.call}" + ") }}"


def merge_claims(manifest: Any) -> dict[str, tuple[Claim, ...]]:
    """Put one test a table in place of its tests; the claims of each, by its key.

    `manifest` is dbt's parsed project, changed in place. Of the tests only what dbt's node costs
    goes; their macros and arguments are called as dbt would call them.
    """
    merged = {}
    for table, tests in _by_table(manifest).items():
        node = _one_for(table, tests)
        merged[node.unique_id] = tuple(_claim(test) for test in tests)
        for test in tests:
            del manifest.nodes[test.unique_id]
        manifest.nodes[node.unique_id] = node
        ask_for(node, merged[node.unique_id])
    return merged


def ask_for(node: Any, claims: Iterable[Claim]) -> None:
    """Let the merged test ask these of its claims."""
    node.raw_code = "\nunion all\n".join(claim.code for claim in claims)


def claims_below(claims: Iterable[Claim], found: Collection[str]) -> tuple[Claim, ...]:
    """Those that read one of these nodes."""
    return tuple(claim for claim in claims if not claim.parents.isdisjoint(found))


def told_apart(outcome: Outcome, ask: Ask) -> Outcome:
    """The outcome with each claim as the test it is: what it found, and the SQL that finds it.

    `ask` answers the first row of a query, where the models were built.
    """
    nodes = tuple(one for node in outcome.nodes for one in _apart(node, ask))
    return replace(outcome, nodes=nodes)


def _by_table(manifest: Any) -> dict[str, list[Any]]:
    tables: dict[str, list[Any]] = {}
    for node in manifest.nodes.values():
        if _is_usual(node):
            tables.setdefault(node.attached_node, []).append(node)
    return {table: tests for table, tests in tables.items() if len(tests) > 1}


def _is_usual(node: Any) -> bool:
    """A test of a table as dbt has them when nothing is told of how it fails."""
    if not getattr(node, "test_metadata", None) or not node.attached_node:
        return False
    usual = type(node.config)()
    return all(getattr(node.config, part) == getattr(usual, part) for part in _AS_USUAL)


def _one_for(table: str, tests: list[Any]) -> Any:
    """A test without arguments of its own that reads all that these read."""
    from dbt.contracts.graph.nodes import SingularTestNode

    first, name = tests[0], f"{PREFIX}{table.rpartition('.')[2]}"
    known = {f.name: getattr(first, f.name) for f in fields(SingularTestNode) if f.init}
    own = {
        "name": name,
        "alias": name,
        "unique_id": f"test.{first.package_name}.{name}",
        "fqn": [*first.fqn[:-1], name],
        "path": f"{name}.sql",
        "config": deepcopy(first.config),
        "tags": [],
        "refs": [ref for test in tests for ref in test.refs],
        "depends_on": type(first.depends_on)(
            macros=_each(name for test in tests for name in test.depends_on.macros),
            nodes=_each(name for test in tests for name in test.depends_on.nodes),
        ),
    }
    return SingularTestNode(**{**known, **own})


def _each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _claim(test: Any) -> Claim:
    told = test.test_metadata
    macro = ".".join(filter(None, (told.namespace, f"test_{told.name}")))
    arguments = ", ".join(f"{name}={_written(value)}" for name, value in told.kwargs.items())
    return Claim(test.name, frozenset(test.depends_on.nodes), f"{macro}({arguments})")


def _written(value: Any) -> str:
    """An argument as Jinja writes it; a text that is a call or an expression is that.

    >>> _written(["day", 1, None, True]), _written("ref('stores')"), _written("{{ ref('a') }}")
    ('["day", 1, none, true]', "ref('stores')", "ref('a')")
    """
    if isinstance(value, list | tuple):
        return f"[{', '.join(_written(item) for item in value)}]"
    if isinstance(value, str) and _CALL.fullmatch(value.strip()):
        return value.strip()
    if isinstance(value, str) and (found := _EXPRESSION.fullmatch(value.strip())):
        return found[1].strip()
    return "none" if value is None else json.dumps(value)


def _apart(node: Node, ask: Ask) -> Iterator[Node]:
    claims = _SQL.findall(node.sql) if node.name.startswith(PREFIX) else []
    known = [_found(node, name, sql.strip(), ask) for name, sql in claims]
    broken = any(one.failed for one in known)
    if not known or (node.failed and not broken):
        yield node
        return
    yield from known


def _found(node: Node, name: str, sql: str, ask: Ask) -> Node:
    """The claim as a node of its own; rows are counted where any claim of its table fails."""
    one = replace(node, name=name, sql=sql, seconds=0.0)
    if not node.failed:
        return one
    rows = _count(ask(f"select count(*) as failing_rows from ({sql}) as failing"))
    many = "" if rows == 1 else "s"
    said = f"Got {rows} result{many}, configured to fail if != 0" if rows else ""
    return replace(one, status="fail" if rows else "pass", message=said)


def _count(row: Mapping[str, object]) -> int:
    return int(str(next(iter(row.values()), 0)))
