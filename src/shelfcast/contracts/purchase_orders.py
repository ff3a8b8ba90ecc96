"""What was ordered from suppliers and when it came: where lead times are learned."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

PURCHASE_ORDERS = Dataset(
    name="purchase_orders",
    grain="one row per purchase order line",
    key=("purchase_order_id", "product_id", "store_id"),
    needs=(("ordered_at",), ("product_id",), ("quantity",)),
    time="ordered_at",
    columns=(
        Column(
            "purchase_order_id",
            Kind.ID,
            "the order",
            synonyms=names("po | po number | po id | purchase order | order id | order number"),
        ),
        Column(
            "ordered_at",
            Kind.DATE,
            "the day it was ordered",
            required=True,
            synonyms=names("order date | ordered | ordered on | po date | date ordered"),
        ),
        Column(
            "received_at",
            Kind.DATE,
            "the day it came; empty where it has not",
            synonyms=names(
                "received | received on | receipt date | delivery date | date received | delivered"
            ),
        ),
        Column(
            "expected_at",
            Kind.DATE,
            "the day it was promised for",
            synonyms=names("promised date | expected date | due date | eta"),
        ),
        Column(
            "supplier_id",
            Kind.ID,
            "from whom",
            synonyms=synonyms.SUPPLIER,
        ),
        Column(
            "store_id",
            Kind.ID,
            "for which store",
            synonyms=synonyms.STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what",
            required=True,
            synonyms=synonyms.PRODUCT_ID,
        ),
        Column(
            "quantity",
            Kind.QUANTITY,
            "units ordered",
            unit="units",
            required=True,
            synonyms=synonyms.QUANTITY + names("ordered quantity"),
        ),
        Column(
            "received_quantity",
            Kind.QUANTITY,
            "units that came",
            unit="units",
            synonyms=names("quantity received | received qty | delivered quantity"),
        ),
        Column(
            "unit_cost",
            Kind.MONEY,
            "what one unit cost",
            unit="money per unit",
            synonyms=synonyms.COST,
        ),
    ),
)
