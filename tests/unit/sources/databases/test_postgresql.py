"""Against a real PostgreSQL server."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from shelfcast.errors import (
    ReadOnlyQueryError,
    SettingError,
    SourceAnswerError,
    SourceUnreachableError,
)
from shelfcast.sources.databases import Limits, extracts, parse_address
from shelfcast.sources.databases import postgresql as engine

from .pulls import grown, pulled

Sql = Callable[[str], None]


@pytest.fixture
def schema(postgresql: str) -> Iterator[tuple[str, Sql]]:
    """The address of a fresh schema, and what runs SQL in it."""
    name = f"s_{uuid.uuid4().hex[:8]}"
    socket = parse_address(postgresql).options["host"]
    connection = psycopg2.connect(host=socket, user="shop", dbname="postgres")
    connection.autocommit = True

    def run(sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    run(f"CREATE SCHEMA {name}; SET search_path = {name}; SET TimeZone = 'Asia/Kolkata'")
    yield f"{postgresql}&schema={name}", run
    run(f"DROP SCHEMA {name} CASCADE")
    connection.close()


def test_values_come_as_the_server_writes_them(schema: tuple[str, Sql], tmp_path: Path) -> None:
    url, run = schema
    run(
        "CREATE TABLE t (n numeric(30,10), m money, f float8, z timestamptz, ts timestamp, d date,"
        " b bytea, ok bool, j jsonb, a int[], iv interval, e text, nothing text)"
    )
    run(
        "INSERT INTO t VALUES ('12345678901234567.1200000000', 12.5, 0.1,"
        " '2026-01-05 10:00:00.25+00', '0044-03-15 10:00 BC', 'infinity', '\\x00ff', true,"
        " '{\"a\": 1.10}', '{1,2}', '1 day', '', NULL)"
    )
    [row] = pulled(f"{url}&table=t", tmp_path)["t"]
    assert row[0] == "12345678901234567.1200000000"
    assert row[2] == "0.1"
    assert row[3] is not None
    assert row[3].endswith(("+00:00", "+05:30"))
    assert row[4:8] == ("0044-03-15 10:00:00 BC", "infinity", "00ff", "true")
    assert row[8:] == ('{"a": 1.10}', "{1,2}", "P1D", "", None)


def test_every_table_of_the_schema_comes_once_and_no_view_or_partition(
    schema: tuple[str, Sql], tmp_path: Path
) -> None:
    url, run = schema
    run("CREATE TABLE sales (day date, q int) PARTITION BY RANGE (day)")
    run(
        "CREATE TABLE sales_2026 PARTITION OF sales"
        " FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"
    )
    run('CREATE TABLE "Order Lines" (a int); CREATE VIEW v AS SELECT * FROM sales')
    run("INSERT INTO sales VALUES ('2026-05-01', 1)")
    assert pulled(url, tmp_path) == {"sales": [("2026-05-01", "1")], "Order Lines": []}
    assert pulled(f"{url}&table=v", tmp_path) == {"v": [("2026-05-01", "1")]}
    assert list(pulled(f"{url}&table=order lines", tmp_path)) == ["Order Lines"]


def test_rows_come_in_batches_and_all_of_them(schema: tuple[str, Sql], tmp_path: Path) -> None:
    url, run = schema
    run("CREATE TABLE t AS SELECT g AS id, '100%' AS said FROM generate_series(1, 1001) AS g")
    found = pulled(f"{url}&query=SELECT * FROM t WHERE said LIKE '%'", tmp_path, batch_rows=100)
    assert sorted(int(row[0] or 0) for row in found[""]) == list(range(1, 1002))


def test_the_transaction_cannot_write(schema: tuple[str, Sql]) -> None:
    """Even where a statement got past the check of the query."""
    url, run = schema
    run("CREATE TABLE t (a int)")
    address = parse_address(url)
    with (
        pytest.raises(SourceUnreachableError) as caught,
        engine.connected(address, Limits()) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("INSERT INTO t VALUES (1)")
    assert "read-only" in str(caught.value)


def test_a_function_that_writes_is_stopped_by_the_server(
    schema: tuple[str, Sql], tmp_path: Path
) -> None:
    url, run = schema
    run(
        "CREATE TABLE t (a int); CREATE FUNCTION put() RETURNS int LANGUAGE sql AS"
        " 'INSERT INTO t VALUES (1) RETURNING a'"
    )
    with pytest.raises(SourceUnreachableError):
        pulled(f"{url}&query=SELECT put()", tmp_path)
    with pytest.raises(ReadOnlyQueryError):
        pulled(f"{url}&query=SELECT 1; DROP TABLE t", tmp_path)
    assert pulled(f"{url}&table=t", tmp_path) == {"t": []}


def test_a_statement_that_takes_too_long_is_stopped(
    schema: tuple[str, Sql], tmp_path: Path
) -> None:
    address = parse_address(f"{schema[0]}&query=SELECT pg_sleep(30)")
    with pytest.raises(SourceUnreachableError) as caught:
        list(extracts(address, Limits(statement=1), tmp_path))
    assert "statement timeout" in str(caught.value)


def test_a_watermark_reads_from_its_last_value_on(schema: tuple[str, Sql], tmp_path: Path) -> None:
    """The value itself again, and rows without one, so that none is missed."""
    url, run = schema
    run("CREATE TABLE t (id int, at timestamptz)")
    run("INSERT INTO t VALUES (1, '2026-01-01 10:00+00'), (2, '2026-01-02 10:00+00'), (3, NULL)")
    table = f"{url}&table=t"
    rows, first = grown(table, tmp_path, "AT", None)
    assert len(rows) == 3
    run("INSERT INTO t VALUES (4, '2026-01-02 10:00+00'), (5, '2026-01-03 10:00+00')")
    rows, second = grown(table, tmp_path, "at", first)
    assert sorted(row[0] or "" for row in rows) == ["2", "3", "4", "5"]
    rows, third = grown(table, tmp_path, "at", second)
    assert sorted(row[0] or "" for row in rows) == ["3", "5"]
    assert third == second
    day_back, _ = grown(table, tmp_path, "at", second, lookback=86_400)
    assert sorted(row[0] or "" for row in day_back) == ["2", "3", "4", "5"]


def test_a_watermark_goes_over_a_query_with_percent_signs(
    schema: tuple[str, Sql], tmp_path: Path
) -> None:
    url, run = schema
    run("CREATE TABLE t AS SELECT g AS id, 'x%' AS said FROM generate_series(1, 5) AS g")
    query = f"{url}&query=SELECT * FROM t WHERE said LIKE '%\\%' ORDER BY id -- all of them"
    rows, mark = grown(query, tmp_path, "id", None)
    assert len(rows) == 5
    rows, _ = grown(query, tmp_path, "id", mark)
    assert rows == [("5", "x%")]


def test_what_is_not_there_is_told_with_what_is(schema: tuple[str, Sql], tmp_path: Path) -> None:
    url, run = schema
    run("CREATE TABLE takings (a int)")
    with pytest.raises(SourceAnswerError) as table:
        pulled(f"{url}&table=sales", tmp_path)
    assert "takings" in str(table.value)
    with pytest.raises(SettingError) as column:
        grown(f"{url}&table=takings", tmp_path, "at", None)
    assert "a" in column.value.evidence


def test_no_message_holds_the_password(postgresql: str, tmp_path: Path) -> None:
    url = postgresql.replace("//shop:", "//nobody_here:").replace("s%40cret", "t0psecret")
    with pytest.raises(SourceUnreachableError) as caught:
        pulled(url, tmp_path)
    assert "t0psecret" not in str(caught.value)
    assert caught.value.__cause__ is None
    shutil.rmtree(tmp_path)
