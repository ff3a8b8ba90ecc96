"""The customer master, where the shop knows who buys."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

CUSTOMERS = Dataset(
    name="customers",
    grain="one row per customer and version",
    key=("customer_id",),
    needs=(("customer_id",),),
    columns=(
        Column(
            "customer_id",
            Kind.ID,
            "the code that sales lines use",
            required=True,
            synonyms=synonyms.CUSTOMER + names("id"),
        ),
        Column(
            "customer_name",
            Kind.TEXT,
            "the name",
            synonyms=names("name | full name | customer full name"),
        ),
        Column(
            "customer_segment",
            Kind.TEXT,
            "the group the shop puts them in",
            synonyms=names("segment | customer type | customertype | loyalty tier | gender"),
        ),
        Column(
            "email",
            Kind.TEXT,
            "where to write to",
            synonyms=names("e-mail | mail | email address"),
        ),
        Column(
            "city",
            Kind.TEXT,
            "the town",
            synonyms=synonyms.CITY,
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region",
            synonyms=synonyms.REGION,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country",
            synonyms=synonyms.COUNTRY,
        ),
        Column(
            "joined_on",
            Kind.DATE,
            "first known day",
            synonyms=names("signup date | join date | registered | created at"),
        ),
    ),
)
