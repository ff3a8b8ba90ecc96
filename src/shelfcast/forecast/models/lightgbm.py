"""What do all products together teach about each one?

One gradient boosting model for all series and all horizons (a direct, global model): it learns by
how much to multiply the base forecast of moving_average.py, with the Tweedie deviance, from pairs
(origin, target) drawn from the past. A pair's features use periods before its origin only, so the
model is trained in the situation in which it is used. The promotion of the target period is known
while learning and taken as none while forecasting, because promotions to come are not told.
Units per period. Deterministic for a seed: one thread, because
two threads wait for each other where the machine is shared (measured: nine times slower).
Source: Ke et al. (2017), LightGBM; Makridakis et al. (2022), the M5 accuracy competition.
Not here: features (features.py), intervals (conformal.py), bounds (guard.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.features import CATEGORICAL, Facts, base, facts, features
from shelfcast.forecast.series import Floats, Panel

ROWS_PER_SECOND = 4500
MOST_PAIRS = 600
FEWEST_ROWS = 200
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
class Sample:
    """Training rows: features, units per open day, base forecast."""

    x: Floats
    y: Floats
    base: Floats
    names: list[str]


@dataclass(frozen=True)
class Boosted:
    """The trees that were learned; None where too little was there to learn from."""

    booster: Any

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series that has not begun."""
        if self.booster is None:
            return np.full((len(panel.rate), panel.horizon), np.nan)
        of = facts(panel)
        steps = [_predict(self.booster, of, panel.length + step) for step in range(panel.horizon)]
        units: Floats = np.stack(steps, axis=1) * panel.exposure[:, panel.length :]
        return units


def fit(panel: Panel, config: ForecastConfig) -> Boosted:
    """Trees from a sample of the panel's past."""
    drawn = sample(facts(panel), config)
    return Boosted(None if drawn is None else _train(drawn, config))


def sample(of: Facts, config: ForecastConfig) -> Sample | None:
    """Training rows drawn from the past; None where they are few or nothing was sold."""
    random = np.random.default_rng(config.seed)
    pairs = _pairs(of.panel, random)
    rows = max(FEWEST_ROWS, int(config.budget_seconds * ROWS_PER_SECOND))
    share = min(1.0, rows / max(1, len(pairs) * len(of.panel.rate)))
    parts = [_rows(of, origin, target, share, random) for origin, target in pairs]
    if not parts or sum(len(part[1]) for part in parts) < FEWEST_ROWS:
        return None
    if not any(part[1].any() for part in parts):
        return None
    x, y, bases = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return Sample(x, y, bases, [*features(of, *pairs[0]), "promotion"])


def _pairs(panel: Panel, random: np.random.Generator) -> list[tuple[int, int]]:
    """Pairs (origin, target) with the target in the last year and a half, each once."""
    first = max(1, panel.length - int(1.5 * panel.cadence.year) - 1, int(panel.start.min()) + 2)
    horizon = min(panel.horizon, max(1, panel.length // 2))
    targets = range(first, panel.length)
    every = [(t - h, t) for t in targets for h in range(horizon) if t - h >= first]
    if len(every) > MOST_PAIRS:
        chosen = np.sort(random.choice(len(every), MOST_PAIRS, replace=False))
        every = [every[i] for i in chosen]
    return every


def _rows(
    of: Facts, origin: int, target: int, share: float, random: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    y = of.panel.rate[:, target]
    usable = ~np.isnan(y) & (of.panel.start < origin)
    usable &= random.random(len(y)) < share
    at = np.flatnonzero(usable)
    x = _matrix(features(of, origin, target), of.panel.promotion[:, target])[at]
    return x, y[at], base(of, origin, target)[at]


def _matrix(found: dict[str, Floats], promotion: Floats) -> npt.NDArray[np.float32]:
    return np.stack([*found.values(), promotion], axis=1).astype(np.float32)


def _train(drawn: Sample, config: ForecastConfig) -> Any:
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
    params = {**PARAMS, "seed": config.seed % 2**31, "num_threads": 1}
    return lightgbm.train(params, data, TREES)


def _predict(booster: Any, of: Facts, target: int) -> Floats:
    origin = of.panel.length
    begun = np.flatnonzero(of.panel.start < origin)
    none = np.zeros(len(of.panel.rate), dtype=np.float32)
    x = _matrix(features(of, origin, target), none)[begun]
    score = booster.predict(x, raw_score=True, num_threads=1)
    out = np.full(len(of.panel.rate), np.nan)
    out[begun] = base(of, origin, target)[begun] * np.exp(score)
    return out
