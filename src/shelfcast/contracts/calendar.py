"""Holidays, closures and other days that are not like the rest."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

CALENDAR = Dataset(
    name="calendar",
    grain="one row per day, store and event",
    key=("day", "store_id", "event"),
    needs=(("day",), ("event", "closed", "value")),
    time="day",
    columns=(
        Column(
            "day",
            Kind.DATE,
            "the day",
            required=True,
            synonyms=names("date | datum | fecha | data | ds"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where; empty is everywhere",
            synonyms=synonyms.STORE,
        ),
        Column(
            "event",
            Kind.TEXT,
            "its name",
            synonyms=names(
                "event name | event name 1 | holiday | holiday name | description | name"
            ),
        ),
        Column(
            "closed",
            Kind.BOOLEAN,
            "true where the shop was shut",
            synonyms=names("is closed | closure | shut"),
        ),
        Column(
            "value",
            Kind.NUMBER,
            "a number that may drive demand (temperature, visitors)",
            synonyms=names("temperature | footfall | index"),
        ),
    ),
)
