"""What would the parts be if the forecasts of their sums were heard too, each by how right it was?

AutoETS and theta forecast sums: the total, stores, categories, as far as the budget goes. Of each
level the one with the least error counts. mint.py then weighs them against the products' own
forecasts, by the errors of the other cutoffs; no product moves beyond the bounds given. Levels that
hold the same sums twice, and levels that nothing but the baseline forecast, are left out. What is
published is always the sum of the parts.
Not here: the algebra (mint.py), whether it is any better (reconcile.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from shelfcast.forecast import mint
from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.level import Level
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.series import Floats

MOST_SUMS = 400


@dataclass(frozen=True)
class Evidence:
    """Errors at each cutoff, of the leaves (S x H) and of every rival of each level (G x H)."""

    levels: Sequence[Level]
    horizon: int
    leaves: list[Floats]
    rivals: list[dict[str, list[Floats]]]

    def leaves_at(self, origins: Sequence[Origin], mean: Floats, over: Sequence[int]) -> Floats:
        """Leaves, S x H, that hear the sums forecast at `origins`, by errors of cutoffs `over`."""
        names = [_best(level, over) for level in self.rivals]
        pairs = list(zip(self.rivals, names, strict=True))
        sums = [np.hstack([errors[name][i] for i in over]) for errors, name in pairs]
        found = mint.weights(
            self.member, np.hstack([self.leaves[i] for i in over]), np.vstack(sums)
        )
        leaves = np.nan_to_num(mean[:, : self.horizon])
        units = [at.units[name] for at, name in zip(origins, names, strict=True)]
        apart = np.nan_to_num(np.vstack(units)[:, : self.horizon] - self.member @ leaves)
        return found.reconciled(leaves, apart)

    @property
    def member(self) -> sparse.csr_array:
        """Which leaf belongs to which sum, of all levels one below the other."""
        return sparse.csr_array(sparse.vstack([level.groups.member for level in self.levels]))


def told(levels: Sequence[Level]) -> list[Level]:
    """The levels of sums that a rival forecast and no earlier one repeats, MOST_SUMS in all."""
    found: list[Level] = []
    for level in levels:
        size = sum(one.groups.keys.height for one in found) + level.groups.keys.height
        repeated = any(np.array_equal(level.groups.group, one.groups.group) for one in found)
        if level.origins and _rivals(level.last) and not repeated and size <= MOST_SUMS:
            found.append(level)
    return found


def mint_leaves(
    bottom: Level, levels: Sequence[Level], means: Sequence[Floats], last: Floats, horizon: int
) -> tuple[list[Floats], Floats] | None:
    """Leaves at each cutoff, S x horizon, by the errors of the others, and at the end by all.

    means: leaves at each cutoff; last: at the end. None where there are no rivals of the sums, or
    only one cutoff to learn from.
    """
    levels, number = told(levels), len(means)
    if not levels or number < 2:
        return None
    of = Evidence(
        levels,
        horizon,
        [_error(bottom, i, mean, horizon) for i, mean in enumerate(means)],
        [_rival_errors(level, horizon) for level in levels],
    )
    found = [
        of.leaves_at(
            [level.origins[i] for level in levels], mean, [j for j in range(number) if j != i]
        )
        for i, mean in enumerate(means)
    ]
    return found, of.leaves_at([level.last for level in levels], last, list(range(number)))


def _rivals(at: Origin) -> list[str]:
    return [name for name in at.units if name != BASELINE]


def _rival_errors(level: Level, horizon: int) -> dict[str, list[Floats]]:
    return {
        name: [_error(level, i, at.units[name], horizon) for i, at in enumerate(level.origins)]
        for name in _rivals(level.last)
    }


def _error(level: Level, number: int, mean: Floats, horizon: int) -> Floats:
    """Forecast less truth; 0 where nothing is to be scored."""
    y = scored(level.truth, level.origins[number], horizon)
    error: Floats = np.nan_to_num(mean[:, :horizon] - y)
    return error


def _best(errors: dict[str, list[Floats]], over: Sequence[int]) -> str:
    """The rival with the least squared error at those cutoffs."""
    return min(errors, key=lambda name: sum(float((errors[name][i] ** 2).sum()) for i in over))
