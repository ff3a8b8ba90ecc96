from datetime import date, timedelta

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shelfcast.errors import NoDataError
from shelfcast.warehouse import read_frame, read_rows, tables, write_frame


@pytest.fixture
def rows() -> pl.DataFrame:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(50)]
    return pl.DataFrame(
        {
            "store_id": ["S1", None, "Ünique store, long enough not to lie inline"] * 50,
            "ds": [day for day in days for _ in range(3)],
            "y": [float(n) for n in range(150)],
        }
    )


def test_many_rows_come_whole_and_their_texts_as_categories(tmp_path, rows, monkeypatch):
    monkeypatch.setattr(tables, "BATCH", 40)
    write_frame(tmp_path, "days", rows)
    found = read_rows(tmp_path, "days")
    assert found.schema["store_id"] == pl.Categorical
    assert_frame_equal(found.with_columns(pl.col("store_id").cast(pl.String)).sort("y"), rows)
    assert_frame_equal(read_frame(tmp_path, "days"), rows)


def test_some_columns_are_read_and_no_others(tmp_path, rows):
    write_frame(tmp_path, "days", rows)
    assert read_rows(tmp_path, "days", ("y", "ds")).columns == ["y", "ds"]


def test_a_table_without_rows_has_its_columns(tmp_path, rows):
    write_frame(tmp_path, "days", rows.clear())
    found = read_rows(tmp_path, "days")
    assert (found.height, found.columns) == (0, rows.columns)


def test_a_table_that_no_step_has_made_is_told(tmp_path, rows):
    with pytest.raises(NoDataError):
        read_rows(tmp_path, "days")
    write_frame(tmp_path, "days", rows)
    with pytest.raises(NoDataError):
        read_rows(tmp_path, "nights")
