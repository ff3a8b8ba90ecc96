"""What no file tells of a sale line is not written line by line, and shows as it always did."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from shelfcast import warehouse as wh

from .test_incremental import differences

LANDED = datetime(2024, 6, 1, 8)


def _land(landing, sale, batch: str, *, first: date, **told: object) -> Path:
    rows = [
        sale(first + timedelta(days=n), "S1", f"P{n % 3}", quantity=Decimal(n + 1), **told)
        for n in range(9)
    ]
    path: Path = landing.put("sales", rows, batch, LANDED)
    return path


def _leave_out_what_is_empty(path: Path) -> None:
    """As the lake does: a file has only the columns that its batch filled."""
    frame = pl.read_parquet(path)
    filled = [name for name in frame.columns if frame[name].null_count() < frame.height]
    frame.select(filled).write_parquet(path)


def _columns(warehouse: Path, table: str) -> set[str]:
    with duckdb.connect(str(warehouse / "work.duckdb"), read_only=True) as connection:
        return {row[0] for row in connection.execute(f"describe intermediate.{table}").fetchall()}


@pytest.mark.thorough
def test_a_column_that_no_file_has_gives_the_tables_that_an_empty_one_gives(
    tmp_path: Path, landing, sale
) -> None:
    path = _land(landing, sale, "a", first=date(2024, 1, 1), unit_price=Decimal("2.50"))
    wh.build(tmp_path / "empty", landing.tables)
    _leave_out_what_is_empty(path)
    wh.build(tmp_path / "absent", landing.tables)
    assert "brand" in _columns(tmp_path / "empty", "int_shown_lines")
    assert not {"brand", "discount"} & _columns(tmp_path / "absent", "int_shown_lines")
    assert {"brand", "discount"} <= _columns(tmp_path / "absent", "int_changed_lines")
    found = differences(tmp_path / "empty", tmp_path / "absent", but={"int_shown_lines"})
    assert found.keys() <= {
        f"intermediate.{table} only in {one}"
        for table in ("int_repeated_lines", "int_changed_lines")
        for one in ("one", "other")
    }


@pytest.mark.thorough
def test_a_column_that_comes_with_a_later_file_is_there_on_every_line(
    tmp_path: Path, landing, sale
) -> None:
    _leave_out_what_is_empty(_land(landing, sale, "a", first=date(2024, 1, 1)))
    _leave_out_what_is_empty(_land(landing, sale, "b", first=date(2024, 2, 1)))
    wh.build(tmp_path / "w", landing.tables)
    _leave_out_what_is_empty(_land(landing, sale, "c", first=date(2024, 3, 1), brand="Own"))
    report = wh.build(tmp_path / "w", landing.tables)
    wh.build(tmp_path / "anew", landing.tables, anew=True)
    assert report.whole
    assert differences(tmp_path / "w", tmp_path / "anew") == {}
    brands = wh.read_frame(tmp_path / "w", "products").filter(pl.col("brand") == "Own")
    assert brands.height == 3
