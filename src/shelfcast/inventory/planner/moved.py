"""What is still to be ordered once goods were moved between stores?

Where the shop makes the transfers that are advised (`planner.transfers_first`), their units count
at the taker as if they stood there, and no longer at the giver; levels stay as they are. A giver
gives beyond its order-up-to level alone, so it orders nothing more for having given.
Units of the product.
Assumption: the moves are made before the orders arrive.
Not here: which moves are worth making (transfers.py).
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from shelfcast.inventory.shelves import Shelves
from shelfcast.inventory.windows import KEY


def with_moved(there: Shelves, moves: pl.DataFrame) -> Shelves:
    """The shelves after the `moves` (TRANSFERS), for orders alone: what was counted stays told."""
    came = moves.group_by(KEY).agg(came=pl.col("quantity").sum())
    went = moves.group_by(store_id="from_store_id", product_id="product_id").agg(
        went=pl.col("quantity").sum()
    )
    lines = (
        there.lines.drop("moved_in")
        .join(came, on=KEY, how="left", maintain_order="left")
        .join(went, on=KEY, how="left", maintain_order="left")
        .with_columns(moved_in=pl.col("came").fill_null(0.0), out=pl.col("went").fill_null(0.0))
        .with_columns(position=pl.col("position") + pl.col("moved_in") - pl.col("out"))
    )
    return replace(there, lines=lines.drop("came", "went", "out"))
