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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.features import Facts, around, base, facts, features
from shelfcast.forecast.series import Floats, Ints, Panel

ROWS_PER_SECOND = 4500
MOST_PAIRS = 1200
FEW_SERIES = 1000
GROWTH = 0.6
FEWEST_ROWS = 200
FEWEST_PAIRS = 50
ROWS_A_PAIR = 30


@dataclass(frozen=True)
class Sample:
    """Training rows: features, units per open day, base forecast."""

    x: Floats
    y: Floats
    base: Floats
    names: list[str]


def sample(
    panel: Panel, config: ForecastConfig, rows: int | None = None, most: int | None = None
) -> Sample | None:
    """Training rows drawn from the past; None where they are few or nothing was sold.

    rows: how many, by the budget where left out; most: pairs they are drawn from, fewer where few
    rows are wanted, since asking a pair costs as much as telling its rows. Rows are told
    block by block of series: memory grows with the rows, not with series x periods.
    """
    random = np.random.default_rng(config.seed)
    wanted = rows or allowed(len(panel.rate), config)
    worth = max(FEWEST_PAIRS, wanted // ROWS_A_PAIR)
    pairs = _pairs(panel, random, min(MOST_PAIRS, most or MOST_PAIRS, worth))
    share = min(1.0, wanted / max(1, _cells(panel, pairs)))
    drawn = [_drawn(panel, origin, target, share, random) for origin, target in pairs]
    sold = [panel.rate[at, target] for at, (_, target) in zip(drawn, pairs, strict=True)]
    if sum(map(len, sold)) < FEWEST_ROWS or not any(one.any() for one in sold):
        return None
    within = around(panel)
    one, y = facts(panel, within, slice(0, 1)), np.concatenate(sold)
    names = [*features(one, *pairs[0]), "promotion"]
    x = np.empty((len(y), len(names)), dtype=np.float32)
    bases = np.empty(len(y), dtype=base(one, *pairs[0]).dtype)
    for block in panel.blocks():
        of, first = facts(panel, within, block), 0
        for at, (origin, target) in zip(drawn, pairs, strict=True):
            low, high = np.searchsorted(at, (block.start, block.stop))
            here, own = slice(first + low, first + high), at[low:high] - block.start
            first += len(at)
            if len(own):
                promotion = of.panel.promotion[own, target]
                x[here] = _matrix(features(of, origin, target, own), promotion)
                bases[here] = base(of, origin, target, own)
    return Sample(x, y, bases, names)


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
        rates = np.full((len(panel.rate), panel.horizon), np.nan)
        within = around(panel)
        for block in panel.blocks():
            of = facts(panel, within, block)
            for step in range(panel.horizon):
                rates[block, step] = _step(of, panel.length + step, self._log_factor)
        units: Floats = rates * panel.exposed(panel.length)
        return units

    @abstractmethod
    def _log_factor(self, x: Floats) -> Floats:
        """The logarithm of what the base forecast is multiplied by, a value a row of `x`."""


def asked(panel: Panel, series: Ints, horizon: int) -> Iterator[Floats]:
    """What is asked of some series, all begun, for each period ahead: rows of features."""
    of = facts(panel, around(panel), series)
    none = np.zeros(len(series), dtype=np.float32)
    for target in range(panel.length, panel.length + horizon):
        yield _matrix(features(of, panel.length, target), none)


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


def _drawn(
    panel: Panel, origin: int, target: int, share: float, random: np.random.Generator
) -> Ints:
    """The series of which a pair is learned from: those begun and known, of each its share."""
    usable = ~np.isnan(panel.rate[:, target]) & (panel.start < origin)
    usable &= random.random(len(usable)) < share
    return np.flatnonzero(usable)


def _matrix(found: dict[str, Floats], promotion: Floats) -> npt.NDArray[np.float32]:
    return np.stack([*found.values(), promotion], axis=1).astype(np.float32)
