"""Which products were on promotion, where and when."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

PROMOTIONS = Dataset(
    name="promotions",
    grain="one row per promotion, store and product",
    key=("promotion", "starts_on", "store_id", "product_id"),
    needs=(("promotion",), ("starts_on",), ("ends_on",)),
    time="starts_on",
    columns=(
        Column(
            "promotion",
            Kind.TEXT,
            "its name or code",
            required=True,
            synonyms=names("promotion id | promotion name | promo | promo name | campaign"),
        ),
        Column(
            "starts_on",
            Kind.DATE,
            "the first day",
            required=True,
            synonyms=names("start date | start | from | begin | starts | first day | valid from"),
        ),
        Column(
            "ends_on",
            Kind.DATE,
            "the last day, included",
            required=True,
            synonyms=names("end date | end | to | until | ends | last day | valid to"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where; empty is everywhere",
            synonyms=synonyms.STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what; empty is everything",
            synonyms=synonyms.PRODUCT_ID,
        ),
        Column(
            "discount_percent",
            Kind.NUMBER,
            "percent off the list price",
            unit="percent",
            synonyms=names("discount | percent off | discount pct"),
        ),
    ),
)
