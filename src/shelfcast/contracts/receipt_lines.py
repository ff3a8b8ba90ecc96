"""What was on an order, invoice or receipt, where its head stands in another file?

A line has no day of its own: it is joined by `order_id` to its head (receipts.py) when the
warehouse is built.
"""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind

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
        Column(
            "product_id",
            Kind.ID,
            "what was sold",
            synonyms=synonyms.PRODUCT_ID,
            weak=synonyms.WEAK_PRODUCT_ID,
        ),
        Column(
            "product_name",
            Kind.TEXT,
            "the name printed on the line",
            synonyms=synonyms.PRODUCT_NAME,
            weak=synonyms.WEAK_PRODUCT_NAME,
        ),
        Column(
            "quantity",
            Kind.QUANTITY,
            "how many; a return is negative",
            unit="units",
            synonyms=synonyms.QUANTITY,
            weak=synonyms.WEAK_QUANTITY,
        ),
        Column(
            "unit_price",
            Kind.MONEY,
            "price of one unit, before the discount",
            unit="money per unit",
            synonyms=synonyms.PRICE,
            weak=synonyms.WEAK_PRICE,
        ),
        Column(
            "discount",
            Kind.MONEY,
            "money taken off the line",
            unit="money",
            synonyms=synonyms.DISCOUNT,
            weak=synonyms.WEAK_DISCOUNT,
        ),
        Column(
            "revenue",
            Kind.MONEY,
            "what the line brought in; quantity x unit_price - discount where absent",
            unit="money",
            synonyms=synonyms.REVENUE,
            weak=synonyms.WEAK_REVENUE,
        ),
        Column(
            "unit_cost",
            Kind.MONEY,
            "what one unit cost the shop",
            unit="money per unit",
            synonyms=synonyms.COST,
        ),
        Column(
            "category",
            Kind.TEXT,
            "the category printed on the line",
            synonyms=synonyms.CATEGORY,
            weak=synonyms.WEAK_CATEGORY,
        ),
        Column(
            "brand",
            Kind.TEXT,
            "the brand printed on the line",
            synonyms=synonyms.BRAND,
            weak=synonyms.WEAK_BRAND,
        ),
        Column(
            "promotion",
            Kind.TEXT,
            "the promotion the line was sold under",
            synonyms=synonyms.PROMOTION,
        ),
        Column(
            "status",
            Kind.TEXT,
            "what became of the line: shipped, cancelled and the like",
            synonyms=synonyms.STATUS,
            weak=synonyms.WEAK_STATUS,
        ),
    ),
)
