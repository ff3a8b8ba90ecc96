"""What do the forecasts of single products add up to, for a store, a category, the company?

Every published number above a product in a store is the sum of the numbers below it, so the parts
always add up to the whole. `levels` tell which series belong to which sum by contracts/levels.py;
`unique_id` is the level's values joined by `/`, and `total` for the total. So that they add up to
the last digit, in whatever order and in whatever file, the parts are whole multiples of 2^-16: sums
of such numbers are exact up to 10^11.
Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed.), section 11.2.
Not here: scaling the parts to a better total (reconcile.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from scipy import sparse

from shelfcast.contracts import LEVELS
from shelfcast.forecast.impute import imputed
from shelfcast.forecast.series import Floats, Ints, Panel

GRID = 2.0**16


@dataclass(frozen=True)
class Grouping:
    """A level's series: their keys, one row each, and the group of each leaf series."""

    level: str
    keys: pl.DataFrame
    group: Ints

    @property
    def member(self) -> sparse.csr_array:
        """Which leaf belongs to which group, G x S of 0 and 1."""
        size = (self.keys.height, len(self.group))
        ones = np.ones(len(self.group))
        return sparse.csr_array((ones, (self.group, np.arange(size[1]))), shape=size)

    def sums(self, leaves: Floats) -> Floats:
        """Sums over the leaves of each group, G x any; NaN counts as 0.

        >>> g = Grouping("total", pl.DataFrame({"unique_id": ["total"]}), np.zeros(2, dtype=int))
        >>> g.sums(np.array([[1.0, 2.0], [3.0, np.nan]]))
        array([[4., 2.]])
        """
        result: Floats = self.member @ np.nan_to_num(leaves).astype(np.float64)
        return result


def on_grid(units: Floats) -> Floats:
    """The nearest multiples of 2^-16, a hundred-thousandth of a unit; NaN stays.

    >>> float(on_grid(np.array([0.1]))[0]), float(on_grid(np.array([0.1, 0.2])).sum() * 2**16)
    (0.100006103515625, 19661.0)
    """
    found: Floats = np.rint(units * GRID) / GRID
    return found


def grouping(keys: pl.DataFrame, level: str) -> Grouping:
    """The series of a level, sorted by its columns."""
    columns = list(LEVELS[level].columns)
    if not columns:
        total = pl.DataFrame({"unique_id": ["total"]}).with_columns(_missing(()))
        return Grouping(level, total, np.zeros(keys.height, dtype=np.int64))
    groups = keys.select(columns).unique().sort(columns)
    codes = keys.join(groups.with_row_index("g"), on=columns, how="left", maintain_order="left")
    named = groups.with_columns(
        pl.concat_str(columns, separator="/").alias("unique_id"), *_missing(tuple(columns))
    )
    return Grouping(level, named, codes["g"].to_numpy().astype(np.int64))


def _missing(columns: tuple[str, ...]) -> list[pl.Expr]:
    """Null store and product columns where the level does not keep them."""
    absent = [name for name in ("store_id", "product_id") if name not in columns]
    return [pl.lit(None, dtype=pl.String).alias(name) for name in absent]


def aggregate(panel: Panel, groups: Grouping) -> Panel:
    """The panel of a level's sums, censored demand filled; open while one of its stores is."""
    if groups.level == "store_product":
        return replace(panel, keys=groups.keys)
    size = groups.keys.height
    open_days = np.zeros((size, len(panel.dates)), dtype=np.float32)
    for block in panel.blocks():
        np.maximum.at(open_days, groups.group[block], panel.open_days[panel.store[block]])
    start = np.full(size, panel.length, dtype=np.int64)
    np.minimum.at(start, groups.group, panel.start)
    units = _summed(panel, groups)
    days = open_days[:, : panel.length]
    begun = np.arange(panel.length) >= start[:, None]
    known = (days > 0) & begun
    rate = np.full(units.shape, np.nan, dtype=np.float32)
    np.divide(units, days, out=rate, where=known, casting="same_kind")
    nothing = np.zeros(units.shape, dtype=np.float32)
    return replace(
        panel,
        keys=groups.keys,
        rate=rate,
        price=np.full(units.shape, np.nan, dtype=np.float32),
        promotion=nothing,
        censored=nothing,
        open_days=open_days,
        store=np.arange(size, dtype=np.int64),
        start=start,
        ahead=panel.ahead.summed(groups.group, panel.store, size),
    )


def _summed(panel: Panel, groups: Grouping) -> Floats:
    """What was demanded of each group, G x T, in float64; block by block of the series."""
    units, member = np.zeros((groups.keys.height, panel.length)), groups.member
    for block in panel.blocks():
        units += member[:, block] @ imputed(panel.only(block)).astype(np.float64)
    return units
