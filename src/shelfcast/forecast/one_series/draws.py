"""How are a few paths spread so evenly that they stand for all?

Each period's draws are one from each of as many equal slices of probability, shuffled.
"""

from __future__ import annotations

import numpy as np
from scipy.special import stdtrit

from shelfcast.forecast.one_series.likelihood import FREEDOM, UNIT
from shelfcast.forecast.one_series.past import Floats


def evenly(paths: int, horizon: int, random: np.random.Generator) -> Floats:
    """Probabilities (paths, H) between 0 and 1, each column spread evenly."""
    even = (np.arange(paths)[:, None] + random.random((paths, horizon))) / paths
    return random.permuted(even, axis=0)


def shock(level: Floats) -> Floats:
    """Errors of variance 1 at these probabilities."""
    return np.asarray(stdtrit(FREEDOM, level) / UNIT)
