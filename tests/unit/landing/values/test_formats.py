from datetime import datetime
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.contracts import Kind
from shelfcast.landing.values.formats import Format, other_order
from shelfcast.landing.values.number_style import NumberFormat
from shelfcast.landing.values.numbers import NumberStyle

DAYS = [f"2024-01-{day:02d}" for day in range(1, 21)]


def table(header, *columns):
    rows = [",".join(f'"{cell}"' for cell in row) for row in zip(*columns, strict=True)]
    return "\n".join([header, *rows]) + "\n"


def test_a_currency_beside_every_amount_is_the_lines(room):
    room.land(table("Date,Product,Amount", DAYS, ["p"] * 20, ["2,50 €"] * 20))
    found = room.rows()
    assert found["revenue"].to_list() == [Decimal("2.50")] * 20
    assert found["currency"].to_list() == ["EUR"] * 20


def test_a_currency_in_a_columns_name_is_the_lines(room):
    room.land(table("Date,Product,Amount (PLN)", DAYS, ["p"] * 20, ["2.50"] * 20))
    assert set(room.rows()["currency"]) == {"PLN"}


def test_amounts_of_several_currencies_are_told_apart(room):
    amounts = ["£2.50", "$3.50"] * 10
    [landed] = room.land_all(table("Date,Product,Amount", DAYS, ["p"] * 20, amounts))
    assert room.rows()["currency"].to_list() == ["GBP", "USD"] * 10
    assert any("several currencies: GBP, USD" in warning for warning in landed.warnings)


def test_a_sign_that_the_sample_did_not_have_is_still_told_apart(room):
    amounts = ["2,50 €"] * 19 + ["$ 3,50"]
    room.land(table("Date,Product,Amount", DAYS, ["p"] * 20, amounts))
    assert room.rows()["currency"].to_list()[-1] == "USD"


def test_a_column_of_currencies_is_believed_before_signs(room):
    room.land(table("Date,Product,Amount,Currency", DAYS, ["p"] * 20, ["$2.50"] * 20, ["CAD"] * 20))
    assert set(room.rows()["currency"]) == {"CAD"}


def test_a_discount_that_is_written_below_zero_is_money_taken_off(room):
    text = table(
        "Date,Product,Quantity,Price,Discount,Amount",
        *(DAYS, ["p"] * 20, ["2"] * 20, ["5.00"] * 20, ["-1.00"] * 20, ["9.00"] * 20),
    )
    [landed] = room.land_all(text)
    assert set(room.rows()["discount"]) == {Decimal("1.00")}
    assert any("below zero" in warning for warning in landed.warnings)


def test_units_that_leave_the_shelf_are_sold(room):
    units, amounts = ["-2"] * 19 + ["1"], ["9.00"] * 19 + ["-4.50"]
    room.land(table("Date,Product,Quantity,Amount", DAYS, ["p"] * 20, units, amounts))
    assert room.rows()["quantity"].to_list() == [Decimal(2)] * 19 + [Decimal(-1)]


def test_the_decimal_sign_turns_where_only_a_late_row_tells(room):
    days = [f"2024-01-{1 + n % 28:02d}" for n in range(20_500)]
    amounts = ["1.234"] * 20_400 + ["1.234,50"] * 100
    line = room.land(table("Date,Product,Amount", days, ["p"] * 20_500, amounts))
    assert (line.loaded, line.quarantined) == (20_500, 0)
    assert room.rows()["revenue"].sum() == 1234 * 20_400 + Decimal("1234.50") * 100


@pytest.mark.parametrize(
    ("cell", "value"),
    [("'00123", "00123"), ('=""00123""', "00123"), ("NA", "NA"), ("NONE", "NONE")],
)
def test_codes_are_kept_and_unwrapped(room, cell, value):
    room.land(table("Date,SKU,Quantity", DAYS, [cell] * 20, ["1"] * 20))
    assert set(room.rows()["product_id"]) == {value}


def test_an_apostrophe_of_a_name_stays(room):
    room.land(table("Date,Store,Quantity", DAYS, ["'s-Hertogenbosch"] * 20, ["1"] * 20))
    assert set(room.rows()["store_id"]) == {"'s-Hertogenbosch"}


def test_what_a_program_writes_for_nothing_is_no_customer(room):
    customers = ["NULL", "#N/A", "N/A", "-", "NA"] * 4
    room.land(table("Date,Customer ID,Quantity", DAYS, customers, ["1"] * 20))
    assert room.rows()["customer_id"].to_list() == [None, None, None, None, "NA"] * 4


def test_codes_that_a_spreadsheet_cut_short_are_told(room):
    codes = ["1.23457E+12"] * 20
    [landed] = room.land_all(table("Date,EAN,Quantity", DAYS, codes, ["1"] * 20))
    assert any("cut short" in warning for warning in landed.warnings)


def test_days_that_a_spreadsheet_counts_land(room):
    days = [str(45292 + n) for n in range(20)]
    room.land(table("Date,Product,Quantity", days, ["p"] * 20, ["1"] * 20))
    assert room.rows()["sold_at"].to_list() == [datetime(2024, 1, day) for day in range(1, 21)]


def test_a_style_that_values_decided_does_not_turn():
    form = Format(Kind.MONEY, numbers=NumberFormat(NumberStyle.POINT, 1.0, votes=True))
    assert other_order(form, pl.Series(["1,5", "2,5"]), 100) is None
    guess = Format(Kind.MONEY, numbers=NumberFormat(NumberStyle.POINT, 1.0))
    turned = other_order(guess, pl.Series(["1,5", "2,5"]), 100)
    assert turned is not None
    assert turned.number is NumberStyle.COMMA
