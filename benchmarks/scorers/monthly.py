"""How far off are monthly counts, where a count above 20 is as good as 20?

Root mean squared error after both sides are clipped to [0, 20].
Source: the competition "Predict Future Sales" (1C, 2018), evaluation page.
Not here: which pairs are scored (bench_1c.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]


def rmse_clipped(truth: Floats, forecast: Floats, low: float = 0.0, high: float = 20.0) -> float:
    """RMSE of arrays of one shape, both clipped first.

    >>> rmse_clipped(np.array([0.0, 30.0, -1.0]), np.array([3.0, 20.0, 0.0])).__round__(4)
    1.7321
    """
    error = np.clip(truth, low, high) - np.clip(forecast, low, high)
    return float(np.sqrt(np.mean(error.astype(np.float64) ** 2)))
