"""How are units explained by prices, weekdays and promotions, where some days sell nothing?

The mean of the units is exp(X b + offset); b is found by Poisson pseudo-maximum likelihood, which
needs no Poisson counts, only that this mean is right, and takes days without a sale as they are
(a logarithm cannot). Errors come from leaving out one cluster of days at a time: days of one
cluster may move together in any way.
Source: Santos Silva & Tenreyro 2006, "The log of gravity" (the estimator); Cameron & Miller 2015,
"A practitioner's guide to cluster-robust inference", section VI.B (the jackknife, CV3, which unlike
the plain sandwich is not too small with few clusters), here with one Newton step a cluster.
Not here: which columns X has (elasticity.py, uplift.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
STEPS, CLOSE_ENOUGH = 100, 1e-9
LARGEST = 30.0


@dataclass(frozen=True)
class Fit:
    """Coefficients, and the mean of each row."""

    b: Floats
    mean: Floats


def fit_mean(x: Floats, y: Floats, offset: Floats) -> Fit:
    """The fit of y (rows) on x (rows, columns). Columns must not depend on each other.

    >>> x, y = np.array([[1., 0], [1, 0], [1, 1], [1, 1]]), np.array([2., 4, 5, 7])
    >>> fit = fit_mean(x, y, np.zeros(4))
    >>> [round(float(np.exp(value)), 6) for value in fit.b]
    [3.0, 2.0]
    """
    b = np.zeros(x.shape[1])
    b += np.linalg.lstsq(x, np.log(y + 0.5) - offset, rcond=None)[0]
    for _ in range(STEPS):
        mean = _mean(x, b, offset)
        step = np.linalg.lstsq(x.T @ (mean[:, None] * x), x.T @ (y - mean), rcond=None)[0]
        b += step * min(1.0, 3.0 / max(float(np.abs(step).max(initial=0.0)), 1e-12))
        if float(np.abs(step).max(initial=0.0)) < CLOSE_ENOUGH:
            break
    return Fit(b, _mean(x, b, offset))


def _mean(x: Floats, b: Floats, offset: Floats) -> Floats:
    return np.asarray(np.exp(np.clip(x @ b + offset, -LARGEST, LARGEST)), dtype=np.float64)


def covariance(x: Floats, y: Floats, fit: Fit, clusters: npt.NDArray[np.int64]) -> Floats:
    """The covariance of the coefficients (columns by columns), from leaving out each cluster."""
    weighted = fit.mean[:, None] * x
    whole = x.T @ weighted
    found = np.zeros_like(whole)
    places = np.unique(clusters)
    for place in places:
        its = clusters == place
        score = x[its].T @ (y[its] - fit.mean[its])
        moved = np.linalg.pinv(whole - x[its].T @ weighted[its]) @ score
        found += np.outer(moved, moved)
    return np.asarray(found * (len(places) - 1) / max(len(places), 1), dtype=np.float64)


def dummies(values: npt.ArrayLike) -> Floats:
    """A column for each value but the first: 1 where the row has it.

    >>> dummies(["a", "b", "a"]).tolist()
    [[0.0], [1.0], [0.0]]
    """
    known, index = np.unique(np.asarray(values), return_inverse=True)
    return np.eye(len(known))[index][:, 1:]


def independent(columns: Floats) -> npt.NDArray[np.int64]:
    """The places of the columns that no earlier ones make up, from the left."""
    kept: list[int] = []
    basis = np.zeros((columns.shape[0], 0))
    for at in range(columns.shape[1]):
        column = columns[:, at]
        rest = column - basis @ (basis.T @ column)
        rest -= basis @ (basis.T @ rest)
        if np.linalg.norm(rest) > 1e-8 * max(float(np.linalg.norm(column)), 1e-12):
            kept.append(at)
            basis = np.column_stack([basis, rest / np.linalg.norm(rest)])
    return np.asarray(kept, dtype=np.int64)
