"""The test of a key finds what it is for: a key told twice, and a key with nothing in it."""

import shutil
from pathlib import Path

import duckdb
import pytest

SPOILT = {
    "a line twice": (
        "sales_lines",
        "insert into marts.sales_lines by name "
        "select * exclude (sale_key) from marts.sales_lines limit 1",
    ),
    "a line without a key": (
        "sales_lines",
        "update marts.sales_lines set _cell_batch = null where sale_key = 'aaaa:1'",
    ),
    "two lines of one key": (
        "sales_lines",
        "update marts.sales_lines set (_cell_batch, _row_number) = ('aaaa', 2) "
        "where sale_key = 'aaaa:1'",
    ),
    "a day of a product twice": (
        "sales_by_day",
        "insert into marts.sales_by_day from marts.sales_by_day limit 1",
    ),
    "a day of no store": (
        "sales_by_day",
        "insert into marts.sales_by_day select * replace (null as store_id) "
        "from marts.sales_by_day limit 1",
    ),
    "a day of no product": (
        "sales_by_day",
        "insert into marts.sales_by_day select * replace (null as product_id) "
        "from marts.sales_by_day limit 1",
    ),
}


@pytest.mark.parametrize(("table", "spoil"), SPOILT.values(), ids=SPOILT.keys())
def test_a_key_that_is_shared_or_empty_is_found(
    shop, tmp_path: Path, table: str, spoil: str
) -> None:
    """By the SQL that the build ran, on a copy of what it made."""
    copy = tmp_path / "work.duckdb"
    shutil.copyfile(shop.warehouse / "work.duckdb", copy)
    (path,) = (shop.warehouse / "dbt").glob(f"**/compiled/**/claims_of_{table}.sql")
    with duckdb.connect(str(copy)) as connection:
        assert connection.execute(path.read_text()).fetchall() == []
        connection.execute(spoil)
        found = [name for name, _ in connection.execute(path.read_text()).fetchall()]
    assert any(name.startswith(f"unique_key_{table}") for name in found)
