"""Which products are goods, and what are they called where there is little room?

Postage, fees and the like are products to a till and to nobody else: they are in every sum, and
not among the best and the worst.
"""

from __future__ import annotations

import polars as pl

from shelfcast.dashboard.view import View

ROOM = 26


def goods(view: View, found: pl.DataFrame) -> pl.DataFrame:
    """The rows whose `product` is no service."""
    known = view.rows("products", ("is_service=true",), columns=("product_id",))
    return found.filter(~pl.col("product").is_in(known["product_id"].implode()))


def short(name: str) -> str:
    """The name, or its beginning where it is long.

    >>> short("Paper chain kit vintage Christmas"), short("Tea")
    ('Paper chain kit vintage C…', 'Tea')
    """
    return name if len(name) <= ROOM else f"{name[: ROOM - 1]}…"
