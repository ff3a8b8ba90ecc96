from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import SettingError
from shelfcast.sources.watermark import NOTE, Watermark, from_note, latest, stepped_back

values = (
    st.integers()
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False)
    | st.datetimes()
    | st.dates()
    | st.binary()
    | st.text()
)


@given(values)
def test_a_watermark_comes_back_as_what_it_was(value: object) -> None:
    back = from_note(Watermark("till: at of sales", value).note())
    assert back.value == value
    assert type(back.value) is type(value)


def test_the_last_of_that_name_counts() -> None:
    notes = [{NOTE: Watermark(of, value).note()} for of, value in (("a", 1), ("b", 9), ("a", 2))]
    found = latest([*notes, {"way": "csv"}], "a")
    assert found is not None
    assert found.value == 2
    assert latest(notes, "c") is None


@given(st.datetimes(min_value=datetime(1900, 1, 1)), st.integers(0, 10**6))
def test_a_time_steps_back_by_seconds_as_text_too(value: datetime, seconds: int) -> None:
    back = value - timedelta(seconds=seconds)
    assert stepped_back(value, seconds) == back
    assert datetime.fromisoformat(str(stepped_back(value.isoformat(sep=" "), seconds))) == back


def test_numbers_step_back_by_units_and_days_by_whole_days() -> None:
    assert stepped_back(100, 10) == 90
    assert stepped_back(Decimal("1.50"), 1) == Decimal("0.50")
    assert stepped_back("100", 10) == "90"
    assert stepped_back(date(2026, 1, 5), 3600) == date(2026, 1, 4)
    with pytest.raises(SettingError):
        stepped_back("A-17", 1)
