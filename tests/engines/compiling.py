"""Adapters that compile and never connect, for engines whose own adapter is not installed here.

Each has the name of the real one, and the names from which that inherits its macros, so that our
macros are chosen as they would be; what is dbt's own in them is that of PostgreSQL's adapter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from shelfcast.warehouse.dbt_run import arguments, invoke, write_profile
from shelfcast.warehouse.parsed import parsed_of

PARENTS = {
    "redshift": ["postgres"],
    "athena": [],
    "databricks": ["spark"],
    "snowflake": [],
    "sqlserver": [],
    "spark": [],
}
QUOTES = {"athena": '"', "databricks": "`", "spark": "`", "sqlserver": '"'}
_PROFILE = {"host": "nowhere", "user": "u", "pass": "p", "port": 1, "dbname": "shop"}


def compiled(engine: str, folder: Path) -> dict[str, str]:
    """The SQL of each model and of each table's claims on an engine, by its name."""
    with _stub(engine, folder):
        profile = _PROFILE | {"type": engine, "schema": "public", "threads": 2}
        write_profile(folder, profile)
        read = invoke(arguments("parse --no-write-json", folder))
        assert read.success, read.exception
        words = [*arguments("compile", folder), "--no-introspect", "--no-populate-cache"]
        done = invoke(words, parsed_of(read.result).manifest)
    assert done.success, done.exception or done.result
    nodes = [one.node for one in done.result.results if one.node.resource_type != "operation"]
    return {node.name: str(node.compiled_code) for node in nodes}


@contextmanager
def _stub(engine: str, folder: Path) -> Iterator[None]:
    names = [engine, *(one for one in PARENTS[engine] if one != "postgres")]
    kept = {name: module for name, module in sys.modules.items() if _is_of(name, names)}
    for name in kept:
        del sys.modules[name]
    for name in names:
        module: Any = ModuleType(f"dbt.adapters.{name}")
        version: Any = ModuleType(f"dbt.adapters.{name}.__version__")
        version.version, module.__path__ = "1.11.0", []
        module.Plugin = _plugin(name, folder)
        sys.modules |= {module.__name__: module, version.__name__: version}
    _forget(names)
    try:
        yield
    finally:
        _forget(names)
        for name in [name for name in sys.modules if _is_of(name, names)]:
            del sys.modules[name]
        sys.modules |= kept


def _is_of(module: str, names: list[str]) -> bool:
    return any(f"{module}.".startswith(f"dbt.adapters.{name}.") for name in names)


def _forget(names: list[str]) -> None:
    """dbt keeps what it loaded under a name for as long as the process lives."""
    from dbt.adapters.factory import FACTORY

    for name in names:
        FACTORY.plugins.pop(name, None)
        FACTORY.packages.pop(f"dbt_{name}", None)
    FACTORY.reset_adapters()


def _plugin(name: str, folder: Path) -> Any:
    from dbt.adapters.base import AdapterPlugin
    from dbt.adapters.postgres.connections import PostgresConnectionManager, PostgresCredentials
    from dbt.adapters.postgres.impl import PostgresAdapter

    class Manager(PostgresConnectionManager):
        TYPE = name

    @dataclass
    class Credentials(PostgresCredentials):
        @property
        def type(self) -> str:
            return name

    class Adapter(PostgresAdapter):
        ConnectionManager = Manager

        @classmethod
        def quote(cls, identifier: str) -> str:
            sign = QUOTES.get(name, '"')
            return f"{sign}{identifier}{sign}"

        def list_relations_without_caching(self, schema_relation: Any) -> list[Any]:
            return []

    place = folder / f"dbt_{name}"
    place.mkdir(exist_ok=True)
    (place / "dbt_project.yml").write_text(
        f"name: dbt_{name}\nversion: '1.0'\nconfig-version: 2\nmacro-paths: [macros]\n"
    )
    return AdapterPlugin(
        adapter=Adapter,
        credentials=Credentials,
        include_path=str(place),
        dependencies=PARENTS[name],
    )
