"""Holidays, closures and other days that are not like the rest."""

from shelfcast.contracts import synonyms
from shelfcast.contracts.columns import Column, Dataset, Kind
from shelfcast.contracts.synonyms import names

CALENDAR = Dataset(
    name="calendar",
    grain="one row per day, store and event",
    key=("day", "store_id", "event"),
    needs=(("day",), ("event", "closed", "value", "day_code", "week_code")),
    time="day",
    columns=(
        Column(
            "day",
            Kind.DATE,
            "the day",
            required=True,
            synonyms=names(
                "day | date | datum | fecha | data | ds | holiday date | event date | calendar date"
            ),
            weak=names("start date"),
        ),
        Column(
            "store_id",
            Kind.ID,
            "where; empty is everywhere",
            synonyms=synonyms.STORE,
            weak=synonyms.WEAK_STORE,
        ),
        Column(
            "event",
            Kind.TEXT,
            "its name",
            synonyms=names(
                "event | event name | event name 1 | holiday | holiday name | event description | "
                "name | occasion"
            ),
            weak=names("description | type | comment"),
        ),
        Column(
            "day_code",
            Kind.ID,
            "the name that other files give the day: d_17",
            synonyms=names("d | day code | day key | day index | day id"),
        ),
        Column(
            "week_code",
            Kind.ID,
            "the name that other files give its week: 11101",
            synonyms=names("wm yr wk | week code | week key | week id | fiscal week | yr wk"),
        ),
        Column(
            "closed",
            Kind.BOOLEAN,
            "true where the shop was shut",
            synonyms=names("closed | is closed | closure | shut | closed flag | store closed"),
        ),
        Column(
            "value",
            Kind.NUMBER,
            "a number that may drive demand (temperature, visitors)",
            synonyms=names("value | temperature | footfall | index | visitors | visitor count"),
        ),
    ),
)
