"""The shops, built by DuckDB once; the servers; and the table of engines and marts at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shelfcast import warehouse as wh
from shelfcast.target import TargetSettings

from ..unit.sources.databases.conftest import postgresql, server_room
from .equal import Compared, compared
from .shops import STRICT, Shop, corner_shop, crafty_shop

__all__ = ["postgresql", "server_room"]

TABLE = pytest.StashKey[dict[str, dict[str, str]]]()
Built = Callable[[Shop, TargetSettings], Path]
Same = Callable[..., list[Compared]]


@pytest.fixture(scope="session")
def traps(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return crafty_shop(tmp_path_factory.mktemp("traps") / "lake")


@pytest.fixture(scope="session")
def strict_traps(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return crafty_shop(tmp_path_factory.mktemp("strict") / "lake", STRICT)


@pytest.fixture(scope="session")
def corner(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    return corner_shop(tmp_path_factory.mktemp("corner"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The work file of a shop on an engine; what DuckDB built is kept for the other engines."""
    kept: dict[str, Path] = {}

    def build(shop: Shop, target: TargetSettings) -> Path:
        if target.engine == "duckdb" and shop.name in kept:
            return kept[shop.name]
        place = tmp_path_factory.mktemp(target.engine)
        wh.build(
            place,
            shop.files,
            files=shop.batches,
            rules=shop.rules,
            target=target,
            lake=shop.lake,
        )
        if target.engine == "duckdb":
            kept[shop.name] = place / "work.duckdb"
        return place / "work.duckdb"

    return build


@pytest.fixture
def same(built: Built, request: pytest.FixtureRequest) -> Same:
    """Build a shop on an engine and on DuckDB, and compare every mart."""

    def compare(
        shop: Shop, target: TargetSettings, shown: str, *, one_whole_type: bool = False
    ) -> list[Compared]:
        ours, theirs = built(shop, target), built(shop, TargetSettings())
        found = compared(ours, theirs, one_whole_type=one_whole_type)
        column = request.config.stash.setdefault(TABLE, {}).setdefault(f"{shown}, {shop.name}", {})
        column |= {one.mart: f"{one.rows:,} {'no' if one.difference else '='}" for one in found}
        return [one for one in found if one.difference]

    return compare


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Rows of each mart that each engine made as DuckDB did; `no` where one differs."""
    table = config.stash.get(TABLE, {})
    if not table:
        return
    terminalreporter.section("rows compared with DuckDB's; = equal, no different")
    engines = list(table)
    terminalreporter.write_line(" | ".join(["mart", *engines]))
    for mart in sorted({mart for column in table.values() for mart in column}):
        cells = [table[engine].get(mart, "") for engine in engines]
        terminalreporter.write_line(" | ".join([mart, *cells]))
