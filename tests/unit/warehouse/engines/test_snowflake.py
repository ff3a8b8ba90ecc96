"""The way in and out of Snowflake, through fakesnow: its own connector with DuckDB behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shelfcast.errors import SourceUnreachableError
from shelfcast.target import TargetSettings
from shelfcast.warehouse.engines import Place, choice, engine_at, reached
from shelfcast.warehouse.work_file import open_work, transaction

fakesnow = pytest.importorskip("fakesnow", reason="pip install fakesnow")
TARGET = TargetSettings(engine="snowflake", url="snowflake://me:s3cret@acme/SHOP?role=BUILDER")
ROWS = """
select * from (values
    ('É "x"', 12345678901234.5678::decimal(18, 4), 9007199254740993, 0.1::double, true,
        date '2024-02-29', timestamp '2024-03-31 02:30:00.000001', 'a'),
    ('', -0.0001, -1, 1e-9, false, date '0001-01-01', timestamp '1969-12-31 23:59:59', 'b'),
    (null, null, null, null, null, null, null, null)
) as told (name, price, lines, share, is_new, day, sold_at, "column")
"""


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """dbt's adapter, which is not asked here, need not be installed."""
    monkeypatch.setitem(choice.NEEDS, "snowflake", ("snowflake.connector",))
    with fakesnow.patch():
        yield


@pytest.mark.usefixtures("engines")
def test_what_goes_in_comes_back_value_by_value_and_type_by_type(tmp_path: Path) -> None:
    with transaction(tmp_path) as work:
        work.execute("create schema raw")
        work.execute(f"create table raw.told as {ROWS}")
    engine = engine_at(Place(TARGET, tmp_path))
    engine.take_raw()
    import snowflake.connector

    with snowflake.connector.connect(database="SHOP", schema="PUBLIC") as session:
        session.cursor().execute("create schema marts")
        session.cursor().execute("create table marts.told as select * from raw.told")
    engine.bring_marts(["told"])
    with open_work(tmp_path) as work:
        raw, mart = work.table("raw.told"), work.table("marts.told")
        assert list(zip(mart.columns, mart.types, strict=True)) == list(
            zip(raw.columns, raw.types, strict=True)
        )
        assert mart.order("lines").fetchall() == raw.order("lines").fetchall()


@pytest.mark.usefixtures("engines")
def test_the_row_at_fault_is_told_by_its_columns(tmp_path: Path) -> None:
    engine = engine_at(Place(TARGET, tmp_path))
    assert engine.first_row("select 1 as row_count, 'x' as name") == {"row_count": 1, "name": "x"}
    assert engine.first_row("select * from no_such_table") == {}


@pytest.mark.usefixtures("engines")
def test_it_says_what_answers(tmp_path: Path) -> None:
    assert reached(TARGET, tmp_path).endswith("at snowflake://acme/SHOP")


def test_an_account_that_refuses_is_told_without_the_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connector = pytest.importorskip("snowflake.connector")
    monkeypatch.setitem(choice.NEEDS, "snowflake", ("snowflake.connector",))

    def refuse(**login: object) -> None:
        raise connector.errors.DatabaseError("Incorrect username or password was specified.")

    monkeypatch.setattr(connector, "connect", refuse)
    with pytest.raises(SourceUnreachableError) as caught:
        reached(TARGET, tmp_path)
    assert "s3cret" not in str(caught.value)
