"""What is kept of purchase orders that a person approved, changed or took back?

The log is only ever added to. ORDER_SHEETS, the lines of what is proposed and of what was approved
and is not here yet, are made from it and the plan at each run.
Not here: how a line is superseded (inventory/planner/purchase_orders.py).
"""

from __future__ import annotations

from shelfcast.contracts.columns import Column, Frame, Kind

_LINE = (
    Column("po_number", Kind.ID, "the purchase order: one a supplier, store and day"),
    Column("supplier_id", Kind.ID, "from whom, null where unknown"),
    Column("store_id", Kind.ID, "ship to"),
    Column("product_id", Kind.ID, "the product"),
    Column("order_date", Kind.DATE, "the day it is ordered"),
    Column("arrival_date", Kind.DATE, "the day it should be here"),
    Column("quantity", Kind.NUMBER, "units ordered", unit="units"),
    Column("planned", Kind.NUMBER, "units that the plan asked for", unit="units"),
    Column("unit_cost", Kind.NUMBER, "what one unit costs, null where unknown", unit="money"),
)
ORDER_LOG = Frame(
    "order_log",
    "one row per line of an order that a person approved, adjusted or took back",
    (
        *_LINE,
        Column("action", Kind.ID, "approved, adjusted or withdrawn"),
        Column("reason", Kind.TEXT, "why, in the author's words"),
        Column("author", Kind.TEXT, "who said so"),
        Column("said_at", Kind.TIMESTAMP, "when, UTC"),
    ),
)
ORDER_SHEETS = Frame(
    "order_sheets",
    "one row per line of a purchase order that is proposed, or approved and not here yet",
    (
        *_LINE,
        Column("product_name", Kind.TEXT, "its name, null where unknown"),
        Column("pack_size", Kind.NUMBER, "units a pack", unit="units"),
        Column("packs", Kind.NUMBER, "packs ordered"),
        Column("amount", Kind.NUMBER, "quantity x unit cost, null where unknown", unit="money"),
        Column("status", Kind.ID, "proposed or approved"),
        Column("adjusted_because", Kind.TEXT, "why a person changed it, null where nobody did"),
    ),
    key=("po_number", "product_id"),
)
