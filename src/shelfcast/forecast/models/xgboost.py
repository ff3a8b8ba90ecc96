"""Does another maker of boosted trees see more in the same rows?

XGBoost on the rows of rows.py, as lightgbm.py has it: a factor on the base forecast, learned with
the Tweedie deviance. Deterministic for a seed: one thread, histograms. Needs the extra `xgboost`.
Source: Chen & Guestrin (2016), XGBoost, KDD.
Not here: the rows (rows.py), bounds (guard.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.models.rows import Sample, Trees, sample
from shelfcast.forecast.series import Floats, Panel

FIX = "pip install 'shelfcast[xgboost]'"
TREES = 130
PARAMS: dict[str, Any] = {
    "objective": "reg:tweedie",
    "tweedie_variance_power": 1.5,
    "learning_rate": 0.07,
    "max_depth": 6,
    "min_child_weight": 20,
    "subsample": 0.8,
    "colsample_bytree": 0.7,
    "reg_lambda": 20.0,
    "tree_method": "hist",
    "nthread": 1,
}


class Boosted(Trees):
    """XGBoost's trees."""

    def _log_factor(self, x: Floats) -> Floats:
        rows = package("xgboost", "xgboost", FIX).DMatrix(
            x, base_margin=np.zeros(len(x)), nthread=1
        )
        score: Floats = self.booster.predict(rows, output_margin=True)
        return score


def fit(panel: Panel, config: ForecastConfig) -> Boosted:
    """Trees from a sample of the panel's past. Raises MissingExtraError."""
    package("xgboost", "xgboost", FIX)
    drawn = sample(panel, config)
    return Boosted(None if drawn is None else _train(drawn, config))


def _train(drawn: Sample, config: ForecastConfig) -> Any:
    library = package("xgboost", "xgboost", FIX)
    rows = library.DMatrix(drawn.x, drawn.y, base_margin=np.log(drawn.base), nthread=1)
    return library.train({**PARAMS, "seed": config.seed % 2**31}, rows, TREES)
