"""What visitors did: looked, put in the basket, bought."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

EVENTS = Dataset(
    name="events",
    grain="one row per event",
    needs=(("occurred_at",), ("user_id",), ("event_type",)),
    time="occurred_at",
    partitioned=True,
    columns=(
        Column(
            "occurred_at",
            Kind.TIMESTAMP,
            "when",
            required=True,
            synonyms=names(
                "timestamp | event time | event timestamp | time | date | created at | ts"
            ),
        ),
        Column(
            "user_id",
            Kind.ID,
            "who",
            required=True,
            synonyms=names("user | visitor id | visitorid | customer id | client id"),
        ),
        Column(
            "product_id",
            Kind.ID,
            "on what",
            synonyms=synonyms.PRODUCT_ID,
        ),
        Column(
            "event_type",
            Kind.TEXT,
            "VIEW, CART, PURCHASE and the like",
            required=True,
            synonyms=names("event | event name | action | type | activity"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "in which shop or site",
            synonyms=synonyms.STORE,
        ),
        Column(
            "session_id",
            Kind.ID,
            "the visit",
            synonyms=names("session | visit id"),
        ),
        Column(
            "price",
            Kind.MONEY,
            "the price shown",
            unit="money per unit",
            synonyms=names("price shown | unit price"),
        ),
    ),
)
