"""Which products of which stores come into question, and what is known of each?

A line is a store and product with a forecast that is not a service (postage, fees). It carries its
stock, terms and lead time, with what had to be assumed said so.

Units: stock in units, money per unit, times in days.
Assumptions:
- A count below 0 is a fault of the books, not a backlog: it counts as an empty shelf.
- What is in transit is here before an order placed now would be.
- A cost or price of 0 or less is unknown. A cost unknown is a share of the price, if that is known.
- A pack of 0 or less is 1 unit.
Not here: demand (windows.py), what to order (plan.py).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.holidays import shifted
from shelfcast.inventory.lead_time import lead_times_by_product
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.windows import KEY


def lines_to_plan(
    window_demand: pl.DataFrame,
    stock_positions: pl.DataFrame,
    lead_times: pl.DataFrame,
    terms: pl.DataFrame,
    config: PlanConfig,
) -> pl.DataFrame:
    """One row a line, by store and product; floats unknown are null.

    store_id, product_id, product_name, supplier_id, unit_cost, unit_price, cost_is_estimated,
    pack_size, minimum_order, shelf_life, abc (where told), on_hand, in_transit, counted_on,
    stock_known, position, moved_in (planner/moved.py); the columns of lead_time.py and holidays.py.
    """
    known = terms.select(
        "product_id",
        "product_name",
        "supplier_id",
        "is_service",
        *(name for name in ("abc",) if name in terms.columns),
        *_money(config),
        shelf_life=_positive("shelf_life"),
        pack_size=_positive("pack_size").fill_null(1.0),
        minimum_order=pl.col("minimum_order").fill_nan(None).fill_null(0.0).clip(0),
    )
    keys = window_demand.select(KEY).unique().sort(KEY)
    times = lead_times_by_product(keys, lead_times, terms, config)
    lines = (
        keys.join(known, on="product_id", how="left", maintain_order="left")
        .filter(~pl.col("is_service").fill_null(False))
        .drop("is_service")
        .join(_stock(stock_positions), on=KEY, how="left", maintain_order="left")
        .join(times, on="product_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("pack_size").fill_null(1.0),
            pl.col("minimum_order").fill_null(0.0),
            pl.col("cost_is_estimated").fill_null(False),
            stock_known=pl.col("on_hand").is_not_null(),
            position=pl.col("position").fill_null(0.0),
            moved_in=pl.lit(0.0),
        )
    )
    return shifted(lines, config.supplier_holidays, config.as_of, config.review_period)


def floats(frame: pl.DataFrame, name: str) -> Floats:
    """A column as floats, NaN where it is null."""
    return frame[name].cast(pl.Float64).fill_null(np.nan).to_numpy()


def _money(config: PlanConfig) -> list[pl.Expr]:
    cost, price = _positive("unit_cost"), _positive("unit_price")
    return [
        pl.coalesce(cost, price * config.unit_cost_share).alias("unit_cost"),
        price.alias("unit_price"),
        (cost.is_null() & price.is_not_null()).alias("cost_is_estimated"),
    ]


def _positive(name: str) -> pl.Expr:
    value = pl.col(name).cast(pl.Float64).fill_nan(None)
    return pl.when(value > 0).then(value)


def _stock(stock_positions: pl.DataFrame) -> pl.DataFrame:
    """On hand, in transit and position; an in-transit without a count is no known stock."""
    on_hand = pl.col("on_hand").cast(pl.Float64).fill_nan(None)
    in_transit = pl.col("in_transit").cast(pl.Float64).fill_nan(None)
    coming = in_transit.fill_null(0.0).clip(0)
    return stock_positions.select(
        *KEY,
        on_hand=on_hand,
        in_transit=pl.when(on_hand.is_not_null()).then(coming).otherwise(in_transit),
        counted_on=pl.col("as_of"),
        position=on_hand.clip(0).fill_null(0.0) + coming,
    )
