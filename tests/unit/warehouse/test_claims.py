"""The claims of a table are asked in one statement, and told as the tests they are."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from shelfcast.errors import BuildError
from shelfcast.target import TargetSettings
from shelfcast.warehouse.build_fault import build_fault
from shelfcast.warehouse.claims import PREFIX, Claim, claims_below, told_apart
from shelfcast.warehouse.dbt_run import arguments, invoke, write_profile
from shelfcast.warehouse.engines.duckdb import engine, first_row
from shelfcast.warehouse.engines.engine import Place
from shelfcast.warehouse.outcome import Node, Outcome
from shelfcast.warehouse.parsed import parsed_of

SPOILT = {
    "a store that nobody knows": (
        "sales_by_month",
        "update marts.sales_by_month set store_id = 'nowhere' where month = (select max(month) "
        "from marts.sales_by_month) and product_id = 'A1' and store_id = 'S1'",
        {"relationships_sales_by_month_store_id__store_id__ref_stores_"},
    ),
    "a month of no product, and a cent too much": (
        "sales_by_month",
        "update marts.sales_by_month set product_id = null, revenue = revenue + 0.01 where rowid = "
        "(select min(rowid) from marts.sales_by_month where revenue is not null)",
        {
            "sales_by_month_totals_are_those_of_sales_lines",
            "unique_key_sales_by_month_month__store_id__product_id__month__int_touched_sales_months",
        },
    ),
    "a day of demand below nothing": (
        "demand",
        "update marts.demand set y = -1 where rowid = (select min(rowid) from marts.demand)",
        {"within_bounds_demand_y__0"},
    ),
    "two of the account of receipts": (
        "receipts_account",
        "insert into marts.receipts_account from marts.receipts_account",
        {"one_row_receipts_account_"},
    ),
}


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    """The project as dbt parses it."""
    folder = tmp_path_factory.mktemp("parsed")
    duck = engine(Place(TargetSettings(), folder))
    write_profile(folder, duck.profile())
    yield invoke(arguments("parse --no-write-json", folder)).result
    duck.release()


def test_every_test_of_the_models_is_asked_once_and_one_a_table(manifest):
    told = _tests(manifest)
    project = parsed_of(manifest)
    claims = [claim for claims in project.claims.values() for claim in claims]
    left = [test for test in _tests(manifest) if test.unique_id not in project.claims]
    assert Counter([claim.name for claim in claims] + [test.name for test in left]) == Counter(
        test.name for test in told
    )
    usual = [test.attached_node for test in left if _is_generic(test) and _stops(test)]
    assert len(usual) == len(set(usual))
    assert len(left) + len(project.claims) < len(told) / 2
    for key, claims in project.claims.items():
        parents = {parent for claim in claims for parent in claim.parents}
        assert set(manifest.nodes[key].depends_on.nodes) == parents


@pytest.mark.parametrize(("table", "spoil", "broken"), SPOILT.values(), ids=SPOILT.keys())
def test_a_table_that_breaks_claims_is_told_of_by_their_names_and_rows(
    shop, tmp_path: Path, table: str, spoil: str, broken: set[str]
) -> None:
    shutil.copyfile(shop.warehouse / "work.duckdb", tmp_path / "work.duckdb")
    (path,) = (shop.warehouse / "dbt").glob(f"**/compiled/**/{PREFIX}{table}.sql")
    node = _node(table, path.read_text())
    with duckdb.connect(str(tmp_path / "work.duckdb")) as connection:
        assert connection.execute(node.sql).fetchall() == []
        connection.execute(spoil)
        counted = dict(connection.execute(node.sql).fetchall())
    assert counted.keys() == broken
    outcome = told_apart(Outcome((node,), ""), lambda sql: first_row(tmp_path, sql))
    assert {one.name for one in outcome.nodes if one.failed} == broken
    assert len(outcome.nodes) > len(broken)
    fault = build_fault(tmp_path, outcome)
    assert isinstance(fault, BuildError)
    assert all(name in fault.what for name in broken)
    for one, said in zip((one for one in outcome.nodes if one.failed), fault.evidence, strict=True):
        rows = "1 result," if counted[one.name] == 1 else f"{counted[one.name]} results,"
        assert said.startswith(f"test {one.name}: Got {rows} configured to fail if != 0")
        assert "; for example " in said
        assert "=" in said.partition("; for example ")[2]


def test_claims_that_hold_are_counted_one_by_one(shop):
    (path,) = (shop.warehouse / "dbt").glob(f"**/compiled/**/{PREFIX}demand.sql")
    node = _node("demand", path.read_text(), status="pass")
    outcome = told_apart(Outcome((node,), ""), lambda sql: pytest.fail("nothing is asked"))
    assert [one.name for one in outcome.nodes] == [
        "never_null_demand_store_id__product_id__ds__in_stock__promotion",
        "within_bounds_demand_y__0",
    ]
    assert {one.status for one in outcome.nodes} == {"pass"}


def test_a_statement_that_cannot_be_asked_is_told_of_as_it_is(shop):
    node = _node("x", "/* begin a */ select nothing /* end a */", status="error")
    assert told_apart(Outcome((node,), ""), lambda sql: {}).nodes == (node,)


def test_only_claims_that_read_what_is_built_are_asked_again():
    claims = [Claim("key", frozenset({"a"}), ""), Claim("sums", frozenset({"a", "b"}), "")]
    assert [claim.name for claim in claims_below(claims, {"b", "c"})] == ["sums"]
    assert claims_below(claims, {"c"}) == ()


def _node(table: str, sql: str, status: str = "fail") -> Node:
    return Node(PREFIX + table, "test", status, "Got 1 result, configured to fail if != 0", 0, sql)


def _tests(manifest) -> list:
    return [node for node in manifest.nodes.values() if node.resource_type == "test"]


def _is_generic(test) -> bool:
    return hasattr(test, "test_metadata")


def _stops(test) -> bool:
    return test.config.severity.lower() == "error"
