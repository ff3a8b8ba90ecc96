"""Which products of which stores are played through the past, where there are too many for all?

A sample by money: half of a line's chance to be drawn is its share of the sales, half is the same
for all, so that large sellers are mostly in and small ones are heard. Symbols: N lines, n drawn at
most, m_i money sold; π_i = min(1, n' (m_i / M + 1 / N) / 2), where n' leaves n after those that are
certain. A line stands for 1 / π_i lines, so that sums over the sample are right in the mean.
Drawn in the order of store and product at even steps, from a fixed start: the same every time.
Source: systematic sampling with unequal chances, and its estimate of a sum, Särndal, Swensson &
Wretman, Model Assisted Survey Sampling, sections 3.4 and 3.6 (Horvitz-Thompson, Madow).
Not here: what they are played through (prove.py).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.windows import KEY

START = 0.5


def lines_to_prove(sold: pl.DataFrame, most: int) -> pl.DataFrame:
    """store_id, product_id, weight of at most `most` lines. `sold` has these and `money`.

    >>> lines = {"store_id": "s", "product_id": ["a", "b", "c"], "money": [8.0, 1.0, 1.0]}
    >>> lines_to_prove(pl.DataFrame(lines), 2).rows()
    [('s', 'a', 1.0), ('s', 'b', 2.0)]
    """
    lines = sold.sort(KEY)
    chances = _chances(lines["money"].cast(pl.Float64).fill_null(0.0).to_numpy(), most)
    steps = np.floor(np.cumsum(chances) + START + 1e-9)
    drawn = np.flatnonzero(np.diff(steps, prepend=np.floor(START)) > 0)
    return lines[drawn].select(KEY).with_columns(weight=pl.Series(1.0 / chances[drawn]))


def _chances(money: Floats, most: int) -> Floats:
    """π (N,), which add up to `most`, or to N where that is less."""
    count = len(money)
    if count <= most or most < 1:
        return np.full(count, 1.0 if most >= 1 else 0.0)
    gross = np.maximum(money, 0.0)
    total = gross.sum()
    size = np.where(total > 0, gross / max(total, 1e-300), 1 / count) + 1 / count
    certain = np.zeros(count, dtype=bool)
    while True:
        left = most - certain.sum()
        chances = np.where(certain, 1.0, left * size / max(size[~certain].sum(), 1e-300))
        if not (chances[~certain] > 1).any():
            return np.asarray(chances)
        certain |= chances >= 1
