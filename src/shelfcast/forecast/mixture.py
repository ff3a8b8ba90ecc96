"""Would several models together forecast better than the best of them?

Two ways to weigh models, both from errors at cutoffs. `shares`: one set of weights for a class of
demand, those that make the squared errors least, each series weighing by its own mean so that a
large one does not decide alone; weights below LEAST are dropped. `own`: each series has weights of
its own, the inverse of its absolute error to a power. So that a series with little to show does not
follow its luck, the errors of its class count as much as one cutoff of its own.
Weights are never negative and add up to 1, so a mixture lies between its models.
Sources: Bates & Granger (1969), The combination of forecasts, Operational Research Quarterly 20;
Hyndman & Athanasopoulos (3rd ed.), section 13.4.
Not here: whether a mixture is used (choose.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.series import Floats, Ints

LEAST = 0.1
TINY = 1e-9


@dataclass(frozen=True)
class Errors:
    """What each model got wrong at one cutoff.

    error: M x S x h, forecast minus truth, 0 where not scored. absolute: M x S, sums over periods.
    sold: S. classes: S. mean: S, units lately, not far below the mean of all. square: classes x M
    x M, products of errors over those means.
    """

    models: tuple[str, ...]
    error: npt.NDArray[np.float32]
    absolute: Floats
    sold: Floats
    classes: Ints
    square: Floats
    mean: Floats


def errors(truth: Floats, at: Origin, horizon: int) -> Errors:
    """The errors of one cutoff."""
    y = scored(truth, at, horizon)
    models = tuple(at.units)
    missed = [np.nan_to_num(at.units[name][:, :horizon] - y) for name in models]
    error: npt.NDArray[np.float32] = np.stack(missed).astype(np.float32)
    square = np.zeros((len(CLASSES), len(models), len(models)))
    mean = np.maximum(at.recent, max(float(at.recent.mean()), TINY) / 100)
    root = np.sqrt(mean)
    for of in np.unique(at.classes):
        rows = at.classes == of
        flat = (error[:, rows] / root[rows, None]).reshape(len(models), -1)
        square[of] = flat @ flat.T
    absolute = np.abs(error).sum(axis=2)
    return Errors(models, error, absolute, np.nansum(y, 1), at.classes, square, mean)


def shares(over: Sequence[Errors]) -> Floats:
    """Weights of each class, classes x M, by least squares; zeros where nothing was scored.

    Two models whose errors cancel share alike:

    >>> square = np.array([[[1.0, -0.5], [-0.5, 1.0]]])
    >>> simplex(square[0])
    array([0.5, 0.5])
    """
    square = np.sum([one.square for one in over], axis=0)
    return np.stack([simplex(of) for of in square])


def simplex(square: Floats) -> Floats:
    """The w >= 0 that adds up to 1 with the least w' square w, without weights below LEAST."""
    kept = np.arange(len(square))
    for _ in range(len(square)):
        weights = _least(square[np.ix_(kept, kept)])
        if not weights.any() or (weights >= LEAST).all():
            break
        kept = kept[weights >= LEAST]
    out = np.zeros(len(square))
    out[kept] = weights
    return out


def _least(square: Floats) -> Floats:
    """Non-negative least squares with a heavy row that asks the weights to add up to 1."""
    values, vectors = np.linalg.eigh(square)
    size = max(float(values.max()), 0.0)
    if size <= 0:
        return np.zeros(len(square))
    root = np.sqrt(np.maximum(values, 0) / size)[:, None] * vectors.T
    heavy = 1e3 * np.ones((1, len(square)))
    weights: Floats = nnls(np.vstack([root, heavy]), np.append(np.zeros(len(square)), 1e3))[0]
    weights /= weights.sum()
    return weights


def own(over: Sequence[Errors], classes: Ints, power: int) -> Floats:
    """Weights of each series, S x M: the inverse of its errors, and its class's, to `power`.

    A series' errors at each cutoff are told as shares of the mean over models, so that all cutoffs
    count alike.
    """
    ratio = np.mean([_ratio(one.absolute) for one in over], axis=0)
    total = np.sum([one.absolute for one in over], axis=0)
    of_class = np.ones((len(CLASSES), len(total)))
    for of in np.unique(classes):
        of_class[of] = _ratio(total[:, classes == of].sum(axis=1))
    with_class = (len(over) * ratio.T + of_class[classes]) / (len(over) + 1)
    weights: Floats = np.maximum(with_class, 1e-3) ** -power
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _ratio(absolute: Floats) -> Floats:
    """Errors over their mean over the models (the first axis); 1 where there was none."""
    mean = absolute.mean(axis=0)
    found: Floats = np.divide(absolute, mean, out=np.ones_like(absolute), where=mean > 0)
    return found


def mixed(weights: Floats, at: Origin) -> Floats:
    """The forecast of each series, S x H: its weights (S x M) times the models' forecasts."""
    found = np.zeros_like(next(iter(at.units.values())), dtype=np.float64)
    for column, units in enumerate(at.units.values()):
        of = weights[:, [column]]
        found += np.where(of > 0, of * units, 0.0)
    begun = np.isfinite(next(iter(at.units.values())))
    return np.where(begun, found, np.nan)
