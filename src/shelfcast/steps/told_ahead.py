"""What does the shop know of the days to come: list prices, promotions, holidays, events?

Prices, promotions and named events are marts. A landed calendar often has columns that the retail
model has no place for, kept with each row: a second event of the day, or a flag of 0 and 1 for each
region (a benefit is paid out in CA). Here they become events too: a column that holds nothing but
0 and 1 is a flag, one whose name begins like `event` and tells words holds names. A flag whose name
ends in a region or a store, after `_`, is one of that region or store, under the rest of its name.
Not here: how models use it (forecast/ahead.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import polars as pl

from shelfcast import forecast as forecasting
from shelfcast import warehouse
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.steps.step import Run

_EVENT = {"store_id": pl.String, "ds": pl.Date, "event": pl.String}
_FLAGS = {"0", "1"}
_NAMES = ("event_name", "event name", "holiday")


def told_ahead(run: Run) -> forecasting.Drivers:
    """The drivers of a built project."""
    place = run.project.warehouse
    stores = warehouse.read_frame(place, "stores").select("store_id", "region")
    return forecasting.Drivers(
        prices=warehouse.read_frame(place, "prices"),
        promotions=warehouse.read_frame(place, "promotion_days"),
        events=pl.concat(
            [
                warehouse.read_frame(place, "events_ahead").select(*_EVENT),
                further_events(_calendar(run), stores),
            ]
        ),
    )


def further_events(calendar: pl.DataFrame, stores: pl.DataFrame) -> pl.DataFrame:
    """The events in the columns that the retail model has no place for: store_id, ds, event.

    calendar: day and `_extra`, JSON. stores: store_id, region. A null store is every store.
    """
    rows = calendar.drop_nulls(("day", "_extra"))
    if rows.is_empty():
        return pl.DataFrame(schema=_EVENT)
    told = [json.loads(extra) for extra in rows["_extra"]]
    names = sorted({name for one in told for name in one})
    found = [pl.DataFrame(schema=_EVENT)]
    for name in names:
        values = pl.Series("event", [_text(one.get(name)) for one in told], dtype=pl.String)
        column = pl.DataFrame({"ds": rows["day"], "event": values}).drop_nulls()
        found += _events(name, column, stores)
    return pl.concat(found).unique(maintain_order=True)


def _events(name: str, column: pl.DataFrame, stores: pl.DataFrame) -> Iterable[pl.DataFrame]:
    """The events that one column tells."""
    if set(column["event"]) == _FLAGS:
        event, members = _whose(name, stores)
        days = column.filter(event="1").select("ds", event=pl.lit(event))
        yield members.join(days, how="cross").select(*_EVENT)
    elif name.lower().startswith(_NAMES):
        yield column.select(pl.lit(None, dtype=pl.String).alias("store_id"), "ds", "event")


def _whose(name: str, stores: pl.DataFrame) -> tuple[str, pl.DataFrame]:
    """The event of a flag, and the stores it is about (one null: every store)."""
    event, _, place = name.rpartition("_")
    members = stores.filter((pl.col("region") == place) | (pl.col("store_id") == place))
    if event and not members.is_empty():
        return event, members.select("store_id")
    return name, pl.DataFrame({"store_id": [None]}, schema={"store_id": pl.String})


def _text(value: object) -> str | None:
    """What a cell says; None where it is empty."""
    return str(value).strip() or None if value is not None else None


def _calendar(run: Run) -> pl.DataFrame:
    """The landed rows of the calendar: day and what was kept aside."""
    files = [
        str(file) for file in data_files(open_lake(run.project.lake), Zone.CURATED, "calendar")
    ]
    shape = {"day": pl.Date, "_extra": pl.String}
    frames = [pl.read_parquet(file) for file in files]
    whole = [frame.select(*shape) for frame in frames if set(shape) <= set(frame.columns)]
    return pl.concat([pl.DataFrame(schema=shape), *whole])
