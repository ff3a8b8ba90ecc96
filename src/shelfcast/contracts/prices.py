"""What a product cost the customer from a day on."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

PRICES = Dataset(
    name="prices",
    grain="one row per store, product and first day",
    key=("valid_from", "store_id", "product_id"),
    needs=(("valid_from",), ("product_id",), ("price",)),
    time="valid_from",
    columns=(
        Column(
            "valid_from",
            Kind.DATE,
            "the first day of the price",
            required=True,
            synonyms=names(
                "valid from | start date | from | effective date | price date | date | start | "
                "gültig ab | price start date | price change date | sale price start date | week "
                "| day"
            ),
            weak=names("wm yr wk | updated date | month"),
        ),
        Column(
            "valid_to",
            Kind.DATE,
            "the last day, where it has one",
            synonyms=names("valid to | end date | to | until | end | price end date | expiry date"),
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
            "price",
            Kind.MONEY,
            "the price of one unit",
            unit="money per unit",
            required=True,
            synonyms=synonyms.PRICE,
            weak=names("amount | value | regular price | new price"),
        ),
    ),
)
