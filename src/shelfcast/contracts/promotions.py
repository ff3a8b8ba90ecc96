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
            synonyms=names(
                "promotion | promotion id | promotion name | promo | promo name | campaign | "
                "campaign name | coupon code | promotion description | offer | name | coupon"
            ),
            weak=names("description | code"),
        ),
        Column(
            "starts_on",
            Kind.DATE,
            "the first day",
            required=True,
            synonyms=names(
                "start date | start | from | begin | starts | starts on | first day | valid from "
                "| start time | promotion start date | promotion start"
            ),
            weak=names("date"),
        ),
        Column(
            "ends_on",
            Kind.DATE,
            "the last day, included",
            required=True,
            synonyms=names(
                "end date | end | to | until | ends | ends on | last day | valid to | end time | "
                "promotion end date | promotion end"
            ),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where; empty is everywhere",
            synonyms=synonyms.STORE,
            weak=synonyms.WEAK_STORE,
        ),
        Column(
            "product_id",
            Kind.ID,
            "what; empty is everything",
            synonyms=synonyms.PRODUCT_ID,
            weak=(*synonyms.WEAK_PRODUCT_ID, "product name"),
        ),
        Column(
            "discount_percent",
            Kind.NUMBER,
            "percent off the list price",
            unit="percent",
            synonyms=names(
                "discount percent | percent discount | percent off | discount pct | discount | "
                "promotion discount | discount rate | percent"
            ),
            weak=names("discount value"),
        ),
    ),
)
