"""The store master: where things are sold."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

STORES = Dataset(
    name="stores",
    grain="one row per store and version",
    key=("store_id",),
    needs=(("store_id",),),
    columns=(
        Column(
            "store_id",
            Kind.ID,
            "the code that sales lines use",
            required=True,
            synonyms=synonyms.STORE + names("id"),
            weak=names("till"),
        ),
        Column(
            "store_name",
            Kind.TEXT,
            "the name people know it by",
            synonyms=names("store name | name") + synonyms.STORE_NAME[1:],
            weak=synonyms.WEAK_STORE_NAME,
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region it is run from",
            synonyms=synonyms.REGION,
            weak=synonyms.WEAK_REGION,
        ),
        Column(
            "city",
            Kind.TEXT,
            "the town",
            synonyms=synonyms.CITY,
            weak=synonyms.WEAK_CITY,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country",
            synonyms=synonyms.COUNTRY,
            weak=synonyms.WEAK_COUNTRY,
        ),
        Column(
            "latitude",
            Kind.NUMBER,
            "degrees north",
            unit="degrees",
            synonyms=names("lat | latitude | geo latitude"),
        ),
        Column(
            "longitude",
            Kind.NUMBER,
            "degrees east",
            unit="degrees",
            synonyms=names("lon | lng | long | longitude | geo longitude"),
        ),
        Column(
            "format",
            Kind.TEXT,
            "the kind of shop: kiosk, market, online",
            synonyms=names(
                "format | store format | store type | shop type | type | store category | format "
                "name"
            ),
        ),
        Column(
            "opened_on",
            Kind.DATE,
            "first day of trade",
            synonyms=names(
                "opened | opening date | open date | opened on | store opening date | date opened "
                "| first sale date"
            ),
            weak=names("start date | created date"),
        ),
    ),
)
