"""Which model forecasts a product best, or which of them together, going by days it had not seen?

For each class of demand the candidate with the least WAPE + |bias| over the backtest is taken, the
bias being that of each cutoff: too much in spring does not make up for too little in autumn. WAPE
alone favours forecasts that are too low where most days sell nothing; the bias term keeps the sums
right. The seasonal naive must win by a twentieth: it repeats the noise of one day, so a narrow win
over few days is mostly luck. For the same reason a class leaves the choice over all classes only
for a model that is better there by MARGIN, and takes it where nothing was sold.
A mixture of models (mixture.py) takes the winner's place in a class where, at cutoffs it was not
made from, it was better by MARGIN in all and at every one but one: each cutoff is tried with
weights, and a winner, from the others.
While the backtest itself is scored, the choice for a cutoff is made from the other cutoffs, so that
no reported score profits from having picked its own winner.
Source: the score of the VN1 Forecasting Accuracy Challenge (2024), Vandeput.
Not here: the models, the classes (demand_class.py), the weights (mixture.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.mixture import Errors, own, shares
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.series import Floats, Ints

DEFAULT = "moving_average"
NAIVE_HANDICAP = 1.05
MARGIN = 0.97
FEWEST = 3
MIXTURE = "mixture"
WINNER = "winner"
CERTAIN = 0.999


@dataclass(frozen=True)
class Choice:
    """What forecasts each series. kinds: how, by class; weights: S x M, each row adds up to 1."""

    models: tuple[str, ...]
    kinds: tuple[str, ...]
    weights: Floats

    def names(self) -> list[str]:
        """Who forecasts each series: a model, or MIXTURE."""
        best = np.array(self.models)[self.weights.argmax(axis=1)]
        return [str(name) for name in np.where(self.weights.max(axis=1) > CERTAIN, best, MIXTURE)]

    def weight(self, model: str) -> Floats:
        """The weight of a model in each series, S; 0 where it was not tried."""
        if model not in self.models:
            return np.zeros(len(self.weights))
        found: Floats = self.weights[:, self.models.index(model)]
        return found

    def said(self, classes: Ints, of: int) -> str:
        """The models of a class in words, with their mean weights where they are mixed."""
        rows = self.weights[classes == of]
        mean = rows.mean(axis=0) if len(rows) else np.zeros(len(self.models))
        order = [i for i in np.argsort(-mean, kind="stable") if mean[i] >= 0.005]
        if len(order) == 1:
            return str(self.models[order[0]])
        return " + ".join(f"{mean[i]:.2f} {self.models[i]}" for i in order)


def choose(over: Sequence[Errors], models: tuple[str, ...], classes: Ints) -> Choice:
    """The choice made from the errors of those cutoffs, for series of those classes."""
    if not over or sum(float(one.sold.sum()) for one in over) <= 0:
        column = models.index(DEFAULT if DEFAULT in models else BASELINE)
        weights = np.tile(np.eye(len(models))[column], (len(classes), 1))
        return Choice(models, (WINNER,) * len(CLASSES), weights)
    kinds = best_kinds(over)
    weights = np.zeros((len(classes), len(models)))
    for kind in set(kinds):
        rows = np.array([of == kind for of in kinds])[classes]
        if rows.any():
            weights[rows] = KINDS[kind](over, classes)[rows]
    return Choice(models, kinds, weights)


def choices(
    over: Sequence[Errors], models: tuple[str, ...], classes: Ints
) -> tuple[list[Choice], Choice]:
    """The choice for each cutoff, made from the others, and the one for `classes` made from all."""
    others = [[*over[:i], *over[i + 1 :]] or list(over) for i in range(len(over))]
    each = [choose(rest, models, at.classes) for rest, at in zip(others, over, strict=True)]
    return each, choose(over, models, classes)


def best_kinds(over: Sequence[Errors]) -> tuple[str, ...]:
    """How each class is forecast: the winner, or the kind of mixture that beat it elsewhere."""
    if len(over) < FEWEST:
        return (WINNER,) * len(CLASSES)
    lost = {kind: _held_out(over, weigh) for kind, weigh in KINDS.items()}
    return tuple(_best_kind({k: v[:, of] for k, v in lost.items()}) for of in range(len(CLASSES)))


def winners(over: Sequence[Errors]) -> tuple[str, ...]:
    """The one model of each class: that of all, or one that is clearly better in the class."""
    models = over[0].models
    absolute = np.sum([_by_class(one.absolute, one.classes) for one in over], axis=0)
    signed = [_by_class(one.error.sum(axis=2), one.classes) for one in over]
    biased = np.sum([np.abs(one) for one in signed], axis=0)
    in_all = np.sum([np.abs(one.sum(axis=1)) for one in signed], axis=0)
    sold = np.sum([_by_class(one.sold[None], one.classes)[0] for one in over], axis=0)
    overall = int(np.argmin((absolute.sum(axis=1) + in_all) * _handicaps(models)))
    lost = (absolute + biased) * _handicaps(models)[:, None]
    clear = (sold > 0) & (lost.min(axis=0) < MARGIN * lost[overall])
    return tuple(models[i] for i in np.where(clear, lost.argmin(axis=0), overall))


def _won(over: Sequence[Errors], classes: Ints) -> Floats:
    models = over[0].models
    columns = np.array([models.index(name) for name in winners(over)])
    weights: Floats = np.eye(len(models))[columns[classes]]
    return weights


def _shared(over: Sequence[Errors], classes: Ints) -> Floats:
    weights = shares(over)[classes]
    return np.where(weights.sum(axis=1, keepdims=True) > 0, weights, _won(over, classes))


def _owned(over: Sequence[Errors], classes: Ints) -> Floats:
    return own(over, classes, 2)


def _owned_sharply(over: Sequence[Errors], classes: Ints) -> Floats:
    return own(over, classes, 4)


KINDS: dict[str, Callable[[Sequence[Errors], Ints], Floats]] = {
    WINNER: _won,
    "shares": _shared,
    "own": _owned,
    "own_sharply": _owned_sharply,
}


def _held_out(over: Sequence[Errors], weigh: Callable[[Sequence[Errors], Ints], Floats]) -> Floats:
    """WAPE's top + |bias|'s of each cutoff (rows) and class, with weights from the others."""
    rows = []
    for i, at in enumerate(over):
        weights = weigh([*over[:i], *over[i + 1 :]], at.classes).astype(np.float32)
        error = np.einsum("sm,msh->sh", weights, at.error)
        parts = np.stack([np.abs(error).sum(axis=1), error.sum(axis=1)])
        absolute, signed = _by_class(parts, at.classes)
        rows.append(absolute + np.abs(signed))
    return np.stack(rows)


def _best_kind(lost: dict[str, Floats]) -> str:
    """The mixture that lost least, where that is less than the winner by MARGIN, all but once."""
    best = min(lost, key=lambda kind: float(lost[kind].sum()))
    wins = int((lost[best] < lost[WINNER]).sum())
    clear = lost[best].sum() < MARGIN * lost[WINNER].sum() and wins >= len(lost[best]) - 1
    return best if clear else WINNER


def _handicaps(models: tuple[str, ...]) -> Floats:
    return np.array([NAIVE_HANDICAP if name == BASELINE else 1.0 for name in models])


def _by_class(values: Floats, classes: Ints) -> Floats:
    """Sums over the series of each class, n x S -> n x classes."""
    return np.stack([np.bincount(classes, row, len(CLASSES)) for row in values]).astype(np.float64)
