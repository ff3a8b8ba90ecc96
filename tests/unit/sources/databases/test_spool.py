from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from shelfcast.sources.databases.spool import Batch, spool


def batches(*sizes: int) -> Iterator[Batch]:
    start = 0
    for size in sizes:
        yield ("id", "name"), [(number, None) for number in range(start, start + size)]
        start += size


def test_every_row_is_written_in_order_a_row_group_a_batch(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    assert spool(batches(3, 2), path) == 5
    assert pl.read_parquet(path).rows() == [(str(number), None) for number in range(5)]
    assert pq.ParquetFile(path).num_row_groups == 2


def test_an_empty_result_still_has_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    assert spool(batches(0), path) == 0
    assert pl.read_parquet(path).columns == ["id", "name"]


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    spool(batches(3), one)
    spool(batches(3), two)
    assert one.read_bytes() == two.read_bytes()


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    spool(iter([(("id", "id"), [(1, 2)])]), path)
    assert pl.read_parquet(path).row(0) == ("1", "2")


def test_one_batch_is_in_memory_at_a_time(tmp_path: Path) -> None:
    """A batch is taken only when the one before it has been let go."""
    alive: list[int] = []

    class Rows(list[tuple[object, ...]]):
        def __del__(self) -> None:
            alive.pop()

    def many() -> Iterator[Batch]:
        for number in range(50):
            rows = Rows([(number,)])
            alive.append(number)
            yield ("id",), rows
            del rows
            assert len(alive) <= 2

    assert spool(many(), tmp_path / "rows.parquet") == 50


def test_a_failure_midway_is_raised(tmp_path: Path) -> None:
    def broken() -> Iterator[Batch]:
        yield from batches(1)
        raise ValueError("the line went down")

    with pytest.raises(ValueError, match="went down"):
        spool(broken(), tmp_path / "rows.parquet")
