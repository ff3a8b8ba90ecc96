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
            synonyms=names(
                "purchase order id | po | po number | po id | po no | purchase order | purchase "
                "order number | order id | order number | order | supplier order id | document id "
                "| receipt id"
            ),
            weak=names("order reference | reference"),
        ),
        Column(
            "ordered_at",
            Kind.DATE,
            "the day it was ordered",
            required=True,
            synonyms=names(
                "order date | ordered on | ordered | ordered at | po date | date ordered | "
                "purchase order date | purchase date | date | receipt date | created date"
            ),
            weak=names("issued date | created"),
        ),
        Column(
            "received_at",
            Kind.DATE,
            "the day it came; empty where it has not",
            synonyms=names(
                "received | received on | received date | received at | delivery date | date "
                "received | delivered | actual delivery date | delivered on | delivery received "
                "date | delivered date"
            ),
        ),
        Column(
            "expected_at",
            Kind.DATE,
            "the day it was promised for",
            synonyms=names(
                "expected date | promised date | due date | eta | expected delivery date | "
                "delivery due date | delivery due | "
                "planned delivery date | expected received date | requested date | confirmed date "
                "| expected | requested delivery date | expected on | due"
            ),
        ),
        Column(
            "supplier_id",
            Kind.ID,
            "from whom",
            synonyms=synonyms.SUPPLIER,
            weak=names("creditor name"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "for which store",
            synonyms=synonyms.STORE,
            weak=synonyms.WEAK_STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what",
            required=True,
            synonyms=synonyms.PRODUCT_ID,
            weak=(*synonyms.WEAK_PRODUCT_ID, "product name", "supplier product id"),
        ),
        Column(
            "quantity",
            Kind.QUANTITY,
            "units ordered",
            unit="units",
            required=True,
            synonyms=names(
                "ordered quantity | quantity ordered | order quantity | purchase quantity | "
                "purchased quantity"
            )
            + tuple(
                name
                for name in synonyms.QUANTITY
                if name not in {"quantity ordered", "order quantity"}
            ),
        ),
        Column(
            "received_quantity",
            Kind.QUANTITY,
            "units that came",
            unit="units",
            synonyms=names(
                "quantity received | received qty | received quantity | delivered quantity | "
                "delivery quantity | quantity delivered"
            ),
        ),
        Column(
            "unit_cost",
            Kind.MONEY,
            "what one unit cost",
            unit="money per unit",
            synonyms=synonyms.COST + names("price | unit price | net price | net unit price"),
        ),
    ),
)
