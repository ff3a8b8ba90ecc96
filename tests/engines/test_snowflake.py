"""Snowflake through fakesnow: its own adapter and connector, with DuckDB behind them.

What runs for real: the profile, the way in by stage and COPY, every statement of dbt-snowflake, the
SQL of every model and test in Snowflake's words, the way back. What does not: Snowflake's own
answers, where fakesnow's translation gives those of DuckDB. No account is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlglot

from shelfcast.target import TargetSettings

from .conftest import Same
from .equal import Compared
from .shops import Shop

pytestmark = pytest.mark.engines
SameThere = Callable[[Shop], list[Compared]]
URL = "snowflake://me:pw@acme-eu1/SHOP?warehouse=SMALL&role=BUILDER"
NOT_AS_SNOWFLAKE = {
    "numeric_agg_implicit_cast": "Snowflake reads texts in sums as numbers; to do so too, fakesnow "
    "sums everything as floating point numbers, where Snowflake sums decimals exactly",
}
"""What fakesnow does and Snowflake does not, by the name of its transform: not done here."""


@pytest.fixture(scope="module")
def account() -> Iterator[TargetSettings]:
    fakesnow = pytest.importorskip("fakesnow", reason="pip install fakesnow")
    pytest.importorskip("dbt.adapters.snowflake", reason="make test-engines brings dbt-snowflake")
    with pytest.MonkeyPatch.context() as patch, fakesnow.patch():
        for transform in NOT_AS_SNOWFLAKE:
            patch.setattr(f"fakesnow.transforms.{transform}", lambda expression: expression)
        yield TargetSettings(engine="snowflake", url=URL)


@pytest.fixture
def same_there(account: TargetSettings, same: Same) -> Callable[[Shop], list[Compared]]:
    """Compare, but for the widths of whole numbers: Snowflake has one."""
    return lambda shop: same(shop, account, "Snowflake (fakesnow)", one_whole_type=True)


def test_every_trap_comes_out_as_on_duckdb(traps: Shop, same_there: SameThere) -> None:
    assert same_there(traps) == []


def test_strict_rules_too(strict_traps: Shop, same_there: SameThere) -> None:
    assert same_there(strict_traps) == []


def test_the_corner_shop_is_the_same(corner: Shop, same_there: SameThere) -> None:
    assert same_there(corner) == []


def test_what_is_not_done_here_is_still_what_fakesnow_does() -> None:
    transforms = pytest.importorskip("fakesnow.transforms.transforms")
    summed = sqlglot.parse_one("select sum(amount) as amount", read="snowflake")
    told = summed.transform(transforms.numeric_agg_implicit_cast).sql("duckdb")
    assert "TRY_CAST(amount AS DOUBLE)" in told
