from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from shelfcast.errors import FileMissingError, SourceUnreachableError
from shelfcast.sources.databases import Limits, extracts, parse_address
from shelfcast.sources.databases import duckdb as engine

from .pulls import grown, pulled


def made(room: Path, *statements: str) -> str:
    path = room / "shop.duckdb"
    with duckdb.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return f"duckdb:///{path}"


def test_values_are_exact(tmp_path: Path) -> None:
    url = made(
        tmp_path,
        "CREATE TABLE t AS SELECT 12345678901234567.12::DECIMAL(30,10) AS n, true AS ok,"
        " '\\x00\\xFF'::BLOB AS b, TIMESTAMP '2026-01-05 10:00:00.25' AS at,"
        " DATE '2026-01-05' AS d,"
        " 170141183460469231731687303715884105727::HUGEINT AS h, NULL AS nothing, 0.1::DOUBLE AS f",
        "CREATE VIEW v AS SELECT 1 AS a",
    )
    assert pulled(url, tmp_path) == {
        "t": [
            (
                "12345678901234567.1200000000",
                "true",
                "00ff",
                "2026-01-05 10:00:00.250000",
                "2026-01-05",
                "170141183460469231731687303715884105727",
                None,
                "0.1",
            )
        ]
    }


def test_a_query_reaches_no_other_file(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE t (a int)")
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(SourceUnreachableError):
        pulled(f"{url}?query=SELECT * FROM read_csv('{tmp_path}/secret.csv')", tmp_path)
    with pytest.raises(SourceUnreachableError):
        pulled(f"{url}?query=SELECT * FROM '{tmp_path}/secret.csv'", tmp_path)


def test_the_file_is_not_written_to(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE t (a int)")
    with (
        pytest.raises(SourceUnreachableError),
        engine.connected(parse_address(url), Limits()) as connection,
    ):
        connection.execute("INSERT INTO t VALUES (1)")


def test_a_statement_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE t (a int)")
    slow = (
        "SELECT count(*) FROM range(1000000000) AS a, range(1000000000) AS b WHERE a.range % 7 = 9"
    )
    with pytest.raises(SourceUnreachableError):
        list(extracts(parse_address(f"{url}?query={slow}"), Limits(statement=1), tmp_path))


def test_a_watermark_reads_from_its_last_value_on(tmp_path: Path) -> None:
    url = made(
        tmp_path,
        "CREATE TABLE t AS SELECT range AS id, DATE '2026-01-01' + range::INT AS d FROM range(5)",
    )
    rows, mark = grown(f"{url}?table=t", tmp_path, "d", None)
    assert len(rows) == 5
    rows, again = grown(f"{url}?table=t", tmp_path, "d", mark)
    assert rows == [("4", "2026-01-05")]
    assert again == mark


def test_no_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        pulled(f"duckdb:///{tmp_path}/gone.duckdb", tmp_path)
    assert list(tmp_path.iterdir()) == []
