"""Should the parts be scaled so that they add up to a better total?

AutoETS and theta forecast the company's total too. Where one of them, or the mean of it and the sum
of the products' forecasts, was clearly better than that sum over the backtest and at most of its
cutoffs, every product's forecast is multiplied per period by aim / sum, a factor kept within
FACTORS. The products must not pay much for it: each hundredth that their WAPE grows by must buy at
least WORTH hundredths of the total's, and their WAPE + |bias| (the measure of choose.py) may not
grow. WAPE alone would forbid every mending of forecasts that are too low: where demand is skewed it
is lowest at the median, below the mean that sums and orders need. The parts add up all the same.
Sources: top-down by forecast proportions, Hyndman & Athanasopoulos, Forecasting: Principles and
Practice (3rd ed.), section 11.2; combination, Bates & Granger (1969), The combination of forecasts.
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
WORTH = 3.0

Aim = tuple[str, float] | None
CANDIDATES: tuple[tuple[str, float], ...] = (
    ("auto_ets", 1.0),
    ("theta", 1.0),
    ("auto_ets", 0.5),
    ("theta", 0.5),
)


@dataclass(frozen=True)
class Trial:
    """Errors at one cutoff, each aim's beside the plain sum's (`None`).

    total, leaves: sums of absolute errors; biased: the size of the sum of the leaves' errors.
    """

    total: dict[Aim, float]
    leaves: dict[Aim, float]
    biased: dict[Aim, float]


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


def aimed(leaves: Floats, total: Origin, aim: Aim) -> Floats:
    """The leaves, S x H, scaled to an aim: the total's model, or its mean with the sum."""
    if aim is None or aim[0] not in total.units:
        return leaves
    name, weight = aim
    parts = np.nansum(leaves, axis=0)
    return scaled(leaves, weight * total.units[name][0, : len(parts)] + (1 - weight) * parts)


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
    total_errors: dict[Aim, float] = {}
    leaf_errors: dict[Aim, float] = {}
    biased: dict[Aim, float] = {}
    near = leaves[:, :horizon]
    for aim in (None, *(aim for aim in CANDIDATES if aim[0] in total.units)):
        moved = aimed(near, total, aim)
        leaf_errors[aim] = float(np.nansum(np.abs(moved - y)))
        biased[aim] = float(abs(np.nansum(moved - y)))
        total_errors[aim] = float(np.nansum(np.abs(np.nansum(moved, axis=0) - total_y)))
    return Trial(total_errors, leaf_errors, biased)


def decide(trials: Sequence[Trial]) -> Aim:
    """The aim to scale to, None to leave the sums alone."""
    best: Aim = None
    for aim in CANDIDATES:
        if trials and all(aim in one.total for one in trials) and _better(trials, aim, best):
            best = aim
    return best


def decisions(trials: Sequence[Trial]) -> tuple[list[Aim], Aim]:
    """The decision for each cutoff, made from the others, and the decision made from all."""
    others = [[*trials[:i], *trials[i + 1 :]] for i in range(len(trials))]
    return [decide(rest) for rest in others], decide(trials)


def _better(trials: Sequence[Trial], aim: Aim, than: Aim) -> bool:
    wins = sum(one.total[aim] < one.total[than] for one in trials)
    margin = MARGIN if than is None else 1.0
    return (
        sum(one.total[aim] for one in trials) < margin * sum(one.total[than] for one in trials)
        and 3 * wins >= 2 * len(trials)
        and _is_worth_it(trials, aim)
    )


def _is_worth_it(trials: Sequence[Trial], aim: Aim) -> bool:
    """Whether the total's gain pays for the leaves' loss, and the leaves' bias shrinks for it."""
    leaves, plain_leaves = _sums([one.leaves for one in trials], aim)
    biased, plain_biased = _sums([one.biased for one in trials], aim)
    total, plain_total = _sums([one.total for one in trials], aim)
    gain = 1 - total / plain_total if plain_total > 0 else 0.0
    loss = leaves / plain_leaves - 1 if plain_leaves > 0 else 0.0
    return gain >= WORTH * loss and leaves + biased <= plain_leaves + plain_biased


def _sums(errors: Sequence[dict[Aim, float]], aim: Aim) -> tuple[float, float]:
    """The errors over all cutoffs, scaled to the aim and left alone."""
    return sum(one[aim] for one in errors), sum(one[None] for one in errors)
