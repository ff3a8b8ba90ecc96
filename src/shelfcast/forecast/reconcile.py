"""Should the parts be moved so that they add up to better sums?

AutoETS and theta forecast the company's total too, and, as far as the budget goes, its stores and
categories. Where hearing them was clearly better over the backtest, at all levels together and at
most of its cutoffs, the products' forecasts are moved. Two ways are tried: MinT, which weighs every
sum and every product by how wrong it was (mint.py), and scaling all products to the total, or
halfway. No product moves beyond FACTORS of its own forecast, so that what is closed stays closed.
The loss is the mean over levels of the weighted RMSSE (level_loss.py). The products must not pay
much for the sums: each hundredth that their WAPE grows by must buy at least WORTH hundredths of
that loss, and their WAPE + |bias| may not grow. WAPE alone would forbid
every mending of forecasts that are too low: where demand is skewed it is lowest at the median,
below the mean that sums and orders need. The parts add up all the same.
Sources: top-down by forecast proportions, Hyndman & Athanasopoulos, Forecasting: Principles and
Practice (3rd ed.), section 11.2; combination, Bates & Granger (1969), The combination of forecasts;
MinT, see mint.py.
Not here: the sums' models (models/), the sums (bottom_up.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.level_loss import Ruler, loss
from shelfcast.forecast.series import Floats

FACTORS = (0.7, 1.4)
MARGIN = 0.95
WORTH = 3.0
MINT = ("mint", 1.0)

Aim = tuple[str, float] | None
CANDIDATES: tuple[tuple[str, float], ...] = (
    MINT,
    ("auto_ets", 1.0),
    ("theta", 1.0),
    ("auto_ets", 0.5),
    ("theta", 0.5),
)


@dataclass(frozen=True)
class Trial:
    """Errors at one cutoff, each aim's beside those of leaves left alone (`None`).

    loss: over all levels; leaves: the sum of the leaves' absolute errors; biased: the size of the
    sum of their errors.
    """

    loss: dict[Aim, float]
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


def aimed(leaves: Floats, total: Origin, aim: Aim, minted: Floats | None = None) -> Floats:
    """The leaves, S x H, moved to an aim: MinT's, or scaled to the total's model or halfway there.

    minted: what MinT made of these leaves, where it could.
    """
    if aim == MINT and minted is not None:
        low, high = FACTORS
        bounded: Floats = np.clip(minted, low * leaves, high * leaves)
        return bounded
    if aim is None or aim[0] not in total.units:
        return leaves
    name, weight = aim
    parts = np.nansum(leaves, axis=0)
    return scaled(leaves, weight * total.units[name][0, : len(parts)] + (1 - weight) * parts)


def trial(
    over: Sequence[Ruler],
    leaves: Floats,
    *,
    total: Origin,
    minted: Floats | None,
    horizon: int,
) -> Trial:
    """What moving to each candidate would have done at one cutoff; the leaves' ruler is last."""
    y, near = over[-1].y, leaves[:, :horizon]
    found = Trial({}, {}, {})
    there = {*total.units} | ({MINT[0]} if minted is not None else set())
    for aim in (None, *(aim for aim in CANDIDATES if aim[0] in there)):
        moved = aimed(near, total, aim, minted)
        found.leaves[aim] = float(np.nansum(np.abs(moved - y)))
        found.biased[aim] = float(abs(np.nansum(moved - y)))
        found.loss[aim] = loss(over, np.nan_to_num(moved))
    return found


def decide(trials: Sequence[Trial]) -> Aim:
    """The aim to move to, None to leave the leaves alone."""
    best: Aim = None
    for aim in CANDIDATES:
        if trials and all(aim in one.loss for one in trials) and _better(trials, aim, best):
            best = aim
    return best


def decisions(trials: Sequence[Trial]) -> tuple[list[Aim], Aim]:
    """The decision for each cutoff, made from the others, and the decision made from all."""
    others = [[*trials[:i], *trials[i + 1 :]] for i in range(len(trials))]
    return [decide(rest) for rest in others], decide(trials)


def _better(trials: Sequence[Trial], aim: Aim, than: Aim) -> bool:
    wins = sum(one.loss[aim] < one.loss[than] for one in trials)
    margin = MARGIN if than is None or than == MINT else 1.0
    return (
        sum(one.loss[aim] for one in trials) < margin * sum(one.loss[than] for one in trials)
        and 3 * wins >= 2 * len(trials)
        and _is_worth_it(trials, aim)
    )


def _is_worth_it(trials: Sequence[Trial], aim: Aim) -> bool:
    """Whether the gain over all levels pays for the leaves' loss, and their bias shrinks for it."""
    leaves, plain_leaves = _sums([one.leaves for one in trials], aim)
    biased, plain_biased = _sums([one.biased for one in trials], aim)
    over, plain = _sums([one.loss for one in trials], aim)
    gain = 1 - over / plain if plain > 0 else 0.0
    loss = leaves / plain_leaves - 1 if plain_leaves > 0 else 0.0
    return gain >= WORTH * loss and leaves + biased <= plain_leaves + plain_biased


def _sums(errors: Sequence[dict[Aim, float]], aim: Aim) -> tuple[float, float]:
    """The errors over all cutoffs, moved to the aim and left alone."""
    return sum(one[aim] for one in errors), sum(one[None] for one in errors)
