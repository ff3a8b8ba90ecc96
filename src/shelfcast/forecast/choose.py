"""Which model forecasts a product best, or which of them together, going by days it had not seen?

For each class of demand the model whose squared errors are least over the backtest is taken, those
of each series divided by its mean, as the variance of counts grows with it. Absolute errors are
least at the median, 0 for most products, and orders and sums need the mean.
The seasonal naive must win by a twentieth: it repeats the noise of one day, so a narrow win
over few days is mostly luck. For the same reason a class leaves the choice over all classes only
for a model that is clearly better there: by MARGIN in all, and at every cutoff but one. It takes
the choice over all where nothing was sold.
A mixture of models (mixture.py) takes the winner's place in a class where it was clearly better at
cutoffs it was not made from: each cutoff is tried with weights, and a winner, from the others.
While the backtest itself is scored, the choice for a cutoff is made from the other cutoffs, so that
no reported score profits from having picked its own winner.
Source: Kolassa (2016), Evaluating predictive count data distributions in retail sales forecasting,
on absolute errors of intermittent series.
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
    lost = np.stack([np.diagonal(one.square, axis1=1, axis2=2).T for one in over])
    lost = lost * _handicaps(models)[:, None]
    sold = np.sum([_by_class(one.sold[None], one.classes)[0] for one in over], axis=0)
    overall = int(np.argmin(lost.sum(axis=(0, 2))))
    best = lost.sum(axis=0).argmin(axis=0)
    columns = np.arange(len(CLASSES))
    clear = (sold > 0) & _clearly(lost[:, best, columns], lost[:, overall])
    return tuple(models[i] for i in np.where(clear, best, overall))


def _clearly(lost: Floats, than: Floats) -> Floats:
    """Where less was lost by MARGIN over all cutoffs (rows), and at all of them but one."""
    wins = (lost < than).sum(axis=0)
    found: Floats = (lost.sum(axis=0) < MARGIN * than.sum(axis=0)) & (wins >= len(lost) - 1)
    return found


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
    """The scaled squares of each cutoff (rows) and class, with weights from the others."""
    rows = []
    for i, at in enumerate(over):
        weights = weigh([*over[:i], *over[i + 1 :]], at.classes).astype(np.float32)
        error = np.einsum("sm,msh->sh", weights, at.error)
        rows.append(_by_class((error**2).sum(axis=1)[None] / at.mean, at.classes)[0])
    return np.stack(rows)


def _best_kind(lost: dict[str, Floats]) -> str:
    """The mixture that lost least, where that is clearly less than the winner."""
    best = min(lost, key=lambda kind: float(lost[kind].sum()))
    return best if _clearly(lost[best][:, None], lost[WINNER][:, None])[0] else WINNER


def _handicaps(models: tuple[str, ...]) -> Floats:
    return np.array([NAIVE_HANDICAP**2 if name == BASELINE else 1.0 for name in models])


def _by_class(values: Floats, classes: Ints) -> Floats:
    """Sums over the series of each class, n x S -> n x classes."""
    return np.stack([np.bincount(classes, row, len(CLASSES)) for row in values]).astype(np.float64)
