"""What was on the shelf and on the way, counted at a moment."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

STOCK = Dataset(
    name="stock",
    grain="one row per count of a product in a store, and delivery due",
    key=("as_of", "store_id", "product_id", "due_on"),
    needs=(("product_id",), ("on_hand", "in_transit")),
    time="as_of",
    columns=(
        Column(
            "as_of",
            Kind.DATE,
            "the day of the count",
            synonyms=names(
                "as of | stock date | peildatum | 盘点日期 | дата остатка | data inwentaryzacji | "
                "data inventario | date inventaire | fecha inventario | stichtag | inventurdatum "
                "| count date | "
                "snapshot date | inventory date | date | day | "
                "as of date | stock count date | date of stock | timestamp | period"
            ),
            weak=names("updated date | week | created date | end date"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where",
            synonyms=synonyms.STORE,
            weak=synonyms.WEAK_STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what",
            required=True,
            synonyms=synonyms.PRODUCT_ID,
            weak=(*synonyms.WEAK_PRODUCT_ID, "product name"),
        ),
        Column(
            "on_hand",
            Kind.QUANTITY,
            "units that can be sold now",
            unit="units",
            synonyms=names(
                "on hand | stock on hand | quantity on hand | available stock | stock | stock "
                "quantity | inventory | inventory quantity | inventory level | end inventory | "
                "end stock | closing stock | stock available | available | available quantity | "
                "stock level | current stock | stock end | stock balance | store stock | unit "
                "stock | stock units | actual stock | total stock | product stock | stock value "
                "quantity | qty available | balance | saldo"
            ),
            weak=names(
                "quantity | stock remaining | start inventory | free stock | stock total amount"
            ),
        ),
        Column(
            "in_transit",
            Kind.QUANTITY,
            "units ordered and not yet here",
            unit="units",
            synonyms=names(
                "in transit | on order | incoming | quantity on order | transit quantity | stock "
                "in transit | incoming quantity | ordered quantity | expected quantity | transit "
                "stock | inbound quantity"
            ),
            weak=names("ordered | expected"),
        ),
        Column(
            "due_on",
            Kind.DATE,
            "when what is on the way arrives",
            synonyms=names(
                "due on | due | due date | eta | expected date | arrival date | received date | "
                "delivery date | expected delivery date | expected received date"
            ),
        ),
    ),
)
