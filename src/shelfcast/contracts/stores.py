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
        ),
        Column(
            "store_name",
            Kind.TEXT,
            "the name people know it by",
            synonyms=synonyms.STORE_NAME + names("name"),
        ),
        Column(
            "region",
            Kind.TEXT,
            "the region it is run from",
            synonyms=synonyms.REGION,
        ),
        Column(
            "city",
            Kind.TEXT,
            "the town",
            synonyms=synonyms.CITY,
        ),
        Column(
            "country",
            Kind.TEXT,
            "the country",
            synonyms=synonyms.COUNTRY,
        ),
        Column(
            "latitude",
            Kind.NUMBER,
            "degrees north",
            unit="degrees",
            synonyms=names("lat | breitengrad"),
        ),
        Column(
            "longitude",
            Kind.NUMBER,
            "degrees east",
            unit="degrees",
            synonyms=names("lon | lng | long | längengrad"),
        ),
        Column(
            "format",
            Kind.TEXT,
            "the kind of shop: kiosk, market, online",
            synonyms=names("store format | store type | shop type"),
        ),
        Column(
            "opened_on",
            Kind.DATE,
            "first day of trade",
            synonyms=names("opened | opening date | open date"),
        ),
    ),
)
