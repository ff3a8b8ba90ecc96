"""What is to be done with stock that no longer sells, and which money does that free?

For each store and product of the mart dead_stock the way out that brings in most money is advised:
- transfer: other stores take what they are short of (transfers.py's needs), freeing cost x units
  less the cost of the move;
- return: the supplier pays `return_share` of the cost of all of it;
- mark_down: all of it at the price less `mark_down`, where demand was ever seen;
- stop_ordering: where none of these brings anything, at least no more is bought; that frees what is
  on the way.
Ties go to the first named. Where goods are on the way, `stops` says that they should not come.
Units: units of the product, money.
Assumption: a mark-down sells what is there in the end; the price taken is the list price.
Not here: which stock is dead (the warehouse's mart), who is short (shelves.py).
"""

from __future__ import annotations

import polars as pl

from shelfcast.inventory.planner.planner_config import PlannerConfig

WAYS = ("transfer", "return", "mark_down", "stop_ordering")


def ways_out(dead: pl.DataFrame, needs: pl.DataFrame, config: PlannerConfig) -> pl.DataFrame:
    """One row a dead line: store_id, product_id, last_sold_on, advice (one of WAYS), money_freed.

    `dead` has store_id, product_id, last_sold_on, on_hand, in_transit, unit_cost, unit_price and
    supplier_id; `needs` has store_id, product_id and short, the units that store could take. Null
    costs and prices bring nothing.
    """
    cost, price = pl.col("unit_cost").fill_null(0.0), pl.col("unit_price").fill_null(0.0)
    moved = pl.min_horizontal("on_hand", "taken")
    worth = {
        "transfer": pl.when(moved > 0).then(moved * cost - config.transfer_cost).otherwise(0.0),
        "return": pl.when(pl.col("supplier_id").is_not_null())
        .then(pl.col("on_hand") * cost * config.return_share)
        .otherwise(0.0),
        "mark_down": pl.col("on_hand") * price * (1 - config.mark_down),
        "stop_ordering": pl.lit(0.0),
    }
    told = _with_takers(dead, needs).with_columns(**{f"by_{way}": worth[way] for way in WAYS})
    best = pl.max_horizontal(f"by_{way}" for way in WAYS)
    advice = pl.lit("stop_ordering")
    for way in reversed(WAYS[:-1]):
        advice = (
            pl.when((pl.col(f"by_{way}") == best) & (best > 0)).then(pl.lit(way)).otherwise(advice)
        )
    freed = pl.when(best > 0).then(best).otherwise(pl.col("in_transit").fill_null(0.0) * cost)
    return told.select("store_id", "product_id", "last_sold_on", advice=advice, money_freed=freed)


def _with_takers(dead: pl.DataFrame, needs: pl.DataFrame) -> pl.DataFrame:
    """`taken`: the units that other stores are short of."""
    all_stores = needs.group_by("product_id").agg(pl.col("short").sum().alias("everywhere"))
    own = needs.select("store_id", "product_id", "short")
    return (
        dead.join(all_stores, on="product_id", how="left", maintain_order="left")
        .join(own, on=["store_id", "product_id"], how="left", maintain_order="left")
        .with_columns(taken=pl.col("everywhere").fill_null(0.0) - pl.col("short").fill_null(0.0))
    )
