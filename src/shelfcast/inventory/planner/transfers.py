"""Which goods should go from one store to another, and what is gained by it?

- A store can give whole units beyond its order-up-to level that lie on its shelf, so that it is
  never short for having given. A unit is worth its cost there, less the cost of holding it until it
  would be sold (at most a year); dead stock is worth what a mark-down brings, at most its cost.
- A store can take up to its order-up-to level where its position is at or below the reorder point.
  A unit there replaces one that would be bought (its cost), and where it saves a sale before goods
  can come it earns the margin too. What it saves is read off the distribution of demand until then,
  for up to eight parts of what it can take.
- Of each product the moves that gain most are taken (moves.py), each costing `transfer_cost` once.
Products whose cost is unknown stay where they are; where the price is unknown no margin is counted.
Units: whole units of the product, days, money.
Assumption: a transfer is there before anything is sold; giver and taker have counted.
Not here: orders, from which they are taken off where the shop makes them (moved.py).
"""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.planner import TRANSFERS
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.plan_config import DAYS_PER_YEAR
from shelfcast.inventory.planner.moves import Spare, Wanted, best_moves
from shelfcast.inventory.planner.planner_config import PlannerConfig
from shelfcast.inventory.planner.words import units
from shelfcast.inventory.shelves import Shelves
from shelfcast.inventory.windows import KEY

Rows = npt.NDArray[np.intp]
PARTS = 8
LONGEST = 1.0


def transfers(shelves: Shelves, outlook: pl.DataFrame, config: PlannerConfig) -> pl.DataFrame:
    """The frame TRANSFERS, most gain first. `outlook` is STOCK_OUTLOOK of the same `shelves`."""
    wanted, spare = _wanted(shelves, outlook), _spare(shelves, outlook, config)
    moves = [
        {"product_id": product, **asdict(move)}
        for product in sorted(wanted.keys() & spare.keys())
        for move in best_moves(wanted[product], spare[product], config.transfer_cost)
    ]
    shape = {"product_id": pl.String, "giver": pl.String, "taker": pl.String}
    found = pl.DataFrame(moves, schema={**shape, "units": pl.Float64, "gain": pl.Float64})
    return _told(found, outlook, config)


def _wanted(shelves: Shelves, outlook: pl.DataFrame) -> dict[str, list[Wanted]]:
    """By product: what each store that is due could take, in parts of falling worth."""
    policy, position = shelves.policy, shelves.position
    known = shelves.lines["stock_known"].to_numpy()
    need = np.floor(np.nan_to_num(policy.order_up_to) - position)
    rows = np.flatnonzero(known & (position <= policy.reorder_point) & (need >= 1))
    wait = (outlook["next_delivery"] - outlook["as_of"]).dt.total_days().to_numpy()
    demand = shelves.windows.over(wait.astype(np.int64)).distribution().take(rows)
    cost = floats(outlook, "unit_cost")[rows]
    margin = np.maximum(np.nan_to_num(floats(outlook, "unit_price")[rows] - cost), 0.0)
    parts = np.floor(np.outer(need[rows], np.arange(PARTS + 1) / PARTS))
    on_hand = shelves.on_hand[rows]
    missed = np.column_stack([demand.shortage(on_hand + upto) for upto in parts.T])
    return _by_product(shelves, rows, parts, -np.diff(missed) * margin[:, None], cost)


def _by_product(
    shelves: Shelves, rows: Rows, parts: Floats, earned: Floats, cost: Floats
) -> dict[str, list[Wanted]]:
    found: dict[str, list[Wanted]] = {}
    sizes = np.diff(parts)
    keys = shelves.lines[rows].select(KEY).rows() if len(rows) else []
    for (store, product), size, money, each in zip(keys, sizes, earned, cost, strict=True):
        if np.isnan(each):
            continue
        told = [
            Wanted(store, float(part), float(gain / part + each))
            for part, gain in zip(size, money, strict=True)
            if part > 0
        ]
        found.setdefault(product, []).extend(told)
    return found


def _spare(
    shelves: Shelves, outlook: pl.DataFrame, config: PlannerConfig
) -> dict[str, list[Spare]]:
    """By product: what each store could give without being short, and what a unit is worth."""
    spare = np.floor(np.minimum(shelves.on_hand, shelves.surplus))
    cost, price = floats(outlook, "unit_cost"), floats(outlook, "unit_price")
    with np.errstate(divide="ignore", invalid="ignore"):
        years = shelves.position / shelves.policy.daily / DAYS_PER_YEAR
    held = np.minimum(np.where(shelves.policy.daily > 0, years, LONGEST), LONGEST)
    kept = cost * np.maximum(1.0 - shelves.config.holding_cost * held, 0.0)
    marked = np.nan_to_num(price) * (1.0 - config.mark_down)
    worth = np.where(outlook["is_dead"].to_numpy(), np.minimum(marked, cost), kept)
    found: dict[str, list[Spare]] = {}
    for i in np.flatnonzero((spare >= 1) & ~np.isnan(cost)):
        store, product = shelves.lines.select(KEY).row(int(i))
        told = Spare(store, float(spare[i]), float(worth[i]))
        found.setdefault(product, []).append(told)
    return found


def _told(found: pl.DataFrame, outlook: pl.DataFrame, config: PlannerConfig) -> pl.DataFrame:
    """The moves with names, stock and words."""
    shelf = outlook.select(*KEY, "product_name", "on_hand", "daily_demand")
    given = shelf.select("product_id", giver="store_id", given_from="on_hand")
    taken = shelf.select("product_id", "product_name", "on_hand", "daily_demand", taker="store_id")
    told = found.join(given, on=["product_id", "giver"], how="left", maintain_order="left").join(
        taken, on=["product_id", "taker"], how="left", maintain_order="left"
    )
    told = told.with_columns(
        store_id=pl.col("taker"),
        from_store_id=pl.col("giver"),
        quantity=pl.col("units"),
        transfer_cost=pl.lit(config.transfer_cost),
        net_gain=pl.col("gain"),
        from_on_hand=pl.col("given_from"),
        sentence=pl.concat_str(
            pl.lit("move "),
            units("units"),
            pl.lit(" from "),
            pl.col("giver"),
            pl.lit(", which has "),
            units("given_from"),
            pl.lit(", to "),
            pl.col("taker"),
            pl.lit(", which has "),
            units("on_hand"),
        ),
    ).sort(
        "net_gain",
        "product_id",
        "from_store_id",
        "store_id",
        descending=[True, False, False, False],
    )
    return TRANSFERS.conform(told.with_row_index("rank", offset=1)).select(TRANSFERS.names)
