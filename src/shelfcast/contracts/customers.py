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
            weak=names("email | customer email"),
        ),
        Column(
            "customer_name",
            Kind.TEXT,
            "the name",
            synonyms=names(
                "customer name | name | full name | customer full name | customer last name | "
                "last name | company name | company | firma"
            ),
            weak=names("customer | first name"),
        ),
        Column(
            "customer_segment",
            Kind.TEXT,
            "the group the shop puts them in",
            synonyms=names(
                "customer segment | segment | customer type | customertype | loyalty tier | "
                "customer group | customer category | group | customer class | type | gender"
            ),
        ),
        Column(
            "email",
            Kind.TEXT,
            "where to write to",
            synonyms=names("email | e-mail | email address | customer email | contact email"),
        ),
        Column(
            "city",
            Kind.TEXT,
            "the town",
            synonyms=synonyms.CITY,
            weak=synonyms.WEAK_CITY,
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region",
            synonyms=synonyms.REGION,
            weak=synonyms.WEAK_REGION,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country",
            synonyms=synonyms.COUNTRY,
            weak=synonyms.WEAK_COUNTRY,
        ),
        Column(
            "joined_on",
            Kind.DATE,
            "first known day",
            synonyms=names(
                "joined | joined on | signup date | join date | registered | registration date | "
                "created at | created date | customer created date | customer since | member "
                "since | first order date | date joined"
            ),
            weak=names("date"),
        ),
    ),
)
