"""The shape `user_id, item_id, event_type, timestamp` lands as events, however it comes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

EVENTS = [
    ("u1", "A-1", "view", "2026-01-05T10:00:00Z"),
    ("u1", "A-1", "add_to_cart", "2026-01-05T10:01:00Z"),
    ("u2", "B-2", "purchase", "2026-01-05T11:30:00Z"),
]
NAMES = ("user_id", "item_id", "event_type", "timestamp")


def as_csv() -> str:
    return "\n".join(",".join(row) for row in (NAMES, *EVENTS)) + "\n"


def as_json() -> str:
    return json.dumps([dict(zip(NAMES, row, strict=True)) for row in EVENTS])


def as_lines() -> str:
    rows = (dict(zip(NAMES, row, strict=True)) for row in EVENTS)
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.mark.parametrize(
    ("name", "text"),
    [("log.csv", as_csv()), ("log.json", as_json()), ("log.jsonl", as_lines())],
)
def test_events_land_as_events_whatever_the_file_is_called(
    room: Any, tmp_path: Path, name: str, text: str
) -> None:
    line = room.land(text, name)
    assert (line.dataset, line.read, line.loaded) == ("events", 3, 3)
    columns = ("user_id", "product_id", "event_type", "occurred_at")
    found = room.rows("events").select(columns).rows()
    expected = [
        (user, item, kind, datetime.fromisoformat(at).replace(tzinfo=None))
        for user, item, kind, at in EVENTS
    ]
    assert [(*row[:2], row[2].lower(), row[3]) for row in found] == expected


def test_epoch_milliseconds_and_integer_ids_are_events_too(room: Any) -> None:
    """The shape that public click logs have."""
    text = (
        "timestamp,visitorid,event,itemid,transactionid\n"
        "1433221332117,257597,view,355908,\n"
        "1433224214164,992329,addtocart,248676,\n"
        "1433221999827,111016,transaction,318965,4000\n"
    )
    line = room.land(text, "clicks.csv")
    assert (line.dataset, line.loaded) == ("events", 3)
    first = room.rows("events").sort("occurred_at").row(0, named=True)
    assert first["occurred_at"] == datetime(2015, 6, 2, 5, 2, 12, 117000)
    assert (first["user_id"], first["product_id"]) == ("257597", "355908")
