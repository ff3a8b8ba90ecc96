import numpy as np
import pytest

from shelfcast.forecast.ahead import Ahead
from shelfcast.forecast.event_lift import lifts
from shelfcast.forecast.sums import sums

LENGTH = 200
DAYS = (30, 100, 170, 210)


def events(*days, stores=1, length=LENGTH + 28):
    out = np.zeros((1, stores, length), dtype=np.float32)
    out[0, :, list(days)] = 1
    return Ahead(events=out, names=("Fair",))


def rates(factors, days=DAYS):
    weekly = np.array([8.0, 9, 10, 11, 14, 16, 12])
    rate = weekly[np.arange(LENGTH) % 7][None, :].copy()
    for d, factor in zip(days, factors, strict=False):
        if d < LENGTH:
            rate[0, d] *= factor
    return rate


def found(factors):
    return lifts(events(*DAYS), sums(rates(factors), 7), np.zeros(1, dtype=np.int64), 7)


def test_a_day_that_doubled_before_is_told_to_nearly_double_again():
    at = found([2.0, 2.0, 2.0]).at(LENGTH, 210)
    assert at[0] == pytest.approx(np.log(2), abs=0.15)


def test_other_days_have_no_lift_and_the_day_before_has_its_own():
    told = found([2.0, 2.0, 2.0])
    assert told.at(LENGTH, 205)[0] == 0
    assert told.at(LENGTH, 209)[0] == pytest.approx(0, abs=0.02)


def test_an_occurrence_speaks_only_once_the_weeks_around_it_are_over():
    one, other = found([2.0, 2.0, 2.0]), found([2.0, 2.0, 0.1])
    for origin in (120, 150, 170):
        assert one.at(origin, 210)[0] == other.at(origin, 210)[0]
    assert one.at(185, 210)[0] > other.at(185, 210)[0]


def test_before_the_first_occurrence_there_is_no_lift():
    assert found([2.0, 2.0, 2.0]).at(40, 100)[0] == 0


def test_days_to_and_since_the_nearest_event_count_to_a_fortnight():
    told = found([1.0, 1.0, 1.0])
    assert told.next[0, [29, 30, 20, 5]].tolist() == [1, 0, 10, 14]
    assert told.since[0, [31, 30, 40, 60]].tolist() == [1, 0, 10, 14]
    assert told.code[0, [29, 30]].tolist() == [0, 1]


def test_without_events_there_are_none():
    assert lifts(Ahead(), sums(rates([]), 7), np.zeros(1, dtype=np.int64), 7) is None


def test_an_event_most_days_have_no_shoulders():
    often = range(0, LENGTH, 3)
    told = lifts(events(*often), sums(rates([]), 7), np.zeros(1, dtype=np.int64), 7)
    assert len(told.each) == 1
