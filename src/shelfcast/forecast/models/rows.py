"""What does a model of all products together learn from, and what is it asked?

Rows of features.py: for learning, a sample of pairs (origin, target) of the past, each told with
what was known at its origin; for forecasting, the last period known and each period ahead. The
promotion that a sale line tells of is known while learning and taken as none while forecasting;
announced ones are a feature (features.py). Every such model learns a factor on the base forecast of
moving_average.py. The sample is bounded by the budget, in rows, and grows with the shop.
Not here: the models that learn (lightgbm.py, xgboost.py, random_forest.py).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.features import Facts, base, facts, features
from shelfcast.forecast.series import Floats, Panel

ROWS_PER_SECOND = 4500
MOST_PAIRS = 1200
FEW_SERIES = 1000
GROWTH = 0.6
FEWEST_ROWS = 200


@dataclass(frozen=True)
class Sample:
    """Training rows: features, units per open day, base forecast."""

    x: Floats
    y: Floats
    base: Floats
    names: list[str]


def sample(
    of: Facts, config: ForecastConfig, rows: int | None = None, most: int | None = None
) -> Sample | None:
    """Training rows drawn from the past; None where they are few or nothing was sold.

    rows: how many, by the budget where left out; most: pairs they are drawn from.
    """
    random = np.random.default_rng(config.seed)
    pairs = _pairs(of.panel, random, min(MOST_PAIRS, most or MOST_PAIRS))
    wanted = rows or allowed(len(of.panel.rate), config)
    share = min(1.0, wanted / max(1, _cells(of.panel, pairs)))
    parts = [_rows(of, origin, target, share, random) for origin, target in pairs]
    if not parts or sum(len(part[1]) for part in parts) < FEWEST_ROWS:
        return None
    if not any(part[1].any() for part in parts):
        return None
    x, y, bases = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return Sample(x, y, bases, [*features(of, *pairs[0], np.arange(1)), "promotion"])


def allowed(series: int, config: ForecastConfig) -> int:
    """Rows to learn from: by the budget, and more where more series are to be forecast.

    >>> allowed(1000, ForecastConfig()), allowed(30_000, ForecastConfig())
    (180000, 1385304)
    """
    growth = max(1.0, series / FEW_SERIES) ** GROWTH
    return max(FEWEST_ROWS, int(config.budget_seconds * ROWS_PER_SECOND * growth))


@dataclass(frozen=True)
class Trees(ABC):
    """The trees that were learned from rows; None where too little was there to learn from."""

    booster: Any

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series that has not begun."""
        if self.booster is None:
            return np.full((len(panel.rate), panel.horizon), np.nan)
        of = facts(panel)
        steps = [_step(of, panel.length + step, self._log_factor) for step in range(panel.horizon)]
        units: Floats = np.stack(steps, axis=1) * panel.exposure[:, panel.length :]
        return units

    @abstractmethod
    def _log_factor(self, x: Floats) -> Floats:
        """The logarithm of what the base forecast is multiplied by, a value a row of `x`."""


def _step(of: Facts, target: int, log_factor: Callable[[Floats], Floats]) -> Floats:
    origin = of.panel.length
    begun = np.flatnonzero(of.panel.start < origin)
    out = np.full(len(of.panel.rate), np.nan)
    if begun.size:
        none = np.zeros(begun.size, dtype=np.float32)
        x = _matrix(features(of, origin, target, begun), none)
        out[begun] = base(of, origin, target, begun) * np.exp(log_factor(x))
    return out


def _pairs(panel: Panel, random: np.random.Generator, most: int) -> list[tuple[int, int]]:
    """Pairs (origin, target) of the panel's past, each once."""
    first = max(1, int(panel.start.min()) + 2)
    horizon = min(panel.horizon, max(1, panel.length // 2))
    targets = range(first, panel.length)
    every = [(t - h, t) for t in targets for h in range(horizon) if t - h >= first]
    if len(every) > most:
        chosen = np.sort(random.choice(len(every), most, replace=False))
        every = [every[i] for i in chosen]
    return every


def _cells(panel: Panel, pairs: list[tuple[int, int]]) -> int:
    """Series that had begun, over all pairs."""
    begun = np.searchsorted(np.sort(panel.start), [origin for origin, _ in pairs])
    return int(begun.sum())


def _rows(
    of: Facts, origin: int, target: int, share: float, random: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    y = of.panel.rate[:, target]
    usable = ~np.isnan(y) & (of.panel.start < origin)
    usable &= random.random(len(y)) < share
    at = np.flatnonzero(usable)
    x = _matrix(features(of, origin, target, at), of.panel.promotion[at, target])
    return x, y[at], base(of, origin, target, at)


def _matrix(found: dict[str, Floats], promotion: Floats) -> npt.NDArray[np.float32]:
    return np.stack([*found.values(), promotion], axis=1).astype(np.float32)
