import csv
import json
from collections import Counter

import pytest

from shelfcast.errors import QuarantineError
from shelfcast.landing import (
    Habits,
    Mend,
    Request,
    read_quarantine,
    read_sheet,
    replay,
    write_mends,
    write_sheets,
)

HEADER = "Date,Product,Quantity,Price\n"
GOOD = "".join(f"2024-0{m}-{d:02d},p{d},{d},2.00\n" for m in (1, 2) for d in range(1, 21))
BAD = "soon,x,1,2\n2024-01-05,y,many,3\n\nthat is all,,,\n"
CONTENT = ("sold_at", "product_id", "quantity", "unit_price")


def ask(room):
    return Request(room.lake, room.mappings, Habits())


def mend(room, **changed):
    """Mend the row of product x."""
    [row] = [r for r in read_quarantine(room.lake).rows(named=True) if '"x"' in r["raw"]]
    cells = json.dumps({**json.loads(row["raw"]), **changed})
    write_mends(room.lake, [Mend(row["batch_id"], row["row_number"], row["raw"], cells)])
    return row


def test_a_mended_file_lands_as_if_it_had_been_written_right(room, new_room):
    right = new_room()
    right.land(HEADER + GOOD + BAD.replace("soon", "2024-02-09"))
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="2024-02-09")
    [done] = replay(ask(room))
    assert (done.before.quarantined, done.after.quarantined, done.gained) == (2, 1, 1)
    assert room.lines(*CONTENT, "_row_number") == right.lines(*CONTENT, "_row_number")
    columns = ["row_number", "reason", "column"]
    assert room.quarantine().select(columns).equals(right.quarantine().select(columns))
    kept = ["read", "loaded", "quarantined", "duplicate", "not_data"]
    assert room.account().select(kept).equals(right.account().select(kept))


def test_a_second_replay_changes_nothing(room):
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="2024-02-09")
    replay(ask(room))
    before = room.state()
    [done] = replay(ask(room))
    assert done.gained == 0
    assert room.state() == before


def test_a_mend_outlives_another_landing_of_the_file(room):
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="2024-02-09")
    replay(ask(room))
    again = room.land(HEADER + GOOD + BAD)
    assert (again.loaded, again.duplicate) == (0, again.read)
    room.land(HEADER + GOOD + BAD, told={"Price": "unit_cost"})
    assert room.rows().height == 41
    assert room.rows()["unit_cost"].null_count() == 0


def test_a_replayed_row_that_another_file_has_is_a_duplicate(room):
    room.land(HEADER + "2024-02-09,x,1,2\n2024-02-10,x,1,2\n", "other.csv")
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="2024-02-09")
    done = {item.after.file: item for item in replay(ask(room))}["sales.csv"]
    assert (done.after.duplicate - done.before.duplicate, done.gained) == (1, 1)
    assert room.rows().height == 42


def test_the_latest_mend_of_a_row_counts(room):
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="2024-02-09")
    mend(room, Date="2024-02-11", Quantity="7")
    replay(ask(room))
    [row] = room.rows().filter(product_id="x").select("sold_at", "quantity").rows()
    assert (row[0].day, int(row[1])) == (11, 7)


def test_a_dismissed_row_is_counted_as_no_data(room):
    line = room.land(HEADER + GOOD + BAD)
    [x] = [r for r in read_quarantine(room.lake).rows(named=True) if '"x"' in r["raw"]]
    write_mends(room.lake, [Mend(x["batch_id"], x["row_number"], x["raw"], None)])
    [done] = replay(ask(room))
    assert done.after.read == line.read
    assert (done.after.quarantined, done.after.not_data) == (1, line.not_data + 1)
    assert json.loads(done.after.reasons)["dismissed"] == 1


def test_a_mend_that_is_still_wrong_stays_aside(room):
    room.land(HEADER + GOOD + BAD)
    mend(room, Date="later")
    [done] = replay(ask(room))
    assert done.gained == 0
    assert "later" in room.quarantine()["raw"][0]


def test_a_mended_mapping_is_replayed(room):
    room.land("When,Thing,Count,Each\n" + GOOD, told={"Thing": "product_id", "Count": "order_id",
              "When": "sold_at", "Each": "revenue"}, dataset="sales")  # fmt: skip
    [file] = room.mappings.glob("*.toml")
    file.write_text(file.read_text().replace('"Count" = "order_id"', '"Count" = "quantity"'))
    [batch] = room.account()["batch_id"]
    [done] = replay(ask(room), [batch])
    assert done.after.loaded == 40
    assert room.rows()["quantity"].null_count() == 0


def test_a_sheet_takes_rows_out_and_back(room, tmp_path):
    room.land(HEADER + GOOD + BAD)
    [sheet] = write_sheets(read_quarantine(room.lake), tmp_path / "sheets")
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert read_sheet(sheet, read_quarantine(room.lake)) == []
    next(r for r in rows if r["Product"] == "x")["Date"] = "2024-02-09"
    next(r for r in rows if r["Product"] == "y")["_dismiss"] = "x"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, rows[0], delimiter=";")
        out.writeheader()
        out.writerows(rows)
    mends = read_sheet(sheet, read_quarantine(room.lake))
    assert Counter(m.mended is None for m in mends) == {True: 1, False: 1}
    write_mends(room.lake, mends)
    [done] = replay(ask(room))
    assert (done.gained, done.after.quarantined) == (2, 0)
    assert read_sheet(sheet, read_quarantine(room.lake)) == []


@pytest.mark.parametrize(
    "text",
    ["a,b\n1,2\n", "_batch,_row,_place\nb,one,1\n", "\x00\xff"],
    ids=["other", "number", "binary"],
)
def test_a_sheet_that_is_none_of_ours_is_refused(room, tmp_path, text):
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(text.encode("latin-1"))
    with pytest.raises(QuarantineError):
        read_sheet(sheet, read_quarantine(room.lake))


def test_an_unknown_batch_is_told(room):
    room.land(HEADER + GOOD)
    with pytest.raises(QuarantineError, match="No batch nowhere"):
        replay(ask(room), ["nowhere"])


def test_a_lake_without_rows_aside_has_nothing_to_replay(room):
    room.land(HEADER + GOOD)
    assert replay(ask(room)) == []
