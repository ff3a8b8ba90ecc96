from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.dashboard.period import PRESETS, ends, grain, preset, whole

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 900))
def test_every_preset_lies_within_the_data(first: date, length: int) -> None:
    data = (first, first + timedelta(days=length))
    for name in PRESETS:
        start, end = preset(name, data)
        assert data[0] <= start <= end <= data[1]


@pytest.mark.parametrize(("name", "length"), [("Last 7 days", 7), ("Last 28 days", 28)])
def test_the_last_days_are_counted_with_both_ends(name: str, length: int) -> None:
    start, end = preset(name, (date(2020, 1, 1), date(2024, 3, 10)))
    assert ((end - start).days + 1, end) == (length, date(2024, 3, 10))


def test_the_last_month_is_the_whole_month_before() -> None:
    found = preset("Last month", (date(2020, 1, 1), date(2024, 3, 10)))
    assert found == (date(2024, 2, 1), date(2024, 2, 29))


def test_longer_spans_are_drawn_more_coarsely() -> None:
    start = date(2024, 1, 1)
    spans = [(start, start + timedelta(days=n)) for n in (27, 200, 800)]
    assert [grain(span) for span in spans] == ["day", "week", "month"]


def test_half_a_week_at_either_end_is_left_out() -> None:
    weeks = pl.DataFrame({"week": [date(2024, 1, 1) + timedelta(weeks=n) for n in range(4)]})
    kept = whole(weeks, "week", (date(2024, 1, 3), date(2024, 1, 27)))
    assert kept["week"].to_list() == [date(2024, 1, 8), date(2024, 1, 15)]


def test_where_no_whole_month_is_left_all_is_shown() -> None:
    months = pl.DataFrame({"month": [date(2024, 1, 1), date(2024, 2, 1)]})
    assert whole(months, "month", (date(2024, 1, 3), date(2024, 2, 3))).height == 2


def test_the_ends_are_the_first_and_the_last_day() -> None:
    days = pl.Series([date(2024, 1, 2), date(2024, 1, 1), None])
    assert ends(days) == (date(2024, 1, 1), date(2024, 1, 2))
