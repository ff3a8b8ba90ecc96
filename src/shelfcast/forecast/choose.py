"""Which model forecasts a product best, going by days it had not seen?

For each class of demand the candidate with the least WAPE + |bias| over the backtest is taken, the
bias being that of each cutoff: too much in spring does not make up for too little in autumn. WAPE
alone favours forecasts that are too low where most days sell nothing; the bias term keeps the sums
right. The seasonal naive must win by a twentieth: it repeats the noise of one day, so a narrow win
over few days is mostly luck. A class in which nothing was sold takes the choice over all classes.
While the backtest itself is scored, the choice for a cutoff is made from the other cutoffs, so that
no reported score profits from having picked its own winner.
Source: the score of the VN1 Forecasting Accuracy Challenge (2024), Vandeput.
Not here: the models, the classes (demand_class.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.series import Floats, Ints

DEFAULT = "moving_average"
NAIVE_HANDICAP = 1.05


@dataclass(frozen=True)
class Losses:
    """Sums over scored rows at one cutoff, each classes x models; sold: classes."""

    models: tuple[str, ...]
    absolute: Floats
    signed: Floats
    sold: Floats


def losses(truth: Floats, at: Origin, horizon: int) -> Losses:
    """The sums of one cutoff."""
    y = scored(truth, at, horizon)
    models = tuple(at.units)
    shape = (len(CLASSES), len(models))
    absolute, signed = np.zeros(shape), np.zeros(shape)
    for column, name in enumerate(models):
        error = np.nan_to_num(at.units[name][:, :horizon] - y)
        absolute[:, column] = _by_class(np.abs(error).sum(axis=1), at.classes)
        signed[:, column] = _by_class(error.sum(axis=1), at.classes)
    return Losses(models, absolute, signed, _by_class(np.nansum(y, axis=1), at.classes))


def choose(over: Sequence[Losses]) -> tuple[str, ...]:
    """The model of each class; DEFAULT everywhere where nothing could be scored."""
    if not over or sum(float(one.sold.sum()) for one in over) <= 0:
        return (DEFAULT,) * len(CLASSES)
    sold = np.sum([one.sold for one in over], axis=0)
    absolute = np.sum([one.absolute for one in over], axis=0)
    biased = np.sum([np.abs(one.signed) for one in over], axis=0)
    in_all = np.sum([np.abs(one.signed.sum(axis=0)) for one in over], axis=0)
    overall = _best(absolute.sum(axis=0), in_all, over[0].models)
    return tuple(
        _best(absolute[row], biased[row], over[0].models) if sold[row] > 0 else overall
        for row in range(len(CLASSES))
    )


def choices(over: Sequence[Losses]) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """The choice for each cutoff, made from the others, and the choice made from all."""
    others = [[*over[:i], *over[i + 1 :]] or list(over) for i in range(len(over))]
    return [choose(rest) for rest in others], choose(over)


def chosen_units(at: Origin, choice: Sequence[str]) -> Floats:
    """Each series' forecast by the model of its class, S x H."""
    units = np.stack([at.units[name] for name in choice])
    found: Floats = units[at.classes, np.arange(len(at.classes))]
    return found


def _best(absolute: Floats, biased: Floats, models: tuple[str, ...]) -> str:
    handicap = np.array([NAIVE_HANDICAP if name == BASELINE else 1.0 for name in models])
    return models[int(np.argmin((absolute + biased) * handicap))]


def _by_class(values: Floats, classes: Ints) -> Floats:
    return np.bincount(classes, weights=values, minlength=len(CLASSES)).astype(np.float64)
