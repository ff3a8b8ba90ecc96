"""What does a simulated shop hand over: what happened each day, and which plan was worth more?

Units of the product; money in the project's currency. A period is a day or a week.
Not here: how it is simulated (inventory/simulator/).
"""

from __future__ import annotations

from shelfcast.contracts.columns import Column, Frame, Kind

COSTS = (
    Column("holding_cost", Kind.NUMBER, "units held at the count x holding cost", "money"),
    Column("shortage_cost", Kind.NUMBER, "units lost or waited for x shortage cost", "money"),
    Column("ordering_cost", Kind.NUMBER, "orders placed x cost of an order", "money"),
    Column("purchase_cost", Kind.NUMBER, "units received x unit cost", "money"),
    Column("spoilage_cost", Kind.NUMBER, "units spoiled x cost of spoilage", "money"),
    Column("cost", Kind.NUMBER, "the sum of these", "money"),
)
SIMULATION = Frame(
    "simulation",
    "one row per store, product, replication and period; period 0 is the count before the first",
    (
        Column("store_id", Kind.ID, "the store"),
        Column("product_id", Kind.ID, "the product"),
        Column("replication", Kind.INTEGER, "which of the possible futures, from 0"),
        Column("period", Kind.INTEGER, "the period, 1 is the first that sells"),
        Column("ds", Kind.DATE, "its first day, null where no calendar was told"),
        Column("opening", Kind.NUMBER, "on the shelf at the start", "units"),
        Column("received", Kind.NUMBER, "arrived at the start", "units"),
        Column("demand", Kind.NUMBER, "asked for", "units"),
        Column("sold", Kind.NUMBER, "handed over, also to those who waited", "units"),
        Column("lost", Kind.NUMBER, "sales missed for good", "units"),
        Column("spoiled", Kind.NUMBER, "thrown away at the close", "units"),
        Column("closing", Kind.NUMBER, "opening + received - sold - spoiled", "units"),
        Column("backlog", Kind.NUMBER, "waited for at the close", "units"),
        Column("ordered", Kind.NUMBER, "ordered at the close", "units"),
        Column("on_order", Kind.NUMBER, "on the way after that", "units"),
        Column("lost_in_transit", Kind.NUMBER, "struck off: it will not come", "units"),
        *COSTS,
    ),
    key=("store_id", "product_id", "replication", "period"),
)
ORDER_PROOF = Frame(
    "order_proof",
    "one row per plan and plan it is held against, over the same past demand and starting stock",
    (
        Column("plan", Kind.ID, "the plan"),
        Column("against", Kind.ID, "the plan it is held against"),
        Column("products", Kind.INTEGER, "products in stores"),
        Column("trials", Kind.INTEGER, "stretches of the past that were played through"),
        Column("periods", Kind.INTEGER, "periods scored, over all trials"),
        Column("demand", Kind.NUMBER, "asked for", "units"),
        Column("sold", Kind.NUMBER, "handed over", "units"),
        Column("lost", Kind.NUMBER, "sales missed for good", "units"),
        Column("fill_rate", Kind.NUMBER, "share of the demand that was met"),
        Column("short_share", Kind.NUMBER, "share of products and periods in which one was short"),
        Column("orders", Kind.NUMBER, "orders placed"),
        *COSTS,
        Column("against_cost", Kind.NUMBER, "what the other plan cost", "money"),
        Column("saved", Kind.NUMBER, "against_cost - cost", "money"),
        Column("saved_low", Kind.NUMBER, "5 % end of the interval of what is saved", "money"),
        Column("saved_high", Kind.NUMBER, "95 % end of that interval", "money"),
        Column("saved_share", Kind.NUMBER, "saved / against_cost"),
        Column("sentence", Kind.TEXT, "the same in words, null where nobody worded it"),
    ),
    key=("plan", "against"),
)
PROOF_BASIS = Frame(
    "proof_basis",
    "one row per stretch of the past that plans were played through: what that rests on",
    (
        Column("first_day", Kind.DATE, "the first day played"),
        Column("last_day", Kind.DATE, "the last day played"),
        Column("period_days", Kind.INTEGER, "length of a period of the simulated clock", "days"),
        Column("cutoffs", Kind.INTEGER, "past days at which a forecast was made"),
        Column("lines", Kind.INTEGER, "stores x products that sold and could be played"),
        Column("played", Kind.INTEGER, "of them: played through, a sample by money"),
        Column("counted", Kind.INTEGER, "of the played: the stock at the start had been counted"),
        Column("ordered", Kind.INTEGER, "of the played: what was really ordered is known"),
        Column("left_out", Kind.INTEGER, "of the sample: no cost or price, or first sold later"),
        Column("sentence", Kind.TEXT, "the same in words"),
    ),
    key=("first_day",),
)
