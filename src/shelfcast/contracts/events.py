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
                "timestamp | event time | event timestamp | time | date | event date | created at "
                "| ts | datetime | action time | event created | visit date | session date"
            ),
        ),
        Column(
            "user_id",
            Kind.ID,
            "who",
            required=True,
            synonyms=names(
                "user | user id | visitor id | visitorid | customer id | client id | session user "
                "| visitor | customer | buyer | uid | user pseudo id"
            ),
        ),
        Column(
            "product_id",
            Kind.ID,
            "on what",
            synonyms=synonyms.PRODUCT_ID,
            weak=synonyms.WEAK_PRODUCT_ID,
        ),
        Column(
            "event_type",
            Kind.TEXT,
            "VIEW, CART, PURCHASE and the like",
            required=True,
            synonyms=names(
                "event | event type | event name | action | action type | activity | interaction "
                "type | behavior | behaviour | behavior type | behaviortype"
            ),
            weak=names("type | status"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "in which shop or site",
            synonyms=names("store id | store | shop id | site | site id"),
        ),
        Column(
            "session_id",
            Kind.ID,
            "the visit",
            synonyms=names("session | session id | visit id | user session | visit"),
        ),
        Column(
            "price",
            Kind.MONEY,
            "the price shown",
            unit="money per unit",
            synonyms=names("price | price shown | unit price | product price | amount | value"),
        ),
    ),
)
