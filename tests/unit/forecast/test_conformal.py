import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from shelfcast.forecast import conformal

P = (0.05, 0.25, 0.5, 0.75, 0.95)
PRIOR = conformal.exponential(P)[None, :]


def fitted(u, cutoff=None):
    codes = [np.zeros(len(u), dtype=np.int64)] * 4
    where = np.arange(len(u)) % 4 if cutoff is None else cutoff
    return conformal.fit(u, codes, np.ones(len(u)), where, P)


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
    q = conformal.quantiles(fitted(np.ones(5)), np.array([2.0]), np.array([2.0]), codes, 2 * PRIOR)
    assert q[0] == pytest.approx(-2 * np.log(1 - np.array(P)))


def test_the_finest_pool_with_enough_errors_speaks():
    u = np.concatenate([np.zeros(300), np.full(300, 9.0)])
    fine = np.repeat([0, 100], 300)
    nothing = np.zeros(600, dtype=np.int64)
    table = conformal.fit(u, [nothing, nothing, fine, fine], np.ones(600), np.arange(600) % 3, P)
    asked = [np.zeros(3, dtype=np.int64)] * 2 + [np.array([0, 100, 700])] * 2
    q, _ = table.look_up(asked, np.ones(3))
    assert q[0].tolist() == [0.0] * 5
    assert q[1].tolist() == [9.0] * 5
    assert q[2].tolist() == [0.0, 0.0, 4.5, 9.0, 9.0]


def test_a_size_with_few_errors_takes_the_shape_of_the_nearest_and_not_of_all():
    u = np.concatenate([np.full(3000, 50.0), np.full(300, 1.0), np.full(10, 1.0)])
    octave = np.repeat([0, 9, 10], [3000, 300, 10])
    size = 2.0 ** (octave + 0.5)
    codes = [octave * 0, octave, octave * 8, octave * 64]
    table = conformal.fit(u, codes, size, np.arange(3310) % 3, P)
    largest = np.array([12])
    q, _ = table.look_up(
        [largest * 0, largest, largest * 8, largest * 64], 2.0**12.5 + 0.0 * largest
    )
    assert q[0].tolist() == [1.0] * 5


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


def test_between_two_sizes_the_shape_goes_by_a_straight_line():
    u = np.concatenate([np.zeros(300), np.full(300, 4.0)])
    octave = np.repeat([0, 1], 300)
    size = np.repeat([1.0, 2.0], 300)
    codes = [np.zeros(600, dtype=np.int64), octave, octave * 8, octave * 64]
    table = conformal.fit(u, codes, size, np.arange(600) % 3, P)
    asked = np.array([0.5, 1.0, np.sqrt(2), 2.0, 3.9])
    at = [np.zeros(5, dtype=np.int64), *(np.array([0, 0, 0, 1, 1]) * s for s in (1, 8, 64))]
    q, _ = table.look_up(at, asked)
    assert q[:, 2] == pytest.approx([0.0, 0.0, 2.0, 4.0, 4.0])


def test_beyond_the_last_error_the_tail_is_that_of_the_normal_law():
    errors = np.random.default_rng(2).normal(size=60)
    far = conformal.order_statistics(errors, (0.5, 0.975, 0.995))
    assert far[2] > errors.max()
    last = conformal.order_statistics(errors, (60 / 61,))[0]
    ratio = stats.norm.ppf(0.995) / stats.norm.ppf(60 / 61)
    assert far[2] - far[0] == pytest.approx((last - far[0]) * ratio)
