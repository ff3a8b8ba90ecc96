import datetime as dt
import json

import polars as pl

from shelfcast.steps.told_ahead import further_events

STORES = pl.DataFrame({"store_id": ["CA_1", "CA_2", "TX_1"], "region": ["CA", "CA", "TX"]})


def calendar(*extras):
    return pl.DataFrame(
        {
            "day": [dt.date(2024, 1, 1) + dt.timedelta(days=i) for i in range(len(extras))],
            "_extra": [json.dumps(extra) for extra in extras],
        }
    )


def test_a_flag_of_a_region_is_an_event_of_its_stores():
    found = further_events(calendar({"snap_CA": "0"}, {"snap_CA": "1"}), STORES)
    assert sorted(found.rows()) == [
        ("CA_1", dt.date(2024, 1, 2), "snap"),
        ("CA_2", dt.date(2024, 1, 2), "snap"),
    ]


def test_a_flag_of_nowhere_is_one_of_every_store():
    found = further_events(calendar({"school_out": "1"}, {"school_out": 0}), STORES)
    assert found.rows() == [(None, dt.date(2024, 1, 1), "school_out")]


def test_the_second_event_of_a_day_is_not_lost():
    found = further_events(calendar({"event_name_2": "Easter"}, {"event_name_2": ""}), STORES)
    assert found.rows() == [(None, dt.date(2024, 1, 1), "Easter")]


def test_numbers_and_words_of_other_columns_are_no_events():
    extras = ({"wday": "1", "month": "1", "weekday": "Monday", "event_type_1": "Religious"},)
    assert further_events(calendar(*extras), STORES).is_empty()


def test_a_calendar_without_further_columns_tells_nothing():
    empty = pl.DataFrame({"day": [None], "_extra": [None]}).cast({"day": pl.Date, "_extra": str})
    assert further_events(empty, STORES).is_empty()
