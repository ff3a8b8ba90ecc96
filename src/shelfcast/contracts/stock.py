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
                "date | count date | snapshot date | stock date | inventory date | datum "
                "| fecha | data | дата | 日期"
            ),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where",
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
            "on_hand",
            Kind.QUANTITY,
            "units that can be sold now",
            unit="units",
            synonyms=names(
                "stock | stock on hand | quantity on hand | qty on hand | inventory | "
                "inventory level | end inventory | available | bestand | lagerbestand | "
                "stock disponible | existencias | giacenza | estoque | zapas | stan "
                "magazynowy | voorraad | остаток | 库存"
            ),
        ),
        Column(
            "in_transit",
            Kind.QUANTITY,
            "units ordered and not yet here",
            unit="units",
            synonyms=names(
                "on order | in transit | incoming | unterwegs | en tránsito | in viaggio "
                "| in arrivo"
            ),
        ),
        Column(
            "due_on",
            Kind.DATE,
            "when what is on the way arrives",
            synonyms=names("due | due date | eta | expected date | arrival date"),
        ),
    ),
)
