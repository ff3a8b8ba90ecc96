"""What do all products together teach about each one?

One gradient boosting model for all series and all horizons (a direct, global model): it learns by
how much to multiply the base forecast of moving_average.py, with the Tweedie deviance, from pairs
(origin, target) drawn from the past. A pair's features use periods before its origin only, so the
model is trained in the situation in which it is used. The same is learned from the sums of shelves
(shelves.py), and products are moved half way to what their shelf is told to sell.
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
from shelfcast.forecast.features import CATEGORICAL
from shelfcast.forecast.models.rows import Sample, Trees, allowed, sample
from shelfcast.forecast.models.shelves import shelves
from shelfcast.forecast.series import Floats, Panel

TREES = 130
SHELF_ROWS = 0.15
SHELF_ROWS_PER_SECOND = 1500
ROWS_A_TREE = 350
MOST_SHELF_TREES = 600
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
SHELF_PARAMS: dict[str, Any] = {**PARAMS, "learning_rate": 0.05, "num_leaves": 63}
"""Sums are less noisy than their parts: more can be learned of them before noise is."""


@dataclass(frozen=True)
class Boosted(Trees):
    """LightGBM's trees. of_shelves: those of the sums of shelves, None where these hold little."""

    of_shelves: Boosted | None = None

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series that has not begun."""
        units = super().predict(panel)
        held = shelves(panel) if self.of_shelves is not None else None
        if self.of_shelves is None or held is None:
            return units
        return held.moved(units, self.of_shelves.predict(held.panel))

    def _log_factor(self, x: Floats) -> Floats:
        score: Floats = self.booster.predict(x, raw_score=True, num_threads=1)
        return score


def fit(panel: Panel, config: ForecastConfig) -> Boosted:
    """Trees from a sample of the panel's past, and from its shelves."""
    drawn = sample(panel, config)
    booster = None if drawn is None else train(drawn, config, PARAMS, TREES)
    held = shelves(panel) if booster is not None else None
    of_shelves = None if held is None else _of_shelves(held.panel, len(panel.rate), config)
    return Boosted(booster, None if of_shelves is None else Boosted(of_shelves))


def _of_shelves(panel: Panel, series: int, config: ForecastConfig) -> Any:
    """Trees of the shelves of so many series; None where too little is there to learn from."""
    rows = shelf_rows(series, config)
    drawn = sample(panel, config, rows, max(1, rows // len(panel.rate)))
    return None if drawn is None else train(drawn, config, SHELF_PARAMS, shelf_trees(rows))


def shelf_rows(series: int, config: ForecastConfig) -> int:
    """Rows of shelves to learn from: a share of the leaves' own, and what the budget pays at least.

    >>> shelf_rows(1000, ForecastConfig()), shelf_rows(30_000, ForecastConfig())
    (60000, 207795)
    """
    least = int(config.budget_seconds * SHELF_ROWS_PER_SECOND)
    return max(least, int(allowed(series, config) * SHELF_ROWS))


def shelf_trees(rows: int) -> int:
    """Trees that many rows of shelves are worth.

    >>> shelf_trees(27_000), shelf_trees(60_000), shelf_trees(1_000_000)
    (130, 171, 600)
    """
    return min(MOST_SHELF_TREES, max(TREES, rows // ROWS_A_TREE))


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
