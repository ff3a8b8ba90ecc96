"""MinT beside the textbook's matrices, and beside hierarchicalforecast where that is installed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from shelfcast.forecast import mint

GROUPS = np.array([0, 0, 1, 1, 1])


def hierarchy():
    """Total and two stores over five leaves: 3 x 5."""
    return np.vstack([np.ones(5), GROUPS == 0, GROUPS == 1]).astype(float)


def drawn(errors, seed=0):
    random = np.random.default_rng(seed)
    common = random.normal(size=errors)
    leaf = random.normal(size=(5, errors)) * np.arange(1, 6)[:, None] + common
    sums = hierarchy() @ leaf * 0.3 + random.normal(size=(3, errors))
    return leaf, sums


def textbook(base_leaf, base_sum, covariance):
    """Hyndman & Athanasopoulos, section 11.3: S (S' W^-1 S)^-1 S' W^-1 y."""
    summing = np.vstack([hierarchy(), np.eye(5)])
    inverse = np.linalg.inv(covariance)
    fit = np.linalg.solve(summing.T @ inverse @ summing, summing.T @ inverse)
    return fit @ np.vstack([base_sum, base_leaf])


@given(seed=st.integers(0, 50), errors=st.sampled_from([12, 40, 300]))
def test_leaves_are_those_of_the_textbook_for_the_shrunk_covariance(seed, errors):
    leaf, sums = drawn(errors, seed)
    member = sparse.csr_array(hierarchy())
    found = mint.weights(member, leaf, sums)
    every = np.vstack([sums, leaf])
    sample = every @ every.T / errors
    shrunk = found.shrinkage * np.diag(np.diag(sample)) + (1 - found.shrinkage) * sample
    base = np.random.default_rng(seed).gamma(2, size=(8, 4))
    expected = textbook(base[3:], base[:3], shrunk)
    got = found.reconciled(base[3:], base[:3] - hierarchy() @ base[3:])
    assert got == pytest.approx(expected, rel=1e-5, abs=1e-6)


def test_few_errors_weigh_by_variance_alone():
    leaf, sums = drawn(6)
    found = mint.weights(sparse.csr_array(hierarchy()), leaf, sums)
    assert found.shrinkage == 1.0
    variances = np.diag(np.mean(np.vstack([sums, leaf]) ** 2, axis=1))
    base = np.arange(1.0, 9.0)[:, None]
    got = found.reconciled(base[3:], base[:3] - hierarchy() @ base[3:])
    assert got == pytest.approx(textbook(base[3:], base[:3], variances), rel=1e-6)


def test_the_shrinkage_is_that_of_a_loop_over_pairs():
    leaf, sums = drawn(25, seed=3)
    every = np.vstack([leaf, sums])
    standard = every / np.sqrt(np.mean(every**2, axis=1))[:, None]
    k, variance, square = 25, 0.0, 0.0
    for i in range(8):
        for j in range(8):
            if i == j:
                continue
            products = standard[i] * standard[j]
            variance += k / (k - 1) ** 3 * np.sum((products - products.mean()) ** 2)
            square += products.mean() ** 2
    assert mint.shrinkage(standard) == pytest.approx(np.clip(variance / square, 0.01, 1))


def test_a_sum_that_is_never_wrong_is_met_and_one_that_always_is_changes_little():
    random = np.random.default_rng(1)
    leaf = random.normal(size=(5, 60))
    member = sparse.csr_array(np.ones((1, 5)))
    base, apart = np.full((5, 1), 2.0), np.array([[5.0]])
    sure = mint.weights(member, leaf, np.full((1, 60), 1e-6)).reconciled(base, apart)
    assert sure.sum() == pytest.approx(15.0, abs=0.01)
    vague = mint.weights(member, leaf, random.normal(size=(1, 60)) * 100).reconciled(base, apart)
    assert vague.sum() == pytest.approx(10.0, abs=0.1)


@pytest.mark.parametrize(("method", "errors"), [("mint_shrink", 400), ("wls_var", 6)])
def test_it_is_what_hierarchicalforecast_makes_of_the_same_errors(method, errors):
    methods = pytest.importorskip("hierarchicalforecast.methods", reason="not installed")
    leaf, sums = drawn(errors, seed=5)
    every = np.vstack([sums, leaf])
    base = np.random.default_rng(5).gamma(2, size=(8, 4))
    theirs = methods.MinTrace(method=method).fit_predict(
        S=np.vstack([hierarchy(), np.eye(5)]),
        y_hat=base,
        y_insample=-every,
        y_hat_insample=np.zeros_like(every),
    )["mean"]
    found = mint.weights(sparse.csr_array(hierarchy()), leaf, sums)
    ours = found.reconciled(base[3:], base[:3] - hierarchy() @ base[3:])
    # Theirs takes covariances about the mean error, ours about zero: a difference of 1 / errors.
    tolerance = 0.02 if method == "mint_shrink" else 1e-6
    assert ours == pytest.approx(theirs[3:], rel=tolerance, abs=tolerance)
