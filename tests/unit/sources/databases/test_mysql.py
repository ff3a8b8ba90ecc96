"""Against a real MariaDB server."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pymysql
import pytest

from shelfcast.errors import SourceUnreachableError
from shelfcast.sources.databases import Limits, extracts, parse_address
from shelfcast.sources.databases import mysql as engine

from .pulls import grown, pulled

Sql = Callable[[str], None]


@pytest.fixture
def database(mariadb: str) -> Iterator[tuple[str, Sql]]:
    """The address of a fresh database, and what runs SQL in it."""
    name = f"d_{uuid.uuid4().hex[:8]}"
    socket = parse_address(mariadb).options["unix_socket"]
    connection = pymysql.connect(
        user="root", unix_socket=socket, autocommit=True, charset="utf8mb4"
    )

    def run(sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    run(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    run(f"USE {name}")
    run("SET sql_mode = ''")
    yield mariadb.replace("/test?", f"/{name}?"), run
    run(f"DROP DATABASE {name}")
    connection.close()


def test_values_come_as_the_server_writes_them(database: tuple[str, Sql], tmp_path: Path) -> None:
    url, run = database
    run(
        "CREATE TABLE t (n decimal(30,10), at datetime(6), d date, tm time, b blob, bits bit(4),"
        " f double, y year, j json, word varchar(20), nothing varchar(20))"
    )
    run(
        "INSERT INTO t VALUES (12345678901234567.12, '2026-01-05 10:00:00.5', '0000-00-00',"
        " '25:00:01', x'00ff', b'101', 0.1, 2026, '{\"a\": 1.10}', 'Größe 🧦', NULL)"
    )
    [row] = pulled(f"{url}&table=t", tmp_path)["t"]
    assert row[:4] == (
        "12345678901234567.1200000000",
        "2026-01-05 10:00:00.500000",
        "0000-00-00",
        "25:00:01",
    )
    assert row[4:] == ("00ff", "05", "0.1", "2026", '{"a": 1.10}', "Größe 🧦", None)


def test_every_table_comes_once_and_no_view(database: tuple[str, Sql], tmp_path: Path) -> None:
    url, run = database
    run("CREATE TABLE sales (id int)")
    run("CREATE TABLE `order lines` (id int)")
    run("CREATE VIEW v AS SELECT * FROM sales")
    run("INSERT INTO sales VALUES (1), (2), (3), (4), (5)")
    found = pulled(url, tmp_path)
    assert found == {"sales": [(str(n),) for n in range(1, 6)], "order lines": []}


def test_the_transaction_cannot_write(database: tuple[str, Sql]) -> None:
    url, run = database
    run("CREATE TABLE t (a int)")
    with (
        pytest.raises(SourceUnreachableError) as caught,
        engine.connected(parse_address(url), Limits()) as connection,
    ):
        connection.cursor().execute("INSERT INTO t VALUES (1)")
    assert "READ ONLY" in str(caught.value)


def test_a_statement_that_takes_too_long_is_stopped(
    database: tuple[str, Sql], tmp_path: Path
) -> None:
    address = parse_address(f"{database[0]}&query=SELECT SLEEP(30)")
    with pytest.raises(SourceUnreachableError):
        list(extracts(address, Limits(statement=1), tmp_path))


@pytest.mark.parametrize("kind", ["datetime(6)", "decimal(20,4)", "bigint"])
def test_a_watermark_reads_from_its_last_value_on(
    database: tuple[str, Sql], tmp_path: Path, kind: str
) -> None:
    url, run = database
    values = {
        "datetime(6)": ("'2026-01-01 10:00:00.000001'", "'2026-01-01 10:00:00.000002'"),
        "decimal(20,4)": ("9007199254740993.0001", "9007199254740993.0002"),
        "bigint": ("9007199254740992", "9007199254740994"),
    }[kind]
    run(f"CREATE TABLE t (id int, mark {kind})")
    run(f"INSERT INTO t VALUES (1, {values[0]}), (2, {values[1]}), (3, NULL)")
    table = f"{url}&table=t"
    _, first = grown(table, tmp_path, "mark", None)
    run(f"INSERT INTO t VALUES (4, {values[1]})")
    rows, second = grown(table, tmp_path, "mark", first)
    assert {"2", "3", "4"} <= {row[0] for row in rows}
    assert second == first


def test_a_refusal_is_told_without_the_password(mariadb: str, tmp_path: Path) -> None:
    url = mariadb.replace("//root@", "//stranger:t0psecret@")
    with pytest.raises(SourceUnreachableError) as caught:
        pulled(url, tmp_path)
    assert "t0psecret" not in str(caught.value)
