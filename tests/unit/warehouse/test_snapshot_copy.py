"""A snapshot holds what is shown, to the row, and nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from shelfcast import warehouse as wh
from shelfcast.warehouse import snapshot_copy
from shelfcast.warehouse.work_file import open_work, work_path

SECRET = b"what a reader must not find"


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_copy, "COPIED_WHOLE", 0)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were copied whole."""
    whole: list[Path] = []
    copyfile = snapshot_copy.shutil.copyfile

    def told(source: Path, target: Path) -> None:
        whole.append(source)
        copyfile(source, target)

    monkeypatch.setattr(snapshot_copy.shutil, "copyfile", told)
    return whole


def work(home: Path, *statements: str) -> None:
    """A work file with a private table, one that was replaced, and tables that are shown."""
    with open_work(home) as connection:
        for sql in (
            "create schema marts",
            "create schema intermediate",
            "create table intermediate.hidden (told varchar using compression uncompressed)",
            "insert into intermediate.hidden select 'what a reader must not find ' || hash(range) "
            "from range(300000)",
            "create table marts.wide as select range as n, 'line ' || hash(range) as told, "
            "case when range % 5 <> 0 then range * 0.01 end as money, [range, 1] as pair "
            "from range(400000)",
            "create table marts.long as select repeat('x', 300000) || range as told from range(9)",
            "create table marts.empty (n integer)",
            "create table marts.gone as select hash(range) as n from range(200000)",
            "create view marts.seen as select * from marts.wide where n < 10",
            "checkpoint",
            "drop table marts.gone",
            "delete from marts.wide where n % 7 = 0",
            "update marts.wide set told = 'another' where n % 11 = 0",
            *statements,
        ):
            connection.execute(sql)


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(f"from marts.{table} order by all").fetchall()


def test_what_is_shown_is_copied_to_the_row_and_nothing_else(tmp_path, copies):
    work(tmp_path)
    taken = wh.publish(tmp_path).path
    assert copies == []
    for table in ("wide", "long", "empty", "seen"):
        assert rows(taken, table) == rows(work_path(tmp_path), table)
    assert SECRET in work_path(tmp_path).read_bytes()
    assert SECRET not in taken.read_bytes()
    with duckdb.connect(str(taken), read_only=True) as connection:
        schemas = connection.execute("select distinct schema_name from duckdb_tables()").fetchall()
    assert schemas == [("marts",)]


def test_tables_of_a_projects_own_schema_are_copied_too(tmp_path, copies):
    work(
        tmp_path,
        "create schema ours",
        "create table ours.kept as select hash(range) as n from range(200000)",
    )
    taken = wh.publish(tmp_path).path
    assert copies == []
    with duckdb.connect(str(taken), read_only=True) as connection:
        found = connection.execute("select count(*), bit_xor(n) from ours.kept").fetchall()
        told = connection.execute(
            "select count(*), bit_xor(hash(range)) from range(200000)"
        ).fetchall()
    assert found == told


def test_a_file_with_an_index_that_is_shown_is_copied_whole(tmp_path, copies):
    work(tmp_path, "create unique index by_n on marts.wide (n)")
    taken = wh.publish(tmp_path).path
    assert copies == [work_path(tmp_path)]
    assert rows(taken, "wide") == rows(work_path(tmp_path), "wide")


@pytest.mark.thorough
def test_where_a_block_was_missed_the_file_is_copied_whole(tmp_path, copies, monkeypatch):
    work(tmp_path)
    found = snapshot_copy._of_tables
    monkeypatch.setattr(snapshot_copy, "_of_tables", lambda asked: set(sorted(found(asked))[1:]))
    taken = wh.publish(tmp_path).path
    assert copies == [work_path(tmp_path)]
    assert rows(taken, "wide") == rows(work_path(tmp_path), "wide")


def test_a_key_of_a_private_table_stands_in_the_way_of_nothing(tmp_path, copies):
    work(tmp_path)
    wh.set_state(tmp_path, "build", "done")
    wh.publish(tmp_path)
    assert copies == []
