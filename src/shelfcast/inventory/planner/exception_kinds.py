"""When is a shelf, a delivery, a count, a price or a forecast an exception?

- stock_out_coming: the chance to run out before goods can come is above 1 - service level;
- overdue_delivery, lost_delivery: a line of a purchase order past its promise (suppliers.py);
- dead_stock: on hand, and long not sold there; overstock: beyond the order-up-to level by more than
  a review period's demand and at least a unit, and not dead;
- forecast_far_off: in its trials the forecast summed to less than half or more than double what was
  sold, beyond three standard deviations of a Poisson count;
- negative_count: the books say less than nothing; missing_count: forecast, but never counted,
  though other shelves are;
- price_below_cost: it sells for less than it costs.
Units: units of the product, money. An estimated cost (a share of the price) is never above it.
Not here: the order of the list (exceptions.py).
"""

from __future__ import annotations

from datetime import date

import polars as pl

from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.planner.words import day, share, units

MOST_OFF = 2.0
SPREADS = 3.0
_NONE = pl.lit(None, dtype=pl.String)


def stock_outs_coming(outlook: pl.DataFrame, config: PlanConfig) -> pl.DataFrame:
    """Of STOCK_OUTLOOK: shelves that may be empty before goods can come."""
    ordered = pl.concat_str(
        pl.lit("order "), units("order_quantity"), pl.lit(" now and ask for them sooner")
    )
    sooner = pl.concat_str(
        pl.lit("ask for the delivery before "), day(pl.coalesce("likely_stockout", "next_delivery"))
    )
    at_risk = outlook.filter(pl.col("stockout_probability") > 1 - config.service_level)
    return at_risk.select(
        *_shelf("stock_out_coming"),
        money_at_stake=pl.col("expected_lost_units") * pl.col("unit_price"),
        money_is=pl.lit("sales missed"),
        day=pl.col("likely_stockout"),
        reference=_NONE,
        sentence=pl.concat_str(
            units("on_hand"),
            pl.lit(" on hand; goods can come on "),
            day(pl.col("next_delivery")),
            pl.lit("; "),
            share("stockout_probability"),
            pl.lit(" chance to run out by then"),
        ),
        next_action=pl.when(pl.col("order_quantity") > 0).then(ordered).otherwise(sooner),
    )


