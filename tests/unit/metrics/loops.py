"""Each metric as a loop over its lines, without SQL and without the catalogue's expressions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

PRODUCTS = {
    "P1": ("Lights", "Lumen", Decimal("2.5")),
    "P2": ("Lights", None, None),
    "P3": ("Clothes", "Baa", Decimal(4)),
    "P4": ("uncategorised", None, Decimal("0.1")),
}
"""Category, brand and cost; P9 is in no master."""


def total(values):
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def different(values):
    return len({value for value in values if value is not None})


def over(above, below):
    return None if above is None or not below else float(above) / float(below)


def sold(rows):
    return [row for row in rows if not row["is_return"]]


def bought(rows):
    return [row for row in sold(rows) if row["customer_id"]]


def receipts(rows):
    return {(row["store_id"], row["order_id"]) for row in sold(rows) if row["order_id"]}


def firsts(context):
    """The first day on which each customer bought, of all lines that the viewer sees."""
    days = {}
    for row in bought(context["sales_lines"]):
        days[row["customer_id"]] = min(row["day"], days.get(row["customer_id"], date.max))
    return days


def new(rows, context):
    first = firsts(context)
    return different(r["customer_id"] for r in bought(rows) if r["day"] == first[r["customer_id"]])


def returning(rows, context):
    first = firsts(context)
    return different(r["customer_id"] for r in bought(rows) if r["day"] > first[r["customer_id"]])


def costed(rows):
    return [row for row in rows if row["gross_profit"] is not None]


def known_discounts(rows):
    return [row for row in sold(rows) if row["discount"] is not None]


def steps(name):
    return lambda rows, _: sum(row["step"] == name for row in rows)


def buyers(rows):
    return different(row["user_id"] for row in rows if row["step"] == "PURCHASE")


def column(name):
    return lambda rows, _: total(row[name] for row in rows)


def value_on_hand(rows, _):
    costs = [(row["on_hand"], PRODUCTS.get(row["product_id"], (0, 0, None))[2]) for row in rows]
    return total(None if cost is None else units * cost for units, cost in costs)


SALES, EVENTS, STOCK = "sales_lines", "events", "stock_by_day"
METRICS = {
    "revenue": (SALES, False, column("revenue")),
    "units": (SALES, False, column("quantity")),
    "lines": (SALES, False, lambda rows, _: len(rows)),
    "gross_profit": (SALES, False, column("gross_profit")),
    "orders": (SALES, False, lambda rows, _: len(receipts(rows))),
    "average_order_value": (
        SALES,
        True,
        lambda rows, _: over(
            total(row["revenue"] for row in sold(rows) if row["order_id"]), len(receipts(rows))
        ),
    ),
    "gross_margin": (
        SALES,
        True,
        lambda rows, _: over(
            total(row["gross_profit"] for row in rows),
            total(row["revenue"] for row in costed(rows)),
        ),
    ),
    "average_price": (
        SALES,
        True,
        lambda rows, _: over(
            total(row["revenue"] for row in sold(rows)),
            total(row["quantity"] for row in sold(rows)),
        ),
    ),
    "returns": (
        SALES,
        False,
        lambda rows, _: -total(row["revenue"] if row["is_return"] else 0 for row in rows),
    ),
    "return_rate": (
        SALES,
        True,
        lambda rows, _: over(
            total(-row["quantity"] if row["is_return"] else 0 for row in rows),
            total(row["quantity"] for row in sold(rows)),
        ),
    ),
    "active_stores": (SALES, False, lambda rows, _: different(r["store_id"] for r in sold(rows))),
    "active_products": (
        SALES,
        False,
        lambda rows, _: different(r["product_id"] for r in sold(rows)),
    ),
    "active_customers": (
        SALES,
        False,
        lambda rows, _: different(r["customer_id"] for r in sold(rows)),
    ),
    "new_customers": (SALES, False, new),
    "returning_customers": (SALES, False, returning),
    "repeat_rate": (
        SALES,
        True,
        lambda rows, context: over(
            returning(rows, context), different(r["customer_id"] for r in sold(rows))
        ),
    ),
    "discounts": (SALES, False, lambda rows, _: total(r["discount"] for r in sold(rows))),
    "discount_rate": (
        SALES,
        True,
        lambda rows, _: over(
            total(row["discount"] for row in known_discounts(rows)),
            total(row["revenue"] + row["discount"] for row in known_discounts(rows)),
        ),
    ),
    "events": (EVENTS, False, lambda rows, _: len(rows)),
    "views": (EVENTS, False, steps("VIEW")),
    "visitors": (EVENTS, False, lambda rows, _: different(row["user_id"] for row in rows)),
    "conversion": (
        EVENTS,
        True,
        lambda rows, _: over(buyers(rows), different(row["user_id"] for row in rows)),
    ),
    "stock_on_hand": ("last", False, column("on_hand")),
    "stock_value": ("last", False, value_on_hand),
    "stock_days": (STOCK, False, lambda rows, _: different(row["day"] for row in rows)),
    "mean_stock": (
        STOCK,
        True,
        lambda rows, _: over(
            total(row["on_hand"] for row in rows), different(row["day"] for row in rows)
        ),
    ),
    "forecast_units": ("forecasts", False, column("mean")),
    "ordered_units": ("orders", False, column("quantity")),
}
"""Each metric: the fact (`last` is the last day of stock), whether it is a ratio, and its loop."""
