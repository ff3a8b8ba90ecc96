import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shelfcast.forecast.sums import sums

RATES = arrays(np.float64, (3, 20), elements=st.one_of(st.just(np.nan), st.integers(0, 50)))


@given(rate=RATES, origin=st.integers(0, 20), window=st.integers(1, 20))
def test_a_mean_is_that_of_a_naive_loop(rate, origin, window):
    found = sums(rate, 7).mean(origin, window)
    for row in range(3):
        known = [v for v in rate[row, max(0, origin - window) : origin] if not np.isnan(v)]
        expected = np.mean(known) if known else np.nan
        assert found[row] == pytest.approx(expected, nan_ok=True)


@given(rate=RATES, origin=st.integers(0, 20))
def test_nothing_after_the_origin_changes_a_sum(rate, origin):
    later = rate.copy()
    later[:, origin:] = 999
    one, other = sums(rate, 7), sums(later, 7)
    for name in ("total", "known", "hits", "squares", "slow", "fast", "last"):
        a, b = getattr(one, name)[:, origin], getattr(other, name)[:, origin]
        assert np.array_equal(a, b, equal_nan=True), name


def test_same_season_takes_the_same_weekdays_before_the_origin():
    rate = np.arange(30.0)[None, :]
    assert sums(rate, 7).same_season(30, 40, 7, 3).tolist() == [[26.0, 19.0, 12.0]]


def test_an_exponential_mean_of_a_constant_is_the_constant():
    rate = np.full((1, 15), 3.0)
    rate[0, 4] = np.nan
    assert sums(rate, 7).slow[0, 1:] == pytest.approx(np.full(15, 3.0))


def test_the_last_sale_is_found():
    found = sums(np.array([[0.0, 2.0, 0.0, np.nan]]), 7).last
    assert found.tolist() == [[-1, -1, 1, 1, 1]]
