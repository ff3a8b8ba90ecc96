from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.shapes.periods import code_grain, first_day, lay_out

MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def days(names, **more):
    found = lay_out(names, **more)
    return found.grain, {name: str(day) for name, day in found.dates.items()}


def test_a_year_beside_its_months_is_a_sum():
    names = ["Artikel", *(f"2023 {m}" for m in MONTHS), "2023 Summe", "2024 Jan", "2024", "Gesamt"]
    found = lay_out(names)
    assert found.grain == "month"
    assert len(found.cells) == 13
    assert found.summaries == ("2023 Summe", "2024", "Gesamt")


def test_quarters_among_months_are_sums():
    found = lay_out(["Item", "Jan", "Feb", "Mar", "Q1", "Apr", "May", "Jun", "Q2", "Total"])
    assert found.summaries == ("Q1", "Q2", "Total")


def test_a_year_that_stands_once_serves_the_months_after_it():
    grain, found = days(["Item", "2023 Nov", "Dec", "Jan", "Feb"])
    assert grain == "month"
    assert list(found.values()) == ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"]


def test_months_with_two_digit_years_are_no_days():
    _, found = days(["p", "Jan-23", "Feb-23", "Mar-23", "Apr-23"])
    assert found["Apr-23"] == "2023-04-01"


def test_days_of_one_month_are_no_years():
    found = lay_out(["p", *(f"Jan-{day:02d}" for day in range(1, 32))])
    assert found.grain == "day"
    assert found.cells["Jan-31"].number == 131


def test_day_first_and_month_first_are_told_by_the_row_of_headings():
    one = [f"{d:02d}/{m:02d}/2024" for m in (1, 2) for d in range(1, 13)]
    other = [f"{m:02d}/{d:02d}/2024" for m in (1, 2) for d in range(1, 13)]
    assert days(["p", *one], country="US")[1]["02/01/2024"] == "2024-01-02"
    assert days(["p", *other], country="GB")[1]["01/02/2024"] == "2024-01-02"


def test_six_digits_are_months_while_none_is_beyond_twelve():
    assert days(["p", *(f"2024{m:02d}" for m in range(1, 13))])[0] == "month"
    assert days(["p", *(f"2024{w:02d}" for w in range(1, 20))])[0] == "week"


def test_counted_columns_need_one_prefix_of_time_and_no_gaps():
    assert lay_out([f"d_{n}" for n in range(1, 40)]).grain == "code"
    assert lay_out([f"column_{n}" for n in range(1, 40)]) is None
    assert lay_out([f"Store {n}" for n in range(1, 40)]) is None
    assert lay_out([f"d_{n * n}" for n in range(1, 40)]) is None


@pytest.mark.parametrize(
    "names",
    [
        ["Order", "Date", "Qty", "Price"],
        ["a", "May", "March"],
        ["Order Date", "Ship Date", "Product", "Quantity 2"],
        ["Q1", "Product", "Sales"],
    ],
)
def test_an_ordinary_table_has_no_layout(names):
    assert lay_out(names) is None


def test_a_code_names_its_length_by_its_letters():
    assert [code_grain(p) for p in ("d", "week", "m", "Woche", "v")] == [
        "day",
        "week",
        "month",
        "week",
        None,
    ]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_week_begins_on_the_monday_of_its_days(day):
    year, week, _ = day.isocalendar()
    assert first_day("week", year, week) == day - timedelta(days=day.weekday())


def test_a_week_that_the_year_does_not_have_has_no_day():
    assert first_day("week", 2023, 53) is None
