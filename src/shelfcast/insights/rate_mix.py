"""How much of a change in a ratio is the groups' own rates, and how much their weights?

A ratio is R = N / D (margin: profit over revenue). A group g has the rate r = N_g / D_g and the
weight w = D_g / D, so that R is the weighted mean of the rates. Before is 0, now is 1:

    rate_g = (w0 + w1) / 2 x (r1 - r0)
    mix_g  = ((r0 + r1) / 2 - (R0 + R1) / 2) x (w1 - w0)

Weights add up to 1 in both periods, so taking the mean ratio off changes no sum, and all parts
together are R1 - R0. A group without a denominator before (now) has no rate to compare: its mix is
its `new` (`lost`).
Source: the midpoint form of Bennet (1920), as for money (price_volume_mix.py), on a weighted mean;
the same as Kitagawa 1955, "Components of a difference between two rates".
Rounding: the ratio before and now are rounded to `step`; parts are rounded so that they add up to
the difference of these two (apportion.py).
Not here: which metric is over which (metrics/ratio.py).
"""

from __future__ import annotations

from decimal import Decimal
from math import fsum

import numpy as np
import polars as pl

from shelfcast.insights.apportion import apportion, to_step

RATE_PARTS = ("rate", "mix", "new", "lost")
SHARE = pl.Decimal(38, 8)
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


def rate_mix(groups: pl.DataFrame, group: str, step: Decimal) -> pl.DataFrame:
    """One row a value of `group`: its ratio and weight before and now, its change and parts.

    `groups` has `over_before`, `over_now` (numerator) and `under_before`, `under_now`
    (denominator). `change` is what the group contributes to the change of the whole, the sum of
    its parts; over the rows the parts add up to `whole_change(groups, step)`.

    >>> shops = pl.DataFrame({"shop": ["A", "B"], "over_before": [10, 30], "over_now": [30, 30],
    ...     "under_before": [100, 100], "under_now": [200, 100]})
    >>> found = rate_mix(shops, "shop", Decimal("0.0001"))
    >>> [[f"{value:.4f}" for value in found[name]] for name in ("rate", "mix")]
    [['0.0292', '0.0000'], ['-0.0125', '-0.0167']]
    """
    numbers = groups.group_by(group).agg(
        pl.col("over_before", "over_now", "under_before", "under_now").cast(pl.Float64).sum()
    )
    numbers = numbers.sort(group, nulls_last=True)
    parts = _parts(numbers)
    total = whole_change(numbers, step)
    heads = apportion([fsum(parts[name]) for name in RATE_PARTS], total, step)
    columns = [
        pl.Series(name, apportion(list(parts[name]), head, step), dtype=SHARE)
        for name, head in zip(RATE_PARTS, heads, strict=True)
    ]
    named = numbers.select(group, *_described()).with_columns(*columns)
    return named.with_columns(change=pl.sum_horizontal(RATE_PARTS).cast(SHARE))


def whole_ratio(numbers: pl.DataFrame, when: str, step: Decimal) -> Decimal | None:
    """The ratio of all groups in one period; None without a denominator."""
    under = fsum(numbers[f"under_{when}"].cast(pl.Float64))
    return to_step(fsum(numbers[f"over_{when}"].cast(pl.Float64)) / under, step) if under else None


def whole_change(numbers: pl.DataFrame, step: Decimal) -> Decimal:
    """The ratio now less the ratio before, both rounded; ValueError where one does not exist."""
    before, now = (whole_ratio(numbers, when, step) for when in ("before", "now"))
    if before is None or now is None:
        raise ValueError("a ratio without a denominator has no change")
    return now - before


def _parts(numbers: pl.DataFrame) -> dict[str, Floats]:
    names = ("over_before", "over_now", "under_before", "under_now")
    n0, n1, d0, d1 = (numbers[name].to_numpy() for name in names)
    whole = (fsum(n0) / fsum(d0) + fsum(n1) / fsum(d1)) / 2
    w0, w1 = d0 / fsum(d0), d1 / fsum(d1)
    there = (d0 != 0, d1 != 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        r0, r1 = np.where(there[0], n0 / d0, n1 / d1), np.where(there[1], n1 / d1, n0 / d0)
    both = there[0] & there[1]
    # A numerator without any denominator still belongs to the whole: it is what it adds to it.
    bare = np.where(~there[0], n0 / fsum(d0), 0.0), np.where(~there[1], n1 / fsum(d1), 0.0)
    shifted = (np.nan_to_num((r0 + r1) / 2) - whole) * (w1 - w0)
    rate = np.where(both, (w0 + w1) / 2 * (np.nan_to_num(r1) - np.nan_to_num(r0)), 0.0)
    return {
        "rate": rate + bare[1] - bare[0],
        "mix": np.where(both, shifted, 0.0),
        "new": np.where(~there[0] & there[1], shifted, 0.0),
        "lost": np.where(there[0] & ~there[1], shifted, 0.0),
    }


def _described() -> list[pl.Expr]:
    """Each group's own ratio and weight, for the reader."""
    found: list[pl.Expr] = []
    for when in ("before", "now"):
        over, under = pl.col(f"over_{when}"), pl.col(f"under_{when}")
        found.append(pl.when(under != 0).then(over / under).alias(when))
        found.append((under / under.sum()).alias(f"weight_{when}"))
    return found
