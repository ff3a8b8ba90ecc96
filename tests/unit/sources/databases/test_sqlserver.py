"""No SQL Server runs here: a stand-in for its driver writes down what it is told."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlglot

from shelfcast.sources.databases import parse_address

from .pulls import grown, pulled


class Server:
    """Runs the T-SQL that it gets on SQLite, translated by sqlglot."""

    Error = sqlite3.Error

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}
        self.statements: list[str] = []
        self.ended: list[str] = []
        self.timeout = 0
        self.database = sqlite3.connect(":memory:")
        self.database.execute("ATTACH ':memory:' AS dbo")
        self.database.execute("CREATE TABLE dbo.Sales (Id INTEGER, Amount REAL)")
        self.database.execute("INSERT INTO dbo.Sales VALUES (1, 1.5), (2, 2.5), (3, 3.5)")

    def connect(self, told: str, **more: Any) -> Server:
        self.told = {"text": told, **more}
        return self

    def cursor(self) -> Any:
        server = self

        class Cursor:
            def execute(self, sql: str, values: tuple[object, ...] = ()) -> None:
                server.statements.append(sql)
                if "INFORMATION_SCHEMA" in sql:
                    sql = "SELECT 'dbo', 'Sales', 'BASE TABLE'"
                elif "SCHEMA_NAME" in sql:
                    sql = "SELECT 'dbo'"
                else:
                    sql = sqlglot.transpile(sql, read="tsql", write="sqlite")[0]
                self.inner = server.database.execute(sql, values)
                self.description = self.inner.description

            def fetchmany(self, size: int) -> list[Any]:
                return self.inner.fetchmany(size)

            def close(self) -> None:
                """Nothing to close."""

        return Cursor()

    def rollback(self) -> None:
        self.ended.append("rollback")

    def close(self) -> None:
        self.ended.append("close")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    stand_in = ModuleType("mssql_python")
    stand_in.connect = made.connect  # type: ignore[attr-defined]
    stand_in.Error = sqlite3.Error  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "mssql_python", stand_in)
    return made


URL = "mssql://shop:a%3Bb%7Dc@db.example:1444/Shop?table=sales"


def test_it_says_that_it_only_reads_and_takes_everything_back(
    server: Server, tmp_path: Path
) -> None:
    pulled(URL, tmp_path)
    assert server.told["autocommit"] is False
    assert server.told["text"] == (
        "Server=db.example,1444;Database=Shop;UID=shop;PWD={a;b}}c};Encrypt=yes;"
        "TrustServerCertificate=no;ApplicationIntent=ReadOnly"
    )
    assert server.ended == ["rollback", "close"]
    assert server.timeout == 600


def test_a_table_is_found_in_its_own_letter_case(server: Server, tmp_path: Path) -> None:
    assert pulled(URL, tmp_path) == {"Sales": [("1", "1.5"), ("2", "2.5"), ("3", "3.5")]}
    assert server.statements[-1] == "SELECT * FROM [dbo].[Sales]"


def test_a_watermark_is_a_parameter(server: Server, tmp_path: Path) -> None:
    _, mark = grown(URL, tmp_path, "id", None)
    rows, _ = grown(URL, tmp_path, "id", mark)
    assert rows == [("3", "3.5")]
    assert server.statements[-1].count("?") == 1
    assert "[Id] >= ?" in server.statements[-1]


def test_every_statement_is_one_select_of_its_dialect(server: Server, tmp_path: Path) -> None:
    grown(URL, tmp_path, "id", None)
    for statement in server.statements:
        [tree] = sqlglot.parse(statement, dialect="tsql")
        assert isinstance(tree, sqlglot.exp.Select)


def test_the_password_is_not_in_what_is_shown() -> None:
    assert "a;b}c" not in repr(parse_address(URL))
