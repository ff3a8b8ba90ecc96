import json
from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelfcast.errors import FailureError, InputError
from shelfcast.lake import pending
from shelfcast.landing import Request, land_file
from shelfcast.landing.account import Line, from_json

HEADER = "Date,Product,Quantity,Price"
MONTHS = (("01", 31), ("03", 29))
GOOD = [f"2024-{m}-{d:02d},p{d},{d},1.50" for m, days in MONTHS for d in range(1, days + 1)]
DAYS = ["2024-03-05", "2024-12-31", " 2024-04-01 ", "soon", "2024-02-30", "", "2204-01-01"]
NAMES = ["p1", "", "Total", '"a, b"', "ünï", " "]
QUANTITIES = ["1", "-2", "3.5", "x", "", "N/A", " 4 "]
PRICES = ["1.50", "", "N/A", "abc", "0"]
ROW = st.tuples(
    st.sampled_from(DAYS),
    st.sampled_from(NAMES),
    st.sampled_from(QUANTITIES),
    st.sampled_from(PRICES),
).map(",".join)
ODD = st.sampled_from(["", ",,,", HEADER, "Spring range", "2024-03-05,p1", "Total,,10,", " , , ,"])
WIDE = st.sampled_from(["2024-03-05,p1,1,2,extra", "2024-03-05,p1,1,2,", "2024-03-05,p1,1,2,,,x"])


def reads(text, as_type):
    try:
        as_type(text.strip())
    except (ValueError, InvalidOperation):
        return False
    return True


def loads(line: str) -> bool:
    """A naive reading of one line: is it a sale?"""
    cells = [cell.strip() for cell in line.replace('"a, b"', "a b").split(",")]
    if len(cells) < 3 or any(cells[4:]):
        return False
    day, _, quantity, price = (*cells, "")[:4]
    if not reads(day, datetime.fromisoformat) or day > "2100":
        return False
    return reads(quantity, Decimal) and (price in ("", "N/A") or reads(price, Decimal))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.one_of(ROW, ROW, ODD, WIDE), max_size=14))
def test_every_row_of_any_file_is_accounted_for_once(rows, new_room):
    room, lines = new_room(), [*GOOD, *rows]
    line = room.land("\n".join([HEADER, *lines]) + "\n")
    loaded = room.rows()["_row_number"].to_list()
    aside = room.quarantine()["row_number"].to_list()
    assert line.read == len(lines)
    assert line.read == line.loaded + line.quarantined + line.duplicate + line.not_data
    assert sorted(loaded) == [n for n, text in enumerate(lines, start=2) if loads(text)]
    assert (len(loaded), len(aside)) == (line.loaded, line.quarantined)
    assert not set(loaded) & set(aside)
    counted = Counter(room.quarantine()["reason"].to_list())
    said = json.loads(line.reasons)
    assert sum(said.values()) == line.quarantined + line.not_data
    assert all(said[reason] == count for reason, count in counted.items())


LINE = Line(
    "f", "sales", 3, 1, 1, 1, 0, "{}", "b", "c", "{}", "{}", datetime(2024, 1, 2, 3, 4, 5, 6)
)


def test_a_line_that_does_not_add_up_stops_the_run():
    with pytest.raises(FailureError, match="does not add up"):
        Line(**{**LINE.__dict__, "loaded": 2}).check()


def test_a_line_survives_the_way_through_a_commit():
    assert from_json(LINE.to_json()) == LINE


def test_the_lines_of_many_files_are_written_at_once_and_all_of_them(room):
    request = Request(room.lake, room.mappings)
    with request.books.kept():
        for day in range(1, 4):
            file = room.file(f"{day}.csv", f"Date,Product,Qty\n2024-01-0{day},a,{day}\n")
            land_file(file, request)
        assert room.account().is_empty()
        assert request.books.history.of_source("1") != []
    assert room.account()["loaded"].to_list() == [1, 1, 1]
    assert not pending(room.lake)


def test_lines_are_written_though_a_later_file_fails(room):
    request = Request(room.lake, room.mappings)
    with pytest.raises(InputError), request.books.kept():
        land_file(room.file("1.csv", "Date,Product,Qty\n2024-01-01,a,1\n"), request)
        land_file(room.file("2.csv", ""), request)
    assert room.account()["file"].to_list() == ["1.csv"]
    assert not pending(room.lake)


def test_what_a_request_landed_is_known_to_a_request_made_of_it(room):
    request = Request(room.lake, room.mappings)
    file = room.file("1.csv", "Date,Product,Qty\n2024-01-01,a,1\n")
    with request.books.kept():
        land_file(file, request)
        [again] = land_file(file, replace(request, dataset="sales"))
    assert (again.line.loaded, again.line.duplicate) == (0, 1)
    assert room.rows().height == 1
