"""Which dimensions follow from a store or a product, so that sale lines need not be asked for them?

A region follows from the store, a category from the product: the masters say so, in a few thousand
rows where there are millions of lines. Lines are summed by their own columns, and these dimensions
are joined to the sums afterwards; what comes out is the same.
Not here: which dimensions are wanted (why.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from shelfcast.metrics import Catalogue, Dimension, Reader, Scope, rows

MASTERS = ("stores", "products")


@dataclass(frozen=True)
class Follows:
    """Dimensions that follow from `key`, and the master that tells them."""

    key: str
    master: str
    master_key: str
    dimensions: tuple[Dimension, ...]

    def join(self, reader: Reader, frame: pl.DataFrame, scope: Scope | None) -> pl.DataFrame:
        """The frame with these dimensions beside its `key`."""
        columns = [str(d.column) for d in self.dimensions]
        known = rows(reader, self.master, scope=scope, columns=(self.master_key, *columns))
        named = known.select(
            pl.col(self.master_key).alias(self.key),
            *(pl.col(str(d.column)).alias(d.name) for d in self.dimensions),
        )
        return frame.join(named, on=self.key, how="left", maintain_order="left")


def following(
    names: Sequence[str], known: Catalogue
) -> tuple[tuple[str, ...], tuple[Follows, ...]]:
    """The dimensions that lines are to be asked for, and those that follow from them.

    >>> from shelfcast.metrics import catalogue
    >>> asked, followed = following(["store", "region", "category", "channel"], catalogue())
    >>> asked, [d.name for d in followed[0].dimensions]
    (('store', 'category', 'channel'), ['region'])
    """
    wanted = {name: known.dimension(name) for name in names}
    found = []
    for master in MASTERS:
        ours, theirs = known.table(master).keys
        key = next((n for n, d in wanted.items() if d.column == ours and d.table != master), None)
        told = [d for d in wanted.values() if d.table == master and d.name_column is None]
        if key is not None and told:
            found.append(Follows(key, master, theirs, tuple(told)))
    left_out = {dimension.name for item in found for dimension in item.dimensions}
    return tuple(name for name in names if name not in left_out), tuple(found)
