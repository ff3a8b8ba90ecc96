"""The statements of the Redshift adapter against a real PostgreSQL, of whose SQL they are a part.

psycopg2 stands in for Amazon's connector, whose own greeting PostgreSQL does not take.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg2
import pytest

from shelfcast.errors import SourceUnreachableError
from shelfcast.sources.databases import Limits, parse_address
from shelfcast.sources.databases import redshift as engine

from .pulls import grown, pulled


@pytest.fixture
def redshift(postgresql: str, monkeypatch: pytest.MonkeyPatch) -> str:
    socket = parse_address(postgresql).options["host"]
    stand_in = ModuleType("redshift_connector")

    def connect(**told: Any) -> Any:
        assert told["ssl"] is True
        return psycopg2.connect(host=socket, user="shop", dbname=told["database"])

    stand_in.connect = connect  # type: ignore[attr-defined]
    stand_in.Error = psycopg2.Error  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "redshift_connector", stand_in)
    connection = psycopg2.connect(host=socket, user="shop", dbname="postgres")
    with connection, connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS rs CASCADE; CREATE SCHEMA rs")
        cursor.execute(
            "CREATE TABLE rs.sales AS SELECT g AS id, g * 1.25 AS amount, '50%' AS said,"
            " timestamp '2026-01-01' + g * interval '1 hour' AS at FROM generate_series(1, 5) AS g"
        )
    connection.close()
    return "redshift://shop:pw@cluster.example/postgres?schema=rs"


def test_a_cursor_of_the_server_brings_every_row(redshift: str, tmp_path: Path) -> None:
    rows = pulled(redshift, tmp_path)["sales"]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0][1:] == ("1.25", "50%", "2026-01-01 01:00:00")


def test_a_watermark_is_written_into_the_statement(redshift: str, tmp_path: Path) -> None:
    table = f"{redshift}&query=SELECT * FROM rs.sales WHERE said LIKE '%'"
    _, mark = grown(table, tmp_path, "at", None)
    rows, again = grown(table, tmp_path, "at", mark)
    assert [row[0] for row in rows] == ["5"]
    assert again == mark


def test_the_transaction_cannot_write(redshift: str) -> None:
    with (
        pytest.raises(SourceUnreachableError) as caught,
        engine.connected(parse_address(redshift), Limits()) as connection,
    ):
        connection.cursor().execute("DELETE FROM rs.sales")
    assert "read-only" in str(caught.value)
