from datetime import date, datetime, time
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, UnknownFormatError
from shelfcast.sources import ROW
from shelfcast.sources.parquet import parquet_tables


def write(tmp_path, frame):
    path = tmp_path / "t.parquet"
    frame.write_parquet(path)
    return path


def test_typed_columns_become_the_text_a_csv_would_hold(tmp_path):
    frame = pl.DataFrame(
        {
            "at": [datetime(2024, 1, 2, 3, 4, 5)],
            "day": [date(2024, 1, 2)],
            "clock": [time(9, 30)],
            "price": [Decimal("12.30")],
            "qty": [3],
            "share": [0.5],
            "flag": [True],
            "nothing": pl.Series([None], dtype=pl.Null),
        }
    )
    [table] = parquet_tables(write(tmp_path, frame), "t")
    found = table.rows.collect().row(0, named=True)
    assert found[ROW] == 1
    assert (found["at"], found["day"]) == ("2024-01-02 03:04:05", "2024-01-02")
    assert (found["price"], found["qty"], found["share"]) == ("12.30", "3", "0.5")
    assert (found["flag"], found["nothing"]) == ("true", None)


def test_a_moment_with_a_zone_keeps_it(tmp_path):
    frame = pl.DataFrame(
        {"at": pl.Series([datetime(2024, 7, 1, 12)]).dt.replace_time_zone("Europe/Paris"), "q": [1]}
    )
    [table] = parquet_tables(write(tmp_path, frame), "t")
    assert table.rows.collect()["at"].item() == "2024-07-01 12:00:00+02:00"


def test_durations_become_iso_text(tmp_path):
    frame = pl.DataFrame({"d": [datetime(2024, 1, 2) - datetime(2024, 1, 1)], "q": [1]})
    [table] = parquet_tables(write(tmp_path, frame), "t")
    assert table.rows.collect()["d"].item() == "P1D"


def test_nested_columns_are_told(tmp_path):
    with pytest.raises(UnknownFormatError, match="lines"):
        parquet_tables(write(tmp_path, pl.DataFrame({"lines": [[1, 2]]})), "t")


def test_no_rows_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        parquet_tables(write(tmp_path, pl.DataFrame({"a": []})), "t")


def test_a_file_cut_short_is_damaged(tmp_path):
    path = write(tmp_path, pl.DataFrame({"a": range(1000)}))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DamagedFileError):
        parquet_tables(path, "t")
