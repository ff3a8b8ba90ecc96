import random

import pytest

from shelfcast.landing.drift import DRIFT_SCHEMA, drift_of

HEADER = "Date,Product,Quantity,Price\n"


def month(number, rows=60, *, price=2.0, empty=0.0, year=2024):
    rng = random.Random(number)
    lines = []
    for place in range(rows):
        product = "" if rng.random() < empty else f"p{place % 7}"
        cost = price + rng.randint(0, 100) / 100
        day = f"{year}-{number:02d}-{place % 28 + 1:02d}"
        lines.append(f"{day},{product},{place % 5 + 1},{cost:.2f}")
    return HEADER + "\n".join(lines) + "\n"


def kinds(room):
    return sorted(drift_of(room.lake)["kind"])


@pytest.fixture
def usual(room):
    for number in (1, 2, 3):
        room.land(month(number), f"till-{number}.csv")
    return room


def test_months_alike_do_not_drift(usual):
    assert kinds(usual) == []
    assert dict(drift_of(usual.lake).schema) == DRIFT_SCHEMA


def test_one_file_has_nothing_to_drift_from(room):
    room.land(month(1), "till-1.csv")
    assert kinds(room) == []


def test_half_a_file_is_told_with_what_is_usual(usual):
    usual.land(month(4, rows=20), "till-4.csv")
    [row] = drift_of(usual.lake).rows(named=True)
    assert (row["kind"], row["before"], row["now"]) == ("volume", "60", "20")


def test_pence_for_pounds_are_told(usual):
    usual.land(month(4, price=200), "till-4.csv")
    [row] = drift_of(usual.lake).rows(named=True)
    assert (row["kind"], row["column"]) == ("level", "unit_price")


def test_a_column_that_empties_is_told(usual):
    usual.land(month(4, empty=0.6), "till-4.csv")
    [row] = drift_of(usual.lake).rows(named=True)
    assert (row["kind"], row["column"], row["before"]) == ("missing", "product_id", "0.000")


def test_late_rows_are_counted(usual):
    late = month(2, rows=10).removeprefix(HEADER).replace("p", "late")
    usual.land(month(4) + late, "till-4.csv")
    [row] = drift_of(usual.lake).rows(named=True)
    assert (row["kind"], row["now"]) == ("late", "10")


def test_a_renamed_column_is_told_as_a_change_of_shape(usual):
    usual.land(month(4).replace("Price", "Unit Price"), "till-4.csv")
    said = drift_of(usual.lake)["said"].to_list()
    assert said == ["the column 'Price' is gone", "the column 'Unit Price' is new"]


def test_only_the_latest_file_is_looked_at(usual):
    usual.land(month(4, rows=10), "till-4.csv")
    usual.land(month(5), "till-5.csv")
    assert kinds(usual) == []
