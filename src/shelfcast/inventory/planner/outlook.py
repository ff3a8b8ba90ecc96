"""How does every shelf stand: how long does it last, what was missed, what lies idle?

One row a store and product, also where nothing is to be ordered.
- next_delivery: the first delivery due, or the day an order placed now would be here, whichever is
  sooner; goods on the way without a day are taken to come as late as such an order.
- stockout_probability: chance that demand until the close of that day passes what is on hand;
  expected_lost_units: its mean excess. Only what is on hand counts: nothing can come sooner.
- overstock: the position beyond the order-up-to level, less what the plan's packs make it hold.
- lost sales are those of the mart lost_sales in the last year.
Units: units of the product, days, money. Unknown stock leaves all that rests on it empty.
Assumption: the stock of the last count still stands on the day asked, as in the plan.
Not here: dates (runs_out.py), dead stock (dead_stock.py), the plan's levels (shelves.py).
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.planner import STOCK_OUTLOOK
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.planner.dead_stock import ways_out
from shelfcast.inventory.planner.planner_config import PlannerConfig
from shelfcast.inventory.planner.runs_out import HALF_A_UNIT, YEAR, RunOut, expected_by_day
from shelfcast.inventory.shelves import Shelves
from shelfcast.inventory.windows import KEY

Days = npt.NDArray[np.int64]


def stock_outlook(
    shelves: Shelves,
    forecasts: pl.DataFrame,
    *,
    deliveries_due: pl.DataFrame,
    lost_sales: pl.DataFrame,
    dead_stock: pl.DataFrame,
    orders: pl.DataFrame,
    config: PlannerConfig,
) -> pl.DataFrame:
    """The frame STOCK_OUTLOOK.

    `forecasts` FORECASTS of level store_product; `deliveries_due` DELIVERIES_DUE; `lost_sales` has
    store_id, product_id, ds, lost_units and lost_sales; `dead_stock` has store_id, product_id and
    last_sold_on; `orders` ORDERS of the same plan.
    """
    due, coming = deliveries_by_line(shelves, deliveries_due)
    wait = np.minimum(_first_due(due, coming), shelves.lines["lead_days"].to_numpy())
    frame = _stock(shelves).with_columns(
        *_chances(shelves, wait), *_dates(shelves, forecasts, due, coming)
    )
    frame = frame.join(_ordered(orders), on=KEY, how="left", maintain_order="left")
    frame = frame.join(_lost(shelves, lost_sales), on=KEY, how="left", maintain_order="left")
    frame = frame.with_columns(
        pl.col("order_quantity", "lost_units", "lost_sales").fill_null(0.0),
        pl.col("lost_days").fill_null(0),
    )
    dead = frame.join(dead_stock.select(*KEY, "last_sold_on"), on=KEY, maintain_order="left")
    out = ways_out(dead, _short(shelves), config)
    frame = frame.join(out, on=KEY, how="left", maintain_order="left")
    return STOCK_OUTLOOK.conform(frame.with_columns(is_dead=pl.col("advice").is_not_null())).select(
        STOCK_OUTLOOK.names
    )


def deliveries_by_line(shelves: Shelves, deliveries_due: pl.DataFrame) -> tuple[Days, Floats]:
    """Day (1 or later, counted from as_of) and units (n, k) of each shelf's deliveries, soonest
    first; units not told with a day come as late as an order placed now. 0 units where none.
    """
    index = shelves.lines.select(*KEY, "lead_days").with_row_index("line")
    as_of = pl.lit(shelves.config.as_of)
    ahead = (pl.col("due_on") - as_of).dt.total_days()
    found = (
        deliveries_due.filter(pl.col("quantity") > 0)
        .join(index, on=KEY, how="inner")
        .with_columns(day=pl.coalesce(ahead, "lead_days").clip(1, YEAR))
        .sort("line", "day")
        .with_columns(place=pl.int_range(pl.len()).over("line"))
    )
    most = 1 + max(found["place"].to_list(), default=0)
    due = np.full((shelves.lines.height, most), YEAR, dtype=np.int64)
    coming = np.zeros((shelves.lines.height, most))
    at = found["line"].to_numpy(), found["place"].to_numpy()
    due[at] = found["day"].to_numpy()
    coming[at] = found["quantity"].to_numpy()
    return due, coming


def _first_due(due: Days, coming: Floats) -> Days:
    return np.asarray(np.where(coming[:, 0] > 0, due[:, 0], np.iinfo(np.int64).max))


def _stock(shelves: Shelves) -> pl.DataFrame:
    """What the plan knows of each shelf, and the money in it."""
    policy, lines = shelves.policy, shelves.lines
    cost = floats(lines, "unit_cost")
    known = lines["stock_known"].to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        cover = np.where(known & (policy.daily > 0), shelves.position / policy.daily, np.nan)
    numbers = {
        "daily_demand": policy.daily,
        "days_of_cover": cover,
        "reorder_point": policy.reorder_point,
        "safety_stock": policy.safety_stock,
        "order_up_to": policy.order_up_to,
        "overstock_units": np.where(known, shelves.surplus, np.nan),
        "overstock_money": np.where(known, shelves.surplus * cost, np.nan),
        "money_tied_up": np.where(known, shelves.on_hand * cost, np.nan),
    }
    columns = [pl.Series(name, values).fill_nan(None) for name, values in numbers.items()]
    return lines.with_columns(*columns, as_of=pl.lit(shelves.config.as_of))


def _chances(shelves: Shelves, wait: Days) -> list[pl.Series]:
    """The next delivery, the chance to run out by then, and the units missed in the mean."""
    lines = shelves.lines
    own_order = wait >= lines["lead_days"].to_numpy()
    spread = shelves.policy.daily * floats(lines, "lead_time_sd") * own_order
    demand = shelves.windows.over(wait).distribution(np.nan_to_num(spread))
    known = lines["stock_known"].to_numpy()
    chance = np.where(known, 1.0 - demand.cdf(shelves.on_hand + HALF_A_UNIT), np.nan)
    missed = np.where(known, demand.shortage(shelves.on_hand), np.nan)
    return [
        _dated("next_delivery", wait, shelves),
        pl.Series("stockout_probability", chance).fill_nan(None),
        pl.Series("expected_lost_units", missed).fill_nan(None),
    ]


def _dates(shelves: Shelves, forecasts: pl.DataFrame, due: Days, coming: Floats) -> list[pl.Series]:
    a_day = expected_by_day(forecasts, shelves.lines, shelves.config.as_of)
    run_out = RunOut(a_day, shelves.windows, np.nan_to_num(shelves.policy.daily))
    expected, likely = run_out.days(shelves.on_hand, due, coming)
    known = shelves.lines["stock_known"].to_numpy()
    return [
        _dated("expected_stockout", np.where(known, expected, 0), shelves, none=0),
        _dated("likely_stockout", np.where(known, likely, 0), shelves, none=0),
    ]


def _dated(name: str, days: Days, shelves: Shelves, none: int = -1) -> pl.Series:
    """The day so many days after as_of, null where `days` is `none`."""
    first = np.datetime64(shelves.config.as_of, "D")
    told = pl.Series(name, first + days.astype("timedelta64[D]")).cast(pl.Date)
    return told.set(pl.Series(days == none), None)


def _ordered(orders: pl.DataFrame) -> pl.DataFrame:
    return orders.select(*KEY, order_quantity=pl.col("quantity"))


def _lost(shelves: Shelves, lost_sales: pl.DataFrame) -> pl.DataFrame:
    """Empty days and what was missed on them in the year before as_of."""
    first = shelves.config.as_of - timedelta(days=YEAR)
    recent = lost_sales.filter((pl.col("ds") > first) & (pl.col("ds") <= shelves.config.as_of))
    return recent.group_by(KEY).agg(
        lost_days=pl.len().cast(pl.Int64),
        lost_units=pl.col("lost_units").cast(pl.Float64).sum(),
        lost_sales=pl.col("lost_sales").cast(pl.Float64).sum(),
    )


def _short(shelves: Shelves) -> pl.DataFrame:
    """store_id, product_id, short: units below the order-up-to level where stock is known."""
    known = shelves.lines["stock_known"].to_numpy()
    gap = np.maximum(np.nan_to_num(shelves.policy.order_up_to) - shelves.position, 0.0)
    return shelves.lines.select(KEY).with_columns(short=pl.Series(np.where(known, gap, 0.0)))
