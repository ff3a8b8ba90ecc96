"""A table written to a file reads back as it was."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import openpyxl
import polars as pl
import pytest

from shelfcast.errors import InputError
from shelfcast.reports import export_table

FRAME = pl.DataFrame(
    {
        "name": ['Ann, "A"', None, "=cmd()"],
        "day": [date(2011, 3, 1), None, date(2011, 3, 2)],
        "at": [datetime(2011, 3, 1, 9, 30), None, None],
        "money": [Decimal("1.2345"), None, Decimal("-2.0000")],
        "share": [0.5, float("nan"), None],
        "count": [1, None, 3],
        "sure": [True, None, False],
    }
)


def test_parquet_keeps_every_type(tmp_path):
    assert export_table(FRAME, tmp_path / "t.parquet") == 3
    assert pl.read_parquet(tmp_path / "t.parquet").equals(FRAME, null_equal=True)


def test_csv_reads_back(tmp_path):
    export_table(FRAME, tmp_path / "t.csv")
    back = pl.read_csv(tmp_path / "t.csv", schema=FRAME.schema)
    assert back.drop("share").equals(FRAME.drop("share"))


def test_a_sheet_holds_numbers_dates_and_text_that_is_no_formula(tmp_path):
    export_table(FRAME, tmp_path / "sub" / "t.XLSX")
    rows = list(openpyxl.load_workbook(tmp_path / "sub" / "t.XLSX").active.iter_rows())
    assert [cell.value for cell in rows[0]] == FRAME.columns
    assert [cell.value for cell in rows[1]][2:] == [
        datetime(2011, 3, 1, 9, 30),
        1.2345,
        0.5,
        1,
        True,
    ]
    assert rows[3][0].data_type == "s"
    assert {cell.value for cell in rows[2]} == {None}


@pytest.mark.parametrize("name", ["t.txt", "t", "t.xls"])
def test_another_kind_of_file_is_refused_with_those_there_are(tmp_path, name):
    with pytest.raises(InputError, match="no kind of file") as caught:
        export_table(FRAME, tmp_path / name)
    assert ".parquet" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused_and_nothing_is_left(tmp_path):
    tall = pl.DataFrame({"n": pl.int_range(1_048_576, eager=True)})
    with pytest.raises(InputError, match="do not fit"):
        export_table(tall, tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_table_keeps_its_head(tmp_path):
    export_table(FRAME.clear(), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").active.max_row == 1
