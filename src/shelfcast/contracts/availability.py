"""Was the product on the shelf that day? A zero with no stock is missing demand."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

AVAILABILITY = Dataset(
    name="availability",
    grain="one row per store, product and day",
    key=("day", "store_id", "product_id"),
    needs=(("day",), ("product_id",), ("in_stock",)),
    time="day",
    partitioned=True,
    columns=(
        Column(
            "day",
            Kind.DATE,
            "the day",
            required=True,
            synonyms=names("day | date | week | datum | fecha | data"),
            weak=names("timestamp | month | period"),
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
            weak=synonyms.WEAK_PRODUCT_ID,
        ),
        Column(
            "in_stock",
            Kind.BOOLEAN,
            "true where it could be bought",
            required=True,
            synonyms=names(
                "in stock | available | availability | on shelf | instock | in stock flag | is "
                "available | available flag | stock available | stock flag | stock status"
            ),
        ),
    ),
)
