"""What should a planner look at today, which money is at stake, and what is to be done?

Each kind of exception is a file's worth of rule in exception_kinds.py; here they stand in one list,
most money first. Money means, by kind (column money_is):
- sales missed: units expected to be missed before goods can come, at the price;
- goods ordered: what a late or lost delivery is worth at cost;
- stock at cost: what lies on the shelf beyond need, or no longer sells;
- sales misjudged: units by which the forecast missed in its trials, at the price;
- stock in doubt: units the books are below zero, or a review period's sales, at cost;
- loss on sales: cost less price of what sells in a review period.
They are sums of different kinds, put beside each other so that the large ones are seen first.
Ties go by kind, store, product and order; unknown money comes last.
Not here: the rules (exception_kinds.py).
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from shelfcast.contracts.planner import EXCEPTIONS

_TIES = ("kind", "store_id", "product_id", "reference")


def ranked(kinds: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The frame EXCEPTIONS of the rows of each kind, as exception_kinds.py makes them."""
    rows = pl.concat([EXCEPTIONS.empty().drop("rank"), *map(_typed, kinds)])
    rows = rows.sort(
        "money_at_stake",
        *_TIES,
        descending=[True, *[False] * len(_TIES)],
        nulls_last=True,
    )
    return EXCEPTIONS.conform(rows.with_row_index("rank", offset=1))


def _typed(rows: pl.DataFrame) -> pl.DataFrame:
    wanted = {name: kind for name, kind in EXCEPTIONS.schema().items() if name != "rank"}
    return rows.select(pl.col(name).cast(kind) for name, kind in wanted.items())
