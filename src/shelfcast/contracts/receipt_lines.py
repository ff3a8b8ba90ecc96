"""What was on an order, invoice or receipt, where its head stands in another file?

A line has no day of its own: it is joined by `order_id` to its head (receipts.py) when the
warehouse is built.
"""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.sales import SALES

_AS_IN_SALES = (
    *("product_id", "product_name", "quantity", "unit_price", "discount", "revenue"),
    *("unit_cost", "category", "brand", "promotion"),
)

RECEIPT_LINES = Dataset(
    name="receipt_lines",
    grain="one row per line of an order or receipt",
    needs=(("order_id",), ("quantity", "revenue")),
    columns=(
        Column(
            "order_id",
            Kind.ID,
            "the order or receipt that the line is on",
            required=True,
            synonyms=synonyms.ORDER,
            weak=synonyms.WEAK_ORDER,
        ),
        Column(
            "line_number",
            Kind.ID,
            "its place on the order",
            synonyms=synonyms.LINE_NUMBER,
        ),
        *(SALES[name] for name in _AS_IN_SALES),
        Column(
            "status",
            Kind.TEXT,
            "what became of the line: shipped, cancelled and the like",
            synonyms=synonyms.STATUS,
            weak=synonyms.WEAK_STATUS,
        ),
    ),
)
