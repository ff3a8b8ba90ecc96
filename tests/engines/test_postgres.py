from __future__ import annotations

import pytest

from shelfcast.target import TargetSettings

from .conftest import Same
from .shops import Shop


@pytest.fixture(scope="session")
def target(postgresql: str) -> TargetSettings:
    return TargetSettings(engine="postgres", url=postgresql)


@pytest.mark.thorough
def test_every_trap_comes_out_as_on_duckdb(traps: Shop, target: TargetSettings, same: Same) -> None:
    assert same(traps, target, "PostgreSQL") == []


@pytest.mark.engines
def test_strict_rules_too(strict_traps: Shop, target: TargetSettings, same: Same) -> None:
    assert same(strict_traps, target, "PostgreSQL") == []


@pytest.mark.engines
def test_the_corner_shop_is_the_same(corner: Shop, target: TargetSettings, same: Same) -> None:
    assert same(corner, target, "PostgreSQL") == []
