"""What do all products together teach about each one?

One gradient boosting model for all series and all horizons (a direct, global model): it learns by
how much to multiply the base forecast of moving_average.py, with the Tweedie deviance, from pairs
(origin, target) drawn from the past. A pair's features use periods before its origin only, so the
model is trained in the situation in which it is used.
Units per period. Deterministic for a seed: one thread, because
two threads wait for each other where the machine is shared (measured: nine times slower).
Source: Ke et al. (2017), LightGBM; Makridakis et al. (2022), the M5 accuracy competition.
Not here: the rows (rows.py), features (features.py), intervals (conformal.py), bounds (guard.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.features import CATEGORICAL, facts
from shelfcast.forecast.models.rows import Sample, nothing, predicted, sample
from shelfcast.forecast.series import Floats, Panel

TREES = 130
PARAMS: dict[str, Any] = {
    "objective": "tweedie",
    "tweedie_variance_power": 1.5,
    "learning_rate": 0.07,
    "num_leaves": 31,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
    "cat_smooth": 50.0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True)
class Boosted:
    """The trees that were learned; None where too little was there to learn from."""

    booster: Any

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series that has not begun."""
        if self.booster is None:
            return nothing(panel)
        return predicted(panel, self._log_factor)

    def _log_factor(self, x: Floats) -> Floats:
        score: Floats = self.booster.predict(x, raw_score=True, num_threads=1)
        return score


def fit(panel: Panel, config: ForecastConfig) -> Boosted:
    """Trees from a sample of the panel's past."""
    drawn = sample(facts(panel), config)
    return Boosted(None if drawn is None else train(drawn, config, PARAMS, TREES))


def train(drawn: Sample, config: ForecastConfig, params: dict[str, Any], trees: int) -> Any:
    """LightGBM's trees with those parameters, starting from the base forecast."""
    import lightgbm

    categorical: list[str] = [name for name in CATEGORICAL if name in drawn.names]
    data = lightgbm.Dataset(
        drawn.x,
        drawn.y,
        init_score=np.log(drawn.base),
        feature_name=drawn.names,
        categorical_feature=categorical,
        params={"verbose": -1},
    )
    told = {**params, "seed": config.seed % 2**31, "num_threads": 1}
    return lightgbm.train(told, data, trees)
