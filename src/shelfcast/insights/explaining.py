"""Which dimension tells most of a change: stores, categories, countries?

Let the change of value g of a dimension be c, and its share of the business s. Were the change
even, g would change by s times the whole; what moved apart is

    moved = half the sum over g of |c - s x whole|, as a share of the level

which grows with the number of values by chance alone. Were the single items (the finest rows that
are there) to move each for itself, with a spread that grows with the root of its size, `moved`
would be `moved(items) x sqrt(n / n(items))`, where n is the effective number of values (the sum of
the roots of the shares, squared: a Hill number of order 1/2, Hill 1973). The measure is

    beyond_chance = moved - what chance alone would give

so many values are a penalty, and no number is tuned. A fall of every store alike moves nothing; a
fall in one store of ten stands out by store. Ties go to the dimension named first.
Not here: the parts of the change (price_volume_mix.py, rate_mix.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.insights.poisson import Floats

Numbers = npt.ArrayLike
CHOICE = {
    "dimension": pl.String,
    "values": pl.Int64,
    "moved": pl.Float64,
    "by_chance": pl.Float64,
    "beyond_chance": pl.Float64,
}


def moved(changes: Numbers, weights: Numbers, level: float) -> float:
    """The share of `level` that moved between values beyond an even change.

    `weights` are sizes, at least 0.

    >>> moved([-40, 0, 0, 0], [1, 1, 1, 1], 400)
    0.075
    """
    change, weight = np.asarray(changes, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    size = float(weight.sum())
    if not size or not level:
        return 0.0
    return float(np.abs(change - float(change.sum()) * weight / size).sum()) / 2 / level


def effective_number(weights: Numbers) -> float:
    """How many values of equal size these are worth: 4 for four alike, less where one is large.

    >>> effective_number([1, 1, 1, 1])
    4.0
    """
    weight = np.asarray(weights, dtype=np.float64)
    size = float(weight.sum())
    return float(np.sqrt(weight / size).sum()) ** 2 if size else 0.0


def rank_dimensions(items: pl.DataFrame, dimensions: Sequence[str], level: float) -> pl.DataFrame:
    """The dimensions from the one that explains most, with the measure and its two halves.

    `items` has a column a dimension, `change` and `weight` (sizes); `level` is the whole business,
    in the unit of `change`. A dimension of one value explains nothing: it is left out, unless there
    is no other.
    """
    finest = moved(_numbers(items, "change"), _numbers(items, "weight"), level)
    pieces = effective_number(_numbers(items, "weight"))
    rows = []
    for dimension in dimensions:
        sums = items.group_by(dimension).agg(pl.col("change", "weight").sum())
        sums = sums.sort(dimension, nulls_last=True)
        weights = _numbers(sums, "weight")
        found = moved(_numbers(sums, "change"), weights, level)
        chance = finest * sqrt(effective_number(weights) / pieces) if pieces else 0.0
        chance = min(chance, finest) if sums.height > 1 else 0.0
        # Sums in another order differ in their last digits, which must not decide nor show.
        told = (round(value, 9) for value in (found, chance, found - chance))
        rows.append((dimension, sums.height, *told))
    ranked = pl.DataFrame(rows, schema=CHOICE, orient="row")
    several = ranked.filter(pl.col("values") > 1)
    ranked = ranked.head(1) if several.is_empty() else several
    return ranked.sort("beyond_chance", descending=True, maintain_order=True)


def _numbers(frame: pl.DataFrame, column: str) -> Floats:
    return frame[column].cast(pl.Float64).to_numpy()
