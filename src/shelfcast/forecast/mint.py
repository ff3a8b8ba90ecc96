"""Which forecasts of parts and wholes fit together, going by how wrong each was before?

Forecasts a of m sums and b of n leaves disagree by d = a - S b. MinT takes for the leaves

    b - [W U] (U' W U)^-1 d,   U' = (I, -S),

the forecasts of least total variance among those that add up, where W is the covariance of all
the forecasts' errors. W is the sample covariance E E' / k of k errors, its correlations shrunk
towards none by the factor that the errors themselves tell. As W is a diagonal plus E E' / k, only
the m x m matrix U' W U is ever solved and W itself, of n x n, is never made: 30,490 leaves under 91
sums take a second. Where errors are too few to tell correlations, the shrinkage becomes 1: weighted
least squares by variance.
Units per period. Not here: whether the result is any better (reconcile.py), bounds (there too).
Sources: Wickramasuriya, Athanasopoulos & Hyndman (2019), Optimal forecast reconciliation through
trace minimization, JASA 114, theorem 1 and equation 9 (the form with U); Schäfer & Strimmer (2005),
A shrinkage approach to large-scale covariance matrix estimation, section 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from shelfcast.forecast.series import Floats

FEWEST_ERRORS = 8
LEAST_VARIANCE = 1e-9
LEAST_SHRINKAGE = 0.01


@dataclass(frozen=True)
class Weights:
    """What moves a disagreement of the sums down to the leaves: n x m, leaves = b + gain @ d."""

    gain: Floats
    shrinkage: float

    def reconciled(self, leaves: Floats, disagreement: Floats) -> Floats:
        """Leaves, n x H, that add up; disagreement: sums forecast less sums of leaves, m x H."""
        moved: Floats = leaves + self.gain @ disagreement
        return moved


def weights(member: sparse.csr_array, leaf_errors: Floats, sum_errors: Floats) -> Weights:
    """MinT by shrinkage. member: m x n of 0 and 1; errors n x k and m x k, forecast less truth.

    Errors are taken as they are, about zero: a bias is an error too. Fewer than FEWEST_ERRORS
    tell variances only.

    >>> member = sparse.csr_array(np.ones((1, 2)))
    >>> found = weights(member, np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([[1.0, 1.0]]))
    >>> found.reconciled(np.array([[1.0], [3.0]]), np.array([[3.0]])).ravel().round(6)
    array([2., 4.])
    """
    errors = leaf_errors.shape[1]
    leaf_variance = np.mean(leaf_errors**2, axis=1) + LEAST_VARIANCE
    sum_variance = np.mean(sum_errors**2, axis=1) + LEAST_VARIANCE
    standard = np.vstack(
        [
            leaf_errors / np.sqrt(leaf_variance)[:, None],
            sum_errors / np.sqrt(sum_variance)[:, None],
        ]
    )
    shrunk = shrinkage(standard) if errors >= FEWEST_ERRORS else 1.0
    apart = sum_errors - member @ leaf_errors
    down = member.T.multiply(leaf_variance[:, None]).tocsr()
    own = np.diag(sum_variance) + (member @ down).toarray()
    common = (1 - shrunk) / errors
    between = shrunk * own + common * (apart @ apart.T)
    reach = shrunk * down.toarray() - common * (leaf_errors @ apart.T)
    gain = np.linalg.solve(between, reach.T).T
    return Weights(gain, shrunk)


def shrinkage(standard: Floats) -> float:
    """How far correlations of standardised errors, n x k, are to be shrunk, from 0 to 1.

    The sum over pairs of the variance of a correlation over the sum of its square, from sums over
    the k errors alone, so that n x n correlations are not made.

    >>> same = np.tile(np.random.default_rng(1).normal(size=40), (3, 1))
    >>> shrinkage(same) < 0.1 < 0.5 < shrinkage(np.random.default_rng(1).normal(size=(3, 40)))
    True
    """
    k = standard.shape[1]
    gram = standard.T @ standard
    squares = standard**2
    own = np.mean(squares, axis=1)
    pairs = float((gram**2).sum()) / k**2 - float((own**2).sum())
    fourth = float((squares.sum(axis=0) ** 2).sum()) - float((squares**2).sum())
    spread = k / (k - 1) ** 3 * (fourth - k * pairs)
    return float(np.clip(spread / pairs, LEAST_SHRINKAGE, 1)) if pairs > 0 else 1.0
