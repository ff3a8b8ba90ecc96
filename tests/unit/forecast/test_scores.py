import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shelfcast.forecast import scores

SALES = arrays(np.float64, 30, elements=st.floats(0, 100))


@given(y=SALES)
def test_a_perfect_forecast_has_no_error(y):
    if y.sum() > 0:
        assert scores.wape(y, y) == scores.bias(y, y) == 0


@given(y=SALES, mean=SALES)
def test_bias_is_never_larger_than_wape(y, mean):
    if y.sum() > 0:
        assert abs(scores.bias(y, mean)) <= scores.wape(y, mean) + 1e-9


@given(y=SALES, mean=SALES, factor=st.floats(0.5, 20))
def test_wape_has_no_unit(y, mean, factor):
    if y.sum() > 1:
        assert scores.wape(y * factor, mean * factor) == pytest.approx(scores.wape(y, mean))


def test_nothing_sold_has_no_wape():
    assert np.isnan(scores.wape(np.zeros(3), np.ones(3)))


def test_rmsse_of_the_naive_on_a_random_walk_is_near_one():
    walk = np.cumsum(np.random.default_rng(1).normal(size=(1, 20001)), axis=1)
    scale = scores.squared_scale(walk[:, :10000])
    errors = np.diff(walk[:, 10000:], axis=1) ** 2
    assert scores.rmsse(errors, scale) == pytest.approx(1, abs=0.03)


def test_pinball_at_the_median_is_half_the_absolute_error():
    y, q = np.array([1.0, 4.0, 9.0]), np.array([2.0, 2.0, 2.0])
    half = scores.wape(y, q) * y.sum() / 2
    assert scores.pinball_sum(y, q[:, None], (0.5,)) == pytest.approx(half)


def test_pinball_is_least_at_the_true_quantile():
    y = np.random.default_rng(2).exponential(size=50000)
    losses = {q: scores.pinball_sum(y, np.full((len(y), 1), q), (0.9,)) for q in (1.8, 2.3026, 2.8)}
    assert min(losses, key=losses.get) == 2.3026