def late_deliveries(told: pl.DataFrame, names: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Of `told_lines` (suppliers.py): lines past their promise. `names` has product_name."""
    late = told.filter(pl.col("overdue") | pl.col("lost"))
    late = late.join(names, on="product_id", how="left", maintain_order="left")
    supplier = pl.coalesce("supplier_id", pl.lit("the supplier"))
    asked = pl.concat_str(pl.lit("ask "), supplier, pl.lit(" for "), pl.col("purchase_order_id"))
    again = pl.concat_str(
        pl.lit("write off "), pl.col("purchase_order_id"), pl.lit(" with "), supplier,
        pl.lit(" and order anew"),
    )  # fmt: skip
    kind = pl.when("lost").then(pl.lit("lost_delivery")).otherwise(pl.lit("overdue_delivery"))
    return late.select(
        "store_id",
        "product_id",
        "product_name",
        kind=kind,
        as_of=pl.lit(as_of),
        money_at_stake=pl.col("amount"),
        money_is=pl.lit("goods ordered"),
        day=pl.coalesce("promised", "ordered_at"),
        reference=pl.col("purchase_order_id"),
        sentence=pl.concat_str(
            units("quantity"),
            pl.when(pl.col("promised").is_null())
            .then(pl.concat_str(pl.lit(" ordered on "), day(pl.col("ordered_at"))))
            .otherwise(pl.concat_str(pl.lit(" promised for "), day(pl.col("promised")))),
            pl.lit(" are not here, "),
            pl.col("past").cast(pl.String),
            pl.when(pl.col("past") == 1)
            .then(pl.lit(" day later"))
            .otherwise(pl.lit(" days later")),
        ),
        next_action=pl.when("lost").then(again).otherwise(asked),
    )


def idle_stock(outlook: pl.DataFrame, config: PlanConfig) -> pl.DataFrame:
    """Of STOCK_OUTLOOK: dead stock, and shelves far above what an order would bring."""
    spare = pl.col("daily_demand") * config.review_period
    over = ~pl.col("is_dead") & (pl.col("overstock_units") > pl.max_horizontal(spare, pl.lit(1.0)))
    dead = pl.col("is_dead")
    since = pl.when(pl.col("last_sold_on").is_null()).then(pl.lit(" and none ever sold there"))
    sold = pl.concat_str(pl.lit(", the last sold on "), day(pl.col("last_sold_on")))
    words = pl.concat_str(units("on_hand"), pl.lit(" on hand"), since.otherwise(sold))
    beyond = pl.concat_str(
        units("overstock_units"), pl.lit(" more than an order would bring it to")
    )
    wait = pl.lit("order none until it is sold; a transfer or promotion frees the money sooner")
    way = pl.col("advice").replace_strict(
        {
            "transfer": "move it to the stores that are short of it",
            "return": "send it back to the supplier",
            "mark_down": "mark it down",
            "stop_ordering": "order it no more",
        },
        default=None,
        return_dtype=pl.String,
    )
    return outlook.filter(dead | over).select(
        *_shelf(None),
        kind=pl.when(dead).then(pl.lit("dead_stock")).otherwise(pl.lit("overstock")),
        money_at_stake=pl.when(dead).then("money_tied_up").otherwise("overstock_money"),
        money_is=pl.lit("stock at cost"),
        day=pl.col("last_sold_on"),
        reference=_NONE,
        sentence=pl.when(dead).then(words).otherwise(beyond),
        next_action=pl.when(dead).then(way).otherwise(wait),
    )


def far_off(outlook: pl.DataFrame, value: pl.DataFrame) -> pl.DataFrame:
    """Of FORECAST_VALUE: products whose forecasts missed by far in their trials."""
    sold, told = pl.col("sold"), pl.col("forecast")
    most, least = pl.max_horizontal("sold", "forecast"), pl.min_horizontal("sold", "forecast")
    apart = (most > MOST_OFF * least) & (most - least > SPREADS * most.sqrt())
    known = outlook.join(value, on=["store_id", "product_id"], maintain_order="left")
    return known.filter(apart).select(
        *_shelf("forecast_far_off"),
        money_at_stake=(sold - told).abs() * pl.col("unit_price"),
        money_is=pl.lit("sales misjudged"),
        day=pl.lit(None, dtype=pl.Date),
        reference=_NONE,
        sentence=pl.concat_str(
            pl.lit("in its trials "),
            units("forecast"),
            pl.lit(" were forecast and "),
            units("sold"),
            pl.lit(" sold"),
        ),
        next_action=pl.lit("see shelfcast explain, and override it where you know better"),
    )


def counts_in_doubt(
    outlook: pl.DataFrame, stock_positions: pl.DataFrame, config: PlanConfig
) -> pl.DataFrame:
    """Shelves whose books are below nothing, or that nobody counted though others were."""
    booked = stock_positions.select("store_id", "product_id", booked="on_hand")
    told = outlook.join(booked, on=["store_id", "product_id"], how="left", maintain_order="left")
    below = pl.col("booked") < 0
    missing = pl.col("booked").is_null() & (pl.col("daily_demand") > 0)
    if stock_positions.is_empty():
        missing = pl.lit(False)
    period = pl.col("daily_demand") * config.review_period
    counted = pl.concat_str(
        pl.lit("the books say "), pl.col("booked").round(0).cast(pl.Int64).cast(pl.String),
        pl.lit(" on hand, counted on "), day(pl.col("counted_on")),
    )  # fmt: skip
    return told.filter(below | missing).select(
        *_shelf(None),
        kind=pl.when(below).then(pl.lit("negative_count")).otherwise(pl.lit("missing_count")),
        money_at_stake=pl.when(below).then(-pl.col("booked")).otherwise(period)
        * pl.col("unit_cost"),
        money_is=pl.lit("stock in doubt"),
        day=pl.col("counted_on"),
        reference=_NONE,
        sentence=pl.when(below)
        .then(counted)
        .otherwise(pl.lit("it sells and was never counted: its order is for an empty shelf")),
        next_action=pl.lit("count it and send the count in"),
    )


def below_cost(outlook: pl.DataFrame, config: PlanConfig) -> pl.DataFrame:
    """Of STOCK_OUTLOOK: products that sell for less than they cost."""
    gap = pl.col("unit_cost") - pl.col("unit_price")
    return outlook.filter((gap > 0) & (pl.col("daily_demand") > 0)).select(
        *_shelf("price_below_cost"),
        money_at_stake=gap * pl.col("daily_demand") * config.review_period,
        money_is=pl.lit("loss on sales"),
        day=pl.lit(None, dtype=pl.Date),
        reference=_NONE,
        sentence=pl.concat_str(
            pl.lit("it sells for "),
            pl.col("unit_price").round(2).cast(pl.String),
            pl.lit(" and costs "),
            pl.col("unit_cost").round(2).cast(pl.String),
        ),
        next_action=pl.lit("mend the price, or the cost where that is wrong"),
    )


def _shelf(kind: str | None) -> list[pl.Expr]:
    """The columns that say which shelf, of which day and, where given, of which kind."""
    told = [pl.col(name) for name in ("store_id", "product_id", "product_name", "as_of")]
    return [*told, pl.lit(kind).alias("kind")] if kind else told
