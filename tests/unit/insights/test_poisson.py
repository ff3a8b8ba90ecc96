"""The estimator against a general optimiser, its errors against plain loops."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from shelfcast.insights.poisson import covariance, dummies, fit_mean, independent


def example():
    draw = np.random.default_rng(4)
    x = np.column_stack([np.ones(120), draw.normal(size=120), draw.integers(0, 2, 120)])
    offset = np.log(draw.integers(1, 8, 120))
    y = draw.poisson(np.exp(x @ [0.3, -0.8, 0.5] + offset)).astype(float)
    return x, y, np.arange(120) // 10, offset


def test_the_coefficients_are_those_that_a_general_optimiser_finds():
    x, y, _, offset = example()

    def loss(b):
        index = x @ b + offset
        return float(np.sum(np.exp(index) - y * index))

    best = minimize(loss, np.zeros(3), method="BFGS").x
    assert fit_mean(x, y, offset).b == pytest.approx(best, abs=1e-4)


def test_the_errors_are_near_those_of_fitting_again_without_each_cluster():
    x, y, clusters, offset = example()
    fit = fit_mean(x, y, offset)
    again = []
    for cluster in range(12):
        kept = clusters != cluster
        again.append(fit_mean(x[kept], y[kept], offset[kept]).b - fit.b)
    jackknife = 11 / 12 * sum(np.outer(moved, moved) for moved in again)
    found = covariance(x, y, fit, clusters)
    assert np.sqrt(np.diag(found)) == pytest.approx(np.sqrt(np.diag(jackknife)), rel=0.05)


def test_days_without_any_sale_leave_the_fit_finite():
    x = np.column_stack([np.ones(20), dummies(np.arange(20) % 4)])
    y = np.where(np.arange(20) % 4 == 2, 0.0, 3.0)
    fit = fit_mean(x, y, np.zeros(20))
    assert np.isfinite(fit.b).all()
    assert fit.mean[2] == pytest.approx(0, abs=1e-4)


def test_a_column_that_others_make_up_is_left_out():
    a, b = np.arange(6.0), np.ones(6)
    assert independent(np.column_stack([b, a, a + 2 * b, a * a, np.zeros(6)])).tolist() == [0, 1, 3]
