"""Two pieces of work together: both answers, one progress, and the error of either."""

import threading

import pytest

from shelfcast.contracts import silent
from shelfcast.forecast.at_once import at_once


def test_both_are_under_way_at_the_same_time():
    both = threading.Barrier(2, timeout=10)
    found = at_once(lambda told: both.wait() >= 0, lambda told: both.wait() >= 0, silent, (1, 1))
    assert found == (True, True)


def test_progress_never_falls_and_ends_at_the_sum_of_the_shares():
    done = []

    def work(told):
        for part in range(11):
            told("work", part / 10)

    at_once(work, work, lambda label, value: done.append(value), (0.6, 0.2))
    assert done == sorted(done)
    assert done[-1] == pytest.approx(0.8)


@pytest.mark.parametrize("bad", [0, 1])
def test_the_error_of_either_is_raised(bad):
    def fails(told):
        raise ValueError("no")

    works = [lambda told: None, lambda told: None]
    works[bad] = fails
    with pytest.raises(ValueError, match="no"):
        at_once(*works, silent, (1, 1))
