from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.errors import FileMissingError, SourceUnreachableError
from shelfcast.sources.databases import Limits, extracts, parse_address
from shelfcast.sources.databases import sqlite as engine

from .pulls import grown, pulled


def made(room: Path, *statements: str) -> str:
    """The address of a file in which these statements were run."""
    path = room / "my shop.db"
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return f"sqlite:///{path}"


def test_a_column_of_mixed_kinds_keeps_each_value(tmp_path: Path) -> None:
    url = made(
        tmp_path,
        "CREATE TABLE t (v)",
        "INSERT INTO t VALUES (1), (1.5), ('1,50'), (x'00ff'), (NULL), (CAST(x'ff41' AS TEXT))",
    )
    found = pulled(url, tmp_path)["t"]
    assert [row[0] for row in found] == ["1", "1.5", "1,50", "00ff", None, "\\xffA"]


def test_the_file_is_not_written_to(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE t (a)")
    before = (tmp_path / "my shop.db").read_bytes()
    for statement in ("INSERT INTO t VALUES (1)", "PRAGMA user_version = 7", "VACUUM"):
        with (
            pytest.raises(SourceUnreachableError),
            engine.connected(parse_address(url), Limits()) as connection,
        ):
            connection.execute(statement)
            raise sqlite3.OperationalError("PRAGMA is ignored, not refused")
    assert (tmp_path / "my shop.db").read_bytes() == before


def test_no_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        pulled(f"sqlite:///{tmp_path}/gone.db", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_query_without_end_is_stopped(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE t (a)")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(SourceUnreachableError):
        list(extracts(parse_address(f"{url}?query={endless}"), Limits(statement=1), tmp_path))


def test_a_watermark_belongs_to_its_source_table_and_column(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE a (x, y)", "CREATE TABLE b (x, y)")
    names: list[str] = []
    for table, column in (("a", "x"), ("a", "y"), ("b", "x")):
        grown(f"{url}?table={table}", tmp_path, column, None, seen=names.append)
    assert len(set(names)) == 3


marks = st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=8)


@settings(max_examples=30)
@given(st.lists(marks, min_size=1, max_size=4))
def test_whatever_comes_between_pulls_no_row_is_missed(
    tmp_path_factory: pytest.TempPathFactory, waves: list[list[int | None]]
) -> None:
    """Marks only grow from wave to wave, some stay the same, some are missing."""
    room = tmp_path_factory.mktemp("waves")
    url = made(room, "CREATE TABLE t (id INTEGER PRIMARY KEY, mark INTEGER)") + "?table=t"
    last, floor, seen = None, 0, set()
    with sqlite3.connect(room / "my shop.db") as connection:
        for wave in waves:
            grew = [None if step is None else floor + step for step in wave]
            connection.executemany("INSERT INTO t (mark) VALUES (?)", [(m,) for m in grew])
            connection.commit()
            floor = max([floor, *(mark for mark in grew if mark is not None)])
            rows, last = grown(url, room, "mark", last)
            seen |= {row[0] for row in rows}
            there = {str(key) for (key,) in connection.execute("SELECT id FROM t")}
            assert seen == there
    connection.close()
