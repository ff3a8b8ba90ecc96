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
EXCEPTIONS = Frame(
    "exceptions",
    "one row per thing a planner should look at today, most money first",
    (
        Column("rank", Kind.INTEGER, "1 is the most money"),
        Column("kind", Kind.ID, "stock_out_coming, overdue_delivery, dead_stock, overstock, ..."),
        *_STORE_PRODUCT,
        Column("as_of", Kind.DATE, "the day it is asked for"),
        Column("money_at_stake", Kind.NUMBER, "null where cost or price is unknown", unit="money"),
        Column("money_is", Kind.ID, "what that money is: sales missed, stock at cost, ..."),
        Column("day", Kind.DATE, "the day it comes to pass, or came, null where none"),
        Column("reference", Kind.ID, "the purchase order it is about, null where none"),
        Column("sentence", Kind.TEXT, "what is so"),
        Column("next_action", Kind.TEXT, "what to do next"),
    ),
    key=("rank",),
)
_SUPPLIED = (
    Column("order_lines", Kind.INTEGER, "lines ordered"),
    Column("ordered_units", Kind.NUMBER, "units ordered", unit="units"),
    Column("ordered_money", Kind.NUMBER, "these at cost", unit="money"),
    Column("received_lines", Kind.INTEGER, "lines that came"),
    Column("on_time", Kind.INTEGER, "lines that came on the day promised or before"),
    Column("early", Kind.INTEGER, "of these, before it"),
    Column("late", Kind.INTEGER, "lines that came after it"),
    Column("partial", Kind.INTEGER, "lines that came with fewer units than ordered"),
    Column("overdue", Kind.INTEGER, "lines not here past their promise, not yet counted as lost"),
    Column("lost", Kind.INTEGER, "lines not here so long that they count as lost"),
    Column("open_money", Kind.NUMBER, "lines not here and not lost, at cost", unit="money"),
    Column("lost_money", Kind.NUMBER, "lost lines at cost", unit="money"),
    Column("on_time_share", Kind.NUMBER, "on time, of those promised that came or are overdue"),
    Column("fill_rate", Kind.NUMBER, "units that came, of those of received and lost lines"),
    Column("mean_lead_time", Kind.NUMBER, "days from order to delivery", unit="days"),
    Column("sd_lead_time", Kind.NUMBER, "their standard deviation", unit="days"),
    Column("promised_lead_time", Kind.NUMBER, "days promised, of the same lines", unit="days"),
    Column("mean_delay", Kind.NUMBER, "days past the promise; below 0 is early", unit="days"),
)
SUPPLIER_PERFORMANCE = Frame(
    "supplier_performance",
    "one row per supplier with purchase orders",
    (Column("supplier_id", Kind.ID, "the supplier, null where no order says"), *_SUPPLIED),
    key=("supplier_id",),
)
PRODUCT_SUPPLY = Frame(
    "product_supply",
    "one row per supplier and product with purchase orders",
    (
        Column("supplier_id", Kind.ID, "the supplier, null where no order says"),
        Column("product_id", Kind.ID, "the product"),
        *_SUPPLIED,
    ),
    key=("supplier_id", "product_id"),
)
TRANSFERS = Frame(
    "transfers",
    "one row per move of a product from one store to another, most gain first",
    (
        Column("rank", Kind.INTEGER, "1 gains most"),
        Column("from_store_id", Kind.ID, "the store that gives"),
        Column("store_id", Kind.ID, "the store that takes"),
        Column("product_id", Kind.ID, "the product"),
        Column("product_name", Kind.TEXT, "its name, null where unknown"),
        Column("quantity", Kind.NUMBER, "units to move", unit="units"),
        Column("from_on_hand", Kind.NUMBER, "on hand where they are", unit="units"),
        Column("on_hand", Kind.NUMBER, "on hand where they go", unit="units"),
        Column("daily_demand", Kind.NUMBER, "expected demand a day where they go", unit="units"),
        Column("transfer_cost", Kind.NUMBER, "what the move costs", unit="money"),
        Column("net_gain", Kind.NUMBER, "money gained, that taken off", unit="money"),
        Column("sentence", Kind.TEXT, "the move in words"),
    ),
    key=("from_store_id", "store_id", "product_id"),
)
CLASS_POLICIES = Frame(
    "class_policies",
    "one row per ABC/XYZ class of products: how it is kept, and how it should be",
    (
        Column("class", Kind.ID, "the class, as AX"),
        Column("products", Kind.INTEGER, "products of it"),
        Column("revenue", Kind.NUMBER, "of the last twelve months", unit="money"),
        Column("revenue_share", Kind.NUMBER, "of all revenue"),
        Column("stock_money", Kind.NUMBER, "on hand at cost", unit="money"),
        Column("overstock_money", Kind.NUMBER, "beyond the order-up-to levels", unit="money"),
        Column("lost_sales", Kind.NUMBER, "missed on empty shelves in the last year", "money"),
        Column("service_level", Kind.NUMBER, "advised chance of no stock-out in a cycle"),
        Column("review_days", Kind.NUMBER, "advised days between two looks", unit="days"),
        Column("policy", Kind.TEXT, "the rule that is advised"),
    ),
    key=("class",),
)
WHAT_IF = Frame(
    "what_if",
    "one row per measure of a plan: as it is, and under other terms; not published",
    (
        Column("measure", Kind.ID, "orders, order_units, order_money, stock_money, ..."),
        Column("now", Kind.NUMBER, "under the present terms"),
        Column("what_if", Kind.NUMBER, "under the changed ones"),
        Column("change", Kind.NUMBER, "the second less the first"),
    ),
    key=("measure",),
)
WHAT_IF_ORDERS = Frame(
    "what_if_orders",
    "one row per store and product whose order would be another; not published",
    (
        Column("store_id", Kind.ID, "the store"),
        Column("product_id", Kind.ID, "the product"),
        Column("quantity", Kind.NUMBER, "units ordered under the present terms", unit="units"),
        Column("money", Kind.NUMBER, "these at cost", unit="money"),
        Column("what_if_quantity", Kind.NUMBER, "units under the changed ones", unit="units"),
        Column("what_if_money", Kind.NUMBER, "these at the changed cost", unit="money"),
    ),
    key=("store_id", "product_id"),
)
PLANNER_FRAMES = (
    CLASS_POLICIES,
    TRANSFERS,
    DELIVERIES_DUE,
    STOCK_OUTLOOK,
    EXCEPTIONS,
    SUPPLIER_PERFORMANCE,
    PRODUCT_SUPPLY,
)
