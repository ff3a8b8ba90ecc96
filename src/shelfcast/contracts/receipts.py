"""What does the head of an order, invoice or receipt say, where its lines stand in another file?

The two are joined by `order_id` when the warehouse is built: the head has the day, the store and
the customer, the lines (receipt_lines.py) have the products. `revenue` is of the whole order.
"""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.sales import SALES

RECEIPTS = Dataset(
    name="receipts",
    grain="one row per order or receipt, and version",
    key=("order_id",),
    needs=(("order_id",), ("sold_at",)),
    time="sold_at",
    columns=(
        Column(
            "order_id",
            Kind.ID,
            "the number that its lines carry",
            required=True,
            synonyms=(*synonyms.ORDER, "id"),
            weak=synonyms.WEAK_ORDER,
        ),
        Column(
            "sold_at",
            Kind.TIMESTAMP,
            "when it was sold, local time",
            required=True,
            synonyms=synonyms.DATE,
            weak=synonyms.WEAK_DATE,
        ),
        *(SALES[name] for name in ("sold_time", "store_id", "customer_id")),
        Column(
            "revenue",
            Kind.MONEY,
            "what the whole order brought in",
            unit="money",
            synonyms=synonyms.ORDER_TOTAL,
        ),
        Column(
            "discount",
            Kind.MONEY,
            "money taken off the whole order",
            unit="money",
            synonyms=(*synonyms.DISCOUNT, "order discount", "order discount amount"),
        ),
        *(SALES[name] for name in ("currency", "channel")),
        Column(
            "promotion",
            Kind.TEXT,
            "the promotion or coupon of the order",
            synonyms=synonyms.PROMOTION,
        ),
        Column(
            "status",
            Kind.TEXT,
            "what became of the order: completed, cancelled and the like",
            synonyms=synonyms.STATUS,
            weak=synonyms.WEAK_STATUS,
        ),
        Column(
            "store_name",
            Kind.TEXT,
            "the store's name",
            synonyms=synonyms.STORE_NAME,
            weak=synonyms.WEAK_STORE_NAME,
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region",
            synonyms=synonyms.REGION,
            weak=synonyms.WEAK_REGION,
        ),
        Column(
            "city",
            Kind.TEXT,
            "the town",
            synonyms=synonyms.CITY,
            weak=synonyms.WEAK_CITY,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country",
            synonyms=synonyms.COUNTRY,
            weak=synonyms.WEAK_COUNTRY,
        ),
    ),
)
