"""Which days are compared with which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.metrics.window import Shift, resolve

DATA = (date(2010, 12, 1), date(2011, 12, 9))


def previous(start, end, compare, grains=()):
    window = resolve(start, end, compare, grains, DATA)
    return window.previous_start, window.previous_end


@pytest.mark.parametrize(
    ("grains", "start", "end", "expected"),
    [
        ((), date(2011, 3, 1), date(2011, 3, 31), (date(2011, 1, 29), date(2011, 2, 28))),
        (("day",), date(2011, 3, 1), date(2011, 3, 31), (date(2011, 2, 28), date(2011, 3, 30))),
        (("week",), date(2011, 3, 7), date(2011, 3, 20), (date(2011, 2, 28), date(2011, 3, 13))),
        (("month",), date(2011, 4, 1), date(2011, 4, 30), (date(2011, 3, 1), date(2011, 3, 31))),
        (("month",), date(2011, 3, 10), date(2011, 5, 15), (date(2011, 2, 10), date(2011, 4, 15))),
        (("quarter",), date(2011, 4, 1), date(2011, 6, 30), (date(2011, 1, 1), date(2011, 3, 31))),
        (("year",), date(2011, 1, 1), date(2011, 12, 31), (date(2010, 1, 1), date(2010, 12, 31))),
        (
            ("week", "month"),
            date(2011, 3, 7),
            date(2011, 3, 13),
            (date(2011, 2, 28), date(2011, 3, 6)),
        ),
    ],
)
def test_the_period_before_follows_the_finest_time_dimension(grains, start, end, expected):
    assert previous(start, end, "previous_period", grains) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2013, 2, 1), date(2013, 2, 28), (date(2012, 2, 1), date(2012, 2, 29))),
        (date(2012, 2, 29), date(2012, 2, 29), (date(2011, 2, 28), date(2011, 2, 28))),
        (date(2011, 3, 1), date(2011, 3, 15), (date(2010, 3, 1), date(2010, 3, 15))),
    ],
)
def test_a_year_before_has_the_same_dates_and_whole_months(start, end, expected):
    assert previous(start, end, "previous_year") == expected


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_the_period_before_is_as_long_and_ends_the_day_before(start, length):
    end = start + timedelta(days=length)
    before = previous(start, end, "previous_period")
    assert before[1] == start - timedelta(days=1)
    assert before[1] - before[0] == end - start


def test_without_a_start_a_comparison_takes_the_last_year_or_four_weeks():
    assert resolve(None, None, "previous_year", (), DATA).start == date(2010, 12, 10)
    assert resolve(None, None, "previous_period", (), DATA).start == date(2011, 11, 12)
    assert resolve(None, None, "previous_period", ("month",), DATA).start == DATA[0]
    assert resolve(None, None, None, (), DATA).start == DATA[0]


@given(st.dates(date(2001, 1, 1), date(2030, 1, 1)), st.sampled_from([1, 3, 12]))
def test_back_keeps_the_day_of_the_month_where_the_month_has_it(day, months):
    back = Shift(months=months).back(day)
    assert (day.year * 12 + day.month) - (back.year * 12 + back.month) == months
    assert back.day == day.day or (back + timedelta(days=1)).day == 1
