"""How may one product's demand go on, given nothing but its own past?

Sample paths from a mixture of small models (models.py), each drawn as often as it is believed
(weigh.py). A path's errors are drawn from its model's past misses, recent ones oftener, and
from a Student t where the past is short; each moves the level of the periods after it as it would
have moved the model's own. Nothing is learned from other products.
Units: units per period. Deterministic for a seed.
Source: mixtures by past score, see weigh.py; paths by innovations, Hyndman et al. (2008),
Forecasting with Exponential Smoothing, section 6.1.
Not here: what to order (inventory/advise).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.one_series.draws import evenly, shock
from shelfcast.forecast.one_series.models import Models, models
from shelfcast.forecast.one_series.past import Flags, Floats, Past, past_of
from shelfcast.forecast.one_series.rare import rare
from shelfcast.forecast.one_series.shifts import shifts
from shelfcast.forecast.one_series.weigh import LEAST_SAID, Believed, believed, typical_variance

SAMPLES = 256
RECENT = 0.97
# The past's own misses have half the say once there are this many of them.
ENOUGH = 50.0
LEAST_WEIGHT = 0.004
# No path sells more in a period than this many times the best period ever.
HIGHEST = 3.0


@dataclass(frozen=True)
class Futures:
    """`units` (N, H): demand of N paths over H periods. `shares`: belief in each kind of model."""

    units: Floats
    shares: dict[str, float]


def futures(
    history: Floats,
    horizon: int,
    *,
    in_stock: Flags | None = None,
    season: int | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Futures:
    """Paths of the `horizon` periods after `history` (n,), n >= 1, NaN where unknown."""
    past = past_of(np.asarray(history, dtype=np.float64), in_stock, season)
    found = models(past, horizon, season)
    specials = [model for model in (rare(past), shifts(past, typical_variance(past))) if model]
    belief = believed(past, found, specials)
    chosen = _chosen(belief.weight, samples)
    random = np.random.default_rng(seed)
    units = np.empty((samples, horizon))
    regular = chosen < len(belief.scale)
    errors = _errors(belief, chosen[regular], horizon, random)
    units[regular] = _paths(past, found, belief, chosen[regular], errors)
    names = [found.names[row] for row in belief.model]
    for special in specials:
        for variant in range(len(special.logs)):
            mine = chosen == len(names)
            units[mine] = special.draw(variant, int(mine.sum()), horizon, random)
            names.append(special.name)
    units = np.minimum(units, HIGHEST * past.demand.max()) * past.unit
    units = np.maximum(np.rint(units) if past.whole else units, 0.0)
    shares: dict[str, float] = {}
    for row, count in zip(*np.unique(chosen, return_counts=True), strict=True):
        name = names[row]
        shares[name] = shares.get(name, 0.0) + float(count) / samples
    return Futures(units, shares)


def _chosen(weight: Floats, samples: int) -> np.ndarray:
    """The row of each path: each as often as its weight says, the least believed left out."""
    weight = np.where(weight < min(LEAST_WEIGHT, weight.max()), 0.0, weight)
    steps = np.cumsum(weight) / weight.sum()
    return np.searchsorted(steps, (np.arange(samples) + 0.5) / samples)


def _errors(
    belief: Believed, chosen: np.ndarray, horizon: int, random: np.random.Generator
) -> Floats:
    """Errors in scales (N, H): each period's are spread evenly over the paths of a model."""
    samples = len(chosen)
    errors = np.empty((samples, horizon))
    n = belief.misses.shape[1]
    recent = RECENT ** np.arange(n - 1, -1, -1)
    for row in np.unique(chosen):
        mine = np.flatnonzero(chosen == row)
        level = evenly(len(mine), horizon, random)
        errors[mine] = _drawn(belief.misses[row], recent, level)
    return errors


def _drawn(misses: Floats, recent: Floats, level: Floats) -> Floats:
    """Quantiles of the past's misses and of a Student t, the more of the past the longer it is."""
    told = np.isfinite(misses)
    curve = shock(level)
    if told.sum() < 3:
        return curve
    order = np.argsort(misses[told], kind="stable")
    weight = recent[told][order]
    steps = (np.cumsum(weight) - weight / 2) / weight.sum()
    own = np.interp(level, steps, misses[told][order])
    share = weight.sum() / (weight.sum() + ENOUGH)
    mixed: Floats = share * own + (1 - share) * curve
    return mixed


def _paths(
    past: Past, found: Models, belief: Believed, chosen: np.ndarray, errors: Floats
) -> Floats:
    n, horizon = len(past.demand), errors.shape[1]
    row = belief.model[chosen]
    said = np.maximum(found.said[row, n:], 0.0)
    per = np.where(belief.relative[chosen][:, None], np.maximum(said, LEAST_SAID), 1.0)
    shocks = errors * belief.scale[chosen][:, None] * per
    paths = said + shocks
    for back in range(1, horizon):
        paths[:, back:] += found.spread[row, back - 1][:, None] * shocks[:, :-back]
    return np.asarray(paths)
