import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from shelfcast.forecast import counts

P = np.array([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])


@given(mean=st.floats(0.05, 30))
def test_the_quantile_of_a_count_is_that_of_its_law(mean):
    """From exact quantiles of Z = Y + U, those of a Poisson Y come back."""
    y = np.arange(0, 200)
    below = stats.poisson.cdf(y - 1, mean)
    latent = np.interp(P, np.append(below, 1), np.append(y, 200))
    found = counts.sold(latent[None, :], np.array([True]))[0]
    assert found.tolist() == stats.poisson.ppf(P, mean).tolist()


@pytest.mark.parametrize("mean", [0.2, 1.0, 7.0])
def test_the_interval_of_a_jittered_count_holds_what_it_promises_and_the_plain_one_more(mean):
    random = np.random.default_rng(3)
    y = random.poisson(mean, (1, 40_000)).astype(float)
    is_whole = np.array([True])
    low, high = np.quantile(counts.jittered(y, is_whole, seed=1), (0.1, 0.9))
    held = counts.held(y, np.full(y.shape, low), np.full(y.shape, high), is_whole[:, None])
    assert held.mean() == pytest.approx(0.8, abs=0.01)
    ends = counts.sold(np.array([[low, high]]), is_whole)[0]
    assert ((ends[0] <= y) & (y <= ends[1])).mean() >= 0.8 - 0.01


def test_what_was_once_sold_by_weight_is_not_rounded():
    truth = np.array([[0.0, 1.0, np.nan], [0.0, 0.25, 3.0]])
    is_whole = counts.whole(truth)
    assert is_whole.tolist() == [True, False]
    latent = np.full((2, 1, 1), 2.6)
    assert counts.sold(latent, is_whole).ravel().tolist() == [2.0, 2.6]
    assert counts.jittered(truth[1:], is_whole[1:], seed=0)[0, 1:].tolist() == [0.25, 3.0]


def test_a_rate_that_lost_its_last_digits_is_still_whole():
    assert counts.whole(np.array([[7 * np.float32(3 / 7), 1e6]])).all()
