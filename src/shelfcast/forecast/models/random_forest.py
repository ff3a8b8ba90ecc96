"""What do many trees say on average, each grown on its own draw of the same rows?

A random forest (LightGBM's `rf` mode) on the rows of rows.py. Each tree learns the ratio of what
was sold to the base forecast, weighed by the base, so that the mean ratio of a leaf is units over
base units; the forecast is the mean of the trees. Nothing builds on an earlier tree's errors: it
learns less than boosting and is harder to lead astray. Deterministic for a seed.
Source: Breiman (2001), Random forests, Machine Learning 45(1).
Not here: the rows (rows.py), bounds (guard.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.rows import Sample, Trees, sample
from shelfcast.forecast.series import Floats, Panel

TREES = 100
LEAST = 1e-6
PARAMS: dict[str, Any] = {
    "boosting": "rf",
    "objective": "regression",
    "num_leaves": 127,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.63,
    "bagging_freq": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
    "num_threads": 1,
}


class Forest(Trees):
    """LightGBM's trees, each grown by itself."""

    def _log_factor(self, x: Floats) -> Floats:
        ratio: Floats = np.log(np.maximum(self.booster.predict(x, num_threads=1), LEAST))
        return ratio


def fit(panel: Panel, config: ForecastConfig) -> Forest:
    """Trees from a sample of the panel's past."""
    drawn = sample(panel, config)
    return Forest(None if drawn is None else _grow(drawn, config))


def _grow(drawn: Sample, config: ForecastConfig) -> Any:
    import lightgbm

    rows = lightgbm.Dataset(
        drawn.x,
        drawn.y / drawn.base,
        weight=drawn.base,
        feature_name=drawn.names,
        params={"verbose": -1},
    )
    return lightgbm.train({**PARAMS, "seed": config.seed % 2**31}, rows, TREES)
