"""The measuring stick is straight: a wrong reading is seen, a right one is not called wrong."""

from __future__ import annotations

import doctest
from datetime import datetime
from decimal import Decimal

import polars as pl
import pytest

from corpus import verdict
from corpus.cases import CASES
from corpus.listing import Listing
from corpus.verdict import judge
from corpus.world import Style, orders, sale_lines

COLUMNS = {"Datum": "sold_at", "Menge": "quantity", "Betrag": "revenue"}


def _listing() -> tuple:
    export = Listing("de", "x.csv", 1, 40, style=Style()).write(
        "Datum=day:%d.%m.%Y | Menge=qty:0 | Betrag=amount | Summe=!revenue/total"
    )
    lines = sale_lines("de", 40, 1, Style())
    rows = pl.DataFrame(
        {
            "sold_at": [line.day for line in lines],
            "quantity": [line.qty for line in lines],
            "revenue": [line.amount for line in lines],
        },
        schema={
            "sold_at": pl.Datetime("us"),
            "quantity": pl.Decimal(18, 4),
            "revenue": pl.Decimal(18, 4),
        },
    )
    return export.tables[0], rows


def test_a_right_reading_has_no_fault() -> None:
    truth, rows = _listing()
    found = judge(truth, "sales", COLUMNS, rows)
    assert (found.right, found.total, found.faults) == (3, 3, [])


def test_a_reading_is_right_by_its_values_whatever_the_names() -> None:
    truth, rows = _listing()
    assert judge(truth, "sales", {}, rows).right == 3


@pytest.mark.parametrize(
    ("column", "wrong", "said"),
    [
        ("sold_at", pl.lit(datetime(2024, 1, 2)), "values of sold_at"),
        ("quantity", pl.col("quantity") * 1000, "total of quantity"),
        ("revenue", pl.col("revenue") + Decimal("0.01"), "total of revenue"),
    ],
)
def test_a_wrong_value_is_seen(column: str, wrong: pl.Expr, said: str) -> None:
    truth, rows = _listing()
    spoilt = rows.with_columns(wrong.cast(rows.schema[column]).alias(column))
    assert any(said in fault for fault in judge(truth, "sales", COLUMNS, spoilt).faults)


def test_a_lost_row_a_trap_and_a_wrong_dataset_are_seen() -> None:
    truth, rows = _listing()
    taken = {"Datum": "sold_at", "Menge": "quantity", "Summe": "revenue"}
    found = judge(truth, "receipts", taken, rows.head(39))
    said = " ".join(found.faults)
    assert "dataset" in said and "rows" in said and "trap" in said


def test_lines_are_the_same_each_time_and_their_orders_whole() -> None:
    lines = sale_lines("fr", 120, 7)
    assert lines == sale_lines("fr", 120, 7)
    assert sum(map(len, orders(lines))) == len(lines) == 120


@pytest.mark.parametrize("name", ["sap_alv_list", "xlsx_sheet_a_month", "pdf_german_invoice"])
def test_a_file_is_the_same_each_time_but_for_its_stamp(name: str) -> None:
    one, two = CASES[name].make(), CASES[name].make()
    assert one.tables == two.tables and len(one.content) == len(two.content)


def test_names_are_the_same_by_their_words() -> None:
    assert doctest.testmod(verdict).failed == 0
