"""What does a planner read beside the orders?

Money is in the project's currency; dates are days of the shop. Tables with store_id and product_id
are restricted by row to what a viewer may see.
Not here: how the numbers are made (inventory/planner/), the orders themselves (frames.py).
"""

from __future__ import annotations

from shelfcast.contracts.columns import Column, Frame, Kind

_STORE_PRODUCT = (
    Column("store_id", Kind.ID, "the store"),
    Column("product_id", Kind.ID, "the product"),
    Column("product_name", Kind.TEXT, "its name, null where unknown"),
)
DELIVERIES_DUE = Frame(
    "deliveries_due",
    "one row per store, product and day that a delivery is due, as the last count told it",
    (
        Column("store_id", Kind.ID, "the store"),
        Column("product_id", Kind.ID, "the product"),
        Column("due_on", Kind.DATE, "the day it is due, null where nobody said"),
        Column("quantity", Kind.NUMBER, "units on the way", unit="units"),
    ),
    key=("store_id", "product_id", "due_on"),
)
STOCK_OUTLOOK = Frame(
    "stock_outlook",
    "one row per store and product that is forecast or was counted",
    (
        *_STORE_PRODUCT,
        Column("as_of", Kind.DATE, "the day it is asked for"),
        Column("counted_on", Kind.DATE, "the last count, null where there was none"),
        Column("on_hand", Kind.NUMBER, "units on the shelf, null where unknown", unit="units"),
        Column("in_transit", Kind.NUMBER, "units on the way", unit="units"),
        Column("next_delivery", Kind.DATE, "the first day goods could come: due, or ordered today"),
        Column("daily_demand", Kind.NUMBER, "expected demand a day", unit="units"),
        Column("days_of_cover", Kind.NUMBER, "on hand and in transit over it", unit="days"),
        Column("stockout_probability", Kind.NUMBER, "chance to run out by next_delivery"),
        Column("expected_lost_units", Kind.NUMBER, "missed by then, in the mean", unit="units"),
        Column("expected_stockout", Kind.DATE, "the day expected demand passes the stock"),
        Column("likely_stockout", Kind.DATE, "the first day it has more likely than not run out"),
        Column("reorder_point", Kind.NUMBER, "order when the position falls to this", "units"),
        Column("safety_stock", Kind.NUMBER, "kept above expected demand", unit="units"),
        Column("order_up_to", Kind.NUMBER, "an order brings the position to this", unit="units"),
        Column("order_quantity", Kind.NUMBER, "units that the plan orders today", unit="units"),
        Column("lost_days", Kind.INTEGER, "days with an empty shelf in the last year", "days"),
        Column("lost_units", Kind.NUMBER, "units not sold on them", unit="units"),
        Column("lost_sales", Kind.NUMBER, "these at the price", unit="money"),
        Column("overstock_units", Kind.NUMBER, "position beyond order_up_to", unit="units"),
        Column("overstock_money", Kind.NUMBER, "these at cost", unit="money"),
        Column("money_tied_up", Kind.NUMBER, "on hand at cost", unit="money"),
        Column("is_dead", Kind.BOOLEAN, "true where it is on hand and has long not sold there"),
        Column("last_sold_on", Kind.DATE, "of dead stock: the last day it sold there"),
        Column("advice", Kind.ID, "of dead stock: transfer, return, mark_down or stop_ordering"),
        Column("money_freed", Kind.NUMBER, "of dead stock: what that brings in", unit="money"),
        Column("unit_cost", Kind.NUMBER, "what one unit costs", unit="money"),
        Column("unit_price", Kind.NUMBER, "what one unit sells for", unit="money"),
    ),
    key=("store_id", "product_id"),
)
PLANNER_FRAMES = (DELIVERIES_DUE, STOCK_OUTLOOK)
