import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shelfcast.forecast import conformal

P = (0.05, 0.25, 0.5, 0.75, 0.95)
PRIOR = conformal.exponential(P)


def fitted(u, cutoff=None):
    codes = [np.zeros(len(u), dtype=np.int64)] * 4
    where = np.arange(len(u)) % 4 if cutoff is None else cutoff
    return conformal.fit(u, codes, where, P)


def test_fresh_errors_of_the_same_law_are_covered_as_promised():
    random = np.random.default_rng(4)
    table = fitted(random.gamma(2, size=4000) / 2 - 1)
    mean = np.full(20000, 10.0)
    codes = [np.zeros(20000, dtype=np.int64)] * 4
    q = conformal.quantiles(table, mean, mean, codes, PRIOR)
    y = mean + mean * (random.gamma(2, size=20000) / 2 - 1)
    for i, p in enumerate(P):
        assert (y <= q[:, i]).mean() == pytest.approx(p, abs=0.02)


@given(u=arrays(np.float64, 60, elements=st.floats(-5, 50)), mean=st.floats(0, 1000))
def test_quantiles_rise_with_probability_and_are_never_negative(u, mean):
    means = np.full(3, mean)
    codes = [np.zeros(3, dtype=np.int64)] * 4
    q = conformal.quantiles(fitted(u), means, means, codes, PRIOR)
    assert (q >= 0).all()
    assert (np.diff(q, axis=1) >= 0).all()


def test_too_few_errors_give_the_exponential_law():
    codes = [np.zeros(1, dtype=np.int64)] * 4
    q = conformal.quantiles(fitted(np.ones(5)), np.array([2.0]), np.array([2.0]), codes, PRIOR)
    assert q[0] == pytest.approx(-2 * np.log(1 - np.array(P)))


def test_the_finest_pool_with_enough_errors_speaks():
    u = np.concatenate([np.zeros(300), np.full(300, 9.0)])
    fine = np.repeat([0, 1], 300)
    table = conformal.fit(
        u, [np.zeros(600, dtype=np.int64), fine, fine, fine], np.arange(600) % 3, P
    )
    q, _ = table.look_up([np.zeros(3, dtype=np.int64), *[np.array([0, 1, 7])] * 3])
    assert q[0].tolist() == [0.0] * 5
    assert q[1].tolist() == [9.0] * 5
    assert q[2].tolist() == [0.0, 0.0, 4.5, 9.0, 9.0]


def test_errors_that_differ_by_cutoff_are_widened_and_others_are_not():
    random = np.random.default_rng(5)
    noise = random.normal(size=3000)
    cutoff = np.arange(3000) % 3
    assert conformal.widened(noise, cutoff) == pytest.approx(noise, abs=0.01)
    shifted = noise + 3 * (cutoff - 1)
    assert np.std(conformal.widened(shifted, cutoff)) > 1.3 * np.std(shifted)


def test_a_scale_is_a_tenth_of_the_recent_mean_or_more():
    mean, recent = np.array([5.0, 0.0, 0.0]), np.array([1.0, 10.0, 0.0])
    assert conformal.scale(mean, recent, 0.01).tolist() == [5.0, 1.0, 0.01]
