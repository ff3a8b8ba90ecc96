"""Against fakesnow: Snowflake's own connector with DuckDB behind it. No account is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .pulls import grown, pulled

fakesnow = pytest.importorskip("fakesnow", reason="pip install fakesnow")
URL = "snowflake://me:pw@acme-eu1/SHOP/PUBLIC?warehouse=SMALL&role=READER"


@pytest.fixture(scope="module")
def account() -> Iterator[None]:
    connector = pytest.importorskip("snowflake.connector")
    with fakesnow.patch():
        with connector.connect(database="SHOP", schema="PUBLIC") as connection:
            cursor = connection.cursor()
            cursor.execute(
                "CREATE TABLE sales (id int, sold_at timestamp_ntz, amount number(20,4), said text)"
            )
            cursor.execute(
                "INSERT INTO sales VALUES (1, '2026-01-01 10:00:00', 1.25, NULL),"
                " (2, '2026-01-02 10:00:00', 2.5, '50%'), (3, '2026-01-02 10:00:00', 99, '')"
            )
        yield


@pytest.mark.usefixtures("account")
def test_values_are_exact_and_names_fold_up(tmp_path: Path) -> None:
    rows = pulled(f"{URL}&table=sales", tmp_path)["SALES"]
    assert rows[0] == ("1", "2026-01-01 10:00:00", "1.2500", None)
    assert [row[2] for row in rows] == ["1.2500", "2.5000", "99.0000"]


@pytest.mark.usefixtures("account")
def test_a_watermark_reads_from_its_last_value_on(tmp_path: Path) -> None:
    query = f"{URL}&query=SELECT * FROM sales WHERE said IS NULL OR said LIKE '%'"
    rows, mark = grown(query, tmp_path, "sold_at", None)
    assert len(rows) == 3
    rows, again = grown(query, tmp_path, "sold_at", mark)
    assert sorted(row[0] or "" for row in rows) == ["2", "3"]
    assert again == mark
