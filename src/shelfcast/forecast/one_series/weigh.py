"""Which of the models is to be believed, and how far off is each of them?

Each model is taken with its errors on four scales: additive or in proportion to what it said,
measured over a short memory or over all of the past. A model's past forecasts, each with the scale
known then, are scored by the log of a Student t density; recent ones count more. Weights are
prior x exp(score): those of Bayesian model averaging, tempered.
Source: dynamic model averaging, Raftery, Karny & Ettler (2010), Technometrics 52(1), equation 5 (a
forgetting factor on the past score).
Not here: the models (models.py), the paths (futures.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from shelfcast.forecast.one_series.likelihood import log_in_bin
from shelfcast.forecast.one_series.models import Models
from shelfcast.forecast.one_series.past import Floats, Past
from shelfcast.forecast.one_series.special import Special

SCALES = ((8.0, False), (np.inf, False), (np.inf, True))
SCALE_PRIOR = 2.0
FORGETTING = 0.98
TEMPER = 1.0
LEAST_SCALE = 1e-3
LEAST_SAID = 0.15
LEARNING = 2
# A first sale after long silence is no measure of the errors to come.
FURTHEST = 6.0


@dataclass(frozen=True)
class Believed:
    """v models with a scale: `weight` (v,), `model` (v,) its row in Models, `scale` (v,) now.

    `misses` (v, n) are past errors in scales, NaN where nothing can be said; `relative` (v,).
    """

    weight: Floats
    model: np.ndarray
    scale: Floats
    misses: Floats
    relative: np.ndarray


def believed(past: Past, found: Models, specials: Sequence[Special]) -> Believed:
    """How far each model is believed after the past."""
    n = len(past.demand)
    scored = past.known & (np.arange(n) >= LEARNING)
    m = len(found.said)
    said = np.maximum(found.said[:, :n], 0.0)
    typical = typical_variance(past)
    scales, misses, logs = [], [], []
    for memory, relative in SCALES:
        per = np.maximum(said, LEAST_SAID) if relative else np.ones_like(said)
        learned, raw = (past.learned - said) / per, (past.demand - said) / per
        scale = _scale(learned, scored, memory, typical)
        scales.append(scale[:, -1])
        logs.append(log_in_bin(past.demand, said, scale[:, :-1] * per, past.bin))
        misses.append(np.where(scored, np.clip(raw / scale[:, :-1], -FURTHEST, FURTHEST), np.nan))
    age = FORGETTING ** np.arange(n - 1, -1, -1)
    prior = np.tile(found.prior / len(SCALES), len(SCALES))
    for special in specials:
        logs.append(special.logs)
        prior = np.concatenate(
            [
                prior * (1 - special.share),
                np.full(len(special.logs), special.share / len(special.logs)),
            ]
        )
    score = TEMPER * np.where(scored, np.concatenate(logs), 0.0) @ age + np.log(prior)
    weight = np.exp(score - score.max())
    return Believed(
        weight / weight.sum(),
        np.tile(np.arange(m), len(SCALES)),
        np.concatenate(scales),
        np.concatenate(misses),
        np.repeat([relative for _, relative in SCALES], m),
    )


def typical_variance(past: Past) -> float:
    """A first guess at the scale of errors: what lies between one period and the next."""
    values = past.learned[past.known]
    if len(values) < 2:
        return 0.5
    return max(float(np.mean(np.diff(values) ** 2)) / 2, LEAST_SCALE)


def _scale(errors: Floats, scored: np.ndarray, memory: float, typical: float) -> Floats:
    """The scale (m, n + 1) known before each period, and now, from the errors before it."""
    discount = 1.0 - 1.0 / memory
    squares = np.where(scored, errors**2, 0.0)
    total = lfilter([1.0], [1.0, -discount], squares, axis=1)
    count = lfilter([1.0], [1.0, -discount], scored.astype(float))
    first = np.zeros((len(errors), 1))
    total, count = np.concatenate([first, total], axis=1), np.concatenate([[0.0], count])
    return np.sqrt((total + SCALE_PRIOR * typical) / (count + SCALE_PRIOR)) + LEAST_SCALE
