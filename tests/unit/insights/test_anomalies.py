"""Odd days are found, usual ones are not, and shut ones do not count."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from shelfcast.insights import Question
from shelfcast.insights.anomalies import THRESHOLD, anomalies, answer, scores

DAYS = 364
WEEK = np.array([1.0, 0.8, 0.9, 1.0, 1.3, 1.7, 0.6])
WEEKDAYS = np.arange(DAYS) % 7 + 1


def usual(draw, level):
    season = 1 + 0.25 * np.sin(np.arange(DAYS) / 365 * 2 * np.pi)
    return draw.poisson(level * season * WEEK[np.arange(DAYS) % 7]).astype(float)


@pytest.mark.parametrize("level", [4, 30, 400])
def test_on_clean_days_fewer_than_one_in_two_thousand_is_called_odd(level):
    draw = np.random.default_rng(5)
    alarms = sum(
        int((np.abs(scores(usual(draw, level), WEEKDAYS)[1]) > THRESHOLD).sum()) for _ in range(60)
    )
    assert alarms / (60 * DAYS) < 1 / 2000


@pytest.mark.parametrize("factor", [0.1, 2.5])
def test_a_day_far_off_is_found_on_any_weekday_and_at_either_end(factor):
    draw = np.random.default_rng(8)
    for place in (3, 100, 101, 102, 103, 104, 105, 106, DAYS - 1):
        values = usual(draw, 60)
        values[place] = 60 * WEEK[place % 7] * factor
        assert abs(scores(values, WEEKDAYS)[1][place]) > THRESHOLD, place


def test_the_expected_value_is_that_of_the_simulation():
    draw = np.random.default_rng(2)
    apart = []
    for _ in range(20):
        expected, _ = scores(usual(draw, 50), WEEKDAYS)
        truth = (
            50 * (1 + 0.25 * np.sin(np.arange(DAYS) / 365 * 2 * np.pi)) * WEEK[np.arange(DAYS) % 7]
        )
        apart.append(np.mean(expected / truth))
    assert np.mean(apart) == pytest.approx(1, abs=0.02)


def test_a_series_that_sells_on_few_days_has_no_usual_day():
    values = np.where(np.arange(DAYS) % 3 == 0, 5.0, 0.0)
    assert np.isnan(scores(values, WEEKDAYS)[1]).all()


def test_a_shut_day_is_no_odd_day():
    draw = np.random.default_rng(3)
    values = usual(draw, 60)
    values[200] = np.nan
    days = [date(2011, 1, 3) + timedelta(n) for n in range(DAYS)]
    frame = pl.DataFrame({"series": "a", "day": days, "value": values}).with_columns(
        value=pl.col("value").fill_nan(None)
    )
    assert anomalies(frame, days[0], days[-1]).is_empty()


def test_what_the_files_explain_is_said(company, a_line):
    start = date(2011, 1, 3)
    lines = [
        a_line(day=start + timedelta(n), order_id=str(n), quantity=20 + n % 7 + n * 13 % 5)
        for n in range(120)
    ]
    odd = {60: 90, 80: 95}
    lines += [a_line(day=start + timedelta(n), order_id="x", quantity=q) for n, q in odd.items()]
    reader = company(lines)
    holiday = pl.DataFrame({"day": [start + timedelta(60)], "holiday": ["Fair"]})
    reader.connection.execute("ALTER TABLE marts.calendar ADD COLUMN holiday VARCHAR")
    reader.connection.register("told", holiday.to_arrow())
    reader.connection.execute(
        "UPDATE marts.calendar SET holiday = told.holiday FROM told WHERE calendar.day = told.day"
    )
    found = answer(Question(reader, start=start)).frame
    assert dict(found.select("day", "because").iter_rows()) == {
        start + timedelta(60): f"Fair {start + timedelta(60)}",
        start + timedelta(80): None,
    }
