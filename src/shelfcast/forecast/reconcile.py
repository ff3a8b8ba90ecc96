"""Should the parts be scaled so that they add up to a better total?

Where AutoETS or theta forecast the company's total clearly better than the sum of the products'
forecasts did, over the backtest and at most of its cutoffs, every product's forecast is multiplied
per period by total / sum, a factor kept within FACTORS, provided the products' own WAPE does not
grow by more than a hundredth and their WAPE + |bias| (the measure of choose.py) does not grow. WAPE
alone would forbid every correction of forecasts that are too low, as it favours low ones. The parts add up before and after.
Source: top-down by forecast proportions, Hyndman & Athanasopoulos, Forecasting: Principles and
Practice (3rd ed.), section 11.2.
Not here: the total's models (models/), the sums (bottom_up.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.series import Floats

FACTORS = (0.7, 1.4)
MARGIN = 0.95
LEAF_TOLERANCE = 1.01
CANDIDATES = ("auto_ets", "theta")


@dataclass(frozen=True)
class Trial:
    """Errors at one cutoff, each candidate's beside the plain sum's (`None`).

    total, leaves: sums of absolute errors; biased: the size of the sum of the leaves' errors.
    """

    total: dict[str | None, float]
    leaves: dict[str | None, float]
    biased: dict[str | None, float]


def scaled(leaves: Floats, total: Floats) -> Floats:
    """The leaves, S x H, times a factor per period that brings their sum to `total`, within bounds.

    >>> scaled(np.array([[1.0, 4.0], [3.0, 4.0]]), np.array([5.0, 100.0]))
    array([[1.25, 5.6 ],
           [3.75, 5.6 ]])
    """
    parts = np.nansum(leaves, axis=0)
    ratio = np.divide(total, parts, out=np.ones(len(parts)), where=(parts > 0) & (total > 0))
    moved: Floats = leaves * np.clip(ratio, *FACTORS)
    return moved


def trial(
    leaf_truth: Floats,
    total_truth: Floats,
    leaves: Floats,
    *,
    leaf: Origin,
    total: Origin,
    horizon: int,
) -> Trial:
    """What scaling to each candidate would have done at one cutoff."""
    y, total_y = scored(leaf_truth, leaf, horizon), scored(total_truth, total, horizon)[0]
    total_errors: dict[str | None, float] = {}
    leaf_errors: dict[str | None, float] = {}
    biased: dict[str | None, float] = {}
    for name in (None, *(name for name in CANDIDATES if name in total.units)):
        near = leaves[:, :horizon]
        moved = near if name is None else scaled(near, total.units[name][0, :horizon])
        leaf_errors[name] = float(np.nansum(np.abs(moved - y)))
        biased[name] = float(abs(np.nansum(moved - y)))
        total_errors[name] = float(np.nansum(np.abs(np.nansum(moved, axis=0) - total_y)))
    return Trial(total_errors, leaf_errors, biased)


def decide(trials: Sequence[Trial]) -> str | None:
    """The candidate to scale to, None to leave the sums alone."""
    best: str | None = None
    for name in CANDIDATES:
        if trials and all(name in one.total for one in trials) and _better(trials, name, best):
            best = name
    return best


def decisions(trials: Sequence[Trial]) -> tuple[list[str | None], str | None]:
    """The decision for each cutoff, made from the others, and the decision made from all."""
    others = [[*trials[:i], *trials[i + 1 :]] for i in range(len(trials))]
    return [decide(rest) for rest in others], decide(trials)


def _better(trials: Sequence[Trial], name: str, than: str | None) -> bool:
    wins = sum(one.total[name] < one.total[than] for one in trials)
    margin = MARGIN if than is None else 1.0
    return (
        sum(one.total[name] for one in trials) < margin * sum(one.total[than] for one in trials)
        and 3 * wins >= 2 * len(trials)
        and _spares_the_leaves(trials, name)
    )


def _spares_the_leaves(trials: Sequence[Trial], name: str) -> bool:
    """Whether WAPE grows by less than a hundredth, and WAPE + |bias| not at all."""
    leaves = sum(one.leaves[name] for one in trials), sum(one.leaves[None] for one in trials)
    biased = sum(one.biased[name] for one in trials), sum(one.biased[None] for one in trials)
    return leaves[0] <= LEAF_TOLERANCE * leaves[1] and sum(leaves[:1] + biased[:1]) <= sum(
        leaves[1:] + biased[1:]
    )
