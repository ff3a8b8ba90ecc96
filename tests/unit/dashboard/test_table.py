from __future__ import annotations

import io
from decimal import Decimal

import polars as pl

from shelfcast.dashboard import table

FRAME = pl.DataFrame(
    {"name": ["Loaf", None], "cost": [Decimal("1234.5"), None]},
    schema_overrides={"cost": pl.Decimal(18, 4)},
)


def test_a_csv_brings_the_table_back() -> None:
    back = pl.read_csv(io.BytesIO(table.as_bytes(FRAME, ".csv")))
    assert back["name"].to_list() == ["Loaf", None]
    assert back["cost"].to_list() == [1234.5, None]


def test_an_excel_file_brings_the_table_back() -> None:
    back = pl.read_excel(io.BytesIO(table.as_bytes(FRAME, ".xlsx", "EUR")), engine="openpyxl")
    assert back.rows()[0][1] == 1234.5


def test_numbers_are_written_as_everywhere_and_kept_as_numbers() -> None:
    styled = table._written(FRAME, {"cost": "money_exact"}, "GBP")
    assert "£1,234.50" in styled.to_html()
    assert styled.data["cost"].to_list()[0] == 1234.5


def test_a_table_too_long_to_be_written_cell_by_cell_is_shown_plain() -> None:
    long = pl.DataFrame({"n": range(table.STYLED_CELLS + 1)})
    assert isinstance(table._written(long, {"n": "units"}, "GBP"), pl.DataFrame)
