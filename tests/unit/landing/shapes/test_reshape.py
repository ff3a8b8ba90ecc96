"""Wide and counted files through the whole landing: the account, the quarantine, once and again."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import UndatedError
from shelfcast.landing import Clues, Days, Habits, Request, inspect_file, land_file, read_quarantine
from shelfcast.landing import replay as replays
from shelfcast.landing.shapes.clues import read_start

WIDE = (
    "Store,Product,2024-01-01,2024-01-08,2024-01-15,2024-01-22\n"
    "1,tea,3,0,,5\n"
    "2,tea,1,1,many,0\n"
    "2,jam,0,2,2,2\n"
    "Total,,4,3,2,7\n"
)
CODED = "id,item_id,store_id," + ",".join(f"d_{n}" for n in range(1, 21)) + "\n"
CODED += "".join(f"{i}_A,{i},A,{','.join(str((n + p) % 3) for n in range(20))}\n" for p, i in
                 enumerate(("tea", "jam", "soap", "milk")))  # fmt: skip
CALENDAR = "date,wm_yr_wk,d,event_name_1\n" + "".join(
    f"2011-02-{n:02d},{11101 + (n - 1) // 7},d_{n},{'Fair' if n == 3 else ''}\n"
    for n in range(1, 29)
)
PRICES = "store_id,item_id,wm_yr_wk,sell_price\n" + "".join(
    f"A,tea,{week},{price}\n" for week, price in ((11101, "2.00"), (11102, "2.00"), (11104, "2.50"))
)
STATE = "Store,Product,End Inventory,In Transit W+1,In Transit W+2\n1,tea,3,0,3\n1,jam,1,2,4\n"


def landed(room, content, name="sales.csv", dataset=None, **days):
    path = content if not isinstance(content, str) else room.file(name, content)
    request = Request(room.lake, room.mappings, Habits(), dataset, days=Days(**days))
    return [item.line for item in land_file(path, request)]


def test_the_account_of_a_wide_table_counts_its_cells(room):
    [line] = landed(room, WIDE)
    assert (line.read, line.loaded, line.quarantined, line.not_data) == (16, 7, 1, 8)
    assert json.loads(line.reasons) == {
        "bad_number": 1,
        "blank_cell": 1,
        "total_row": 4,
        "zero_cell": 3,
    }
    assert json.loads(line.notes)["period"] == "week"
    assert room.rows()["quantity"].sum() == 16


def test_a_cell_keeps_the_row_of_the_file_and_its_heading(room):
    landed(room, WIDE)
    [aside] = read_quarantine(room.lake).rows(named=True)
    assert (aside["row_number"], aside["column"], aside["reason"]) == (3, "quantity", "bad_number")
    assert json.loads(aside["raw"])["_heading"] == "2024-01-15"
    assert sorted(room.rows()["_row_number"].to_list()) == [2, 2, 3, 3, 4, 4, 4]


def test_the_same_wide_file_again_adds_nothing(room):
    [first] = landed(room, WIDE)
    [again] = landed(room, WIDE, "copy.csv")
    assert (again.loaded, again.duplicate) == (0, first.read)


def test_a_longer_wide_file_adds_its_new_periods(room):
    landed(room, WIDE)
    longer = "".join(f"{line},{new}\n" for line, new in zip(
        WIDE.splitlines(), ("2024-01-29", "9", "9", "9", "27"), strict=True))  # fmt: skip
    [line] = landed(room, longer, "later.csv")
    assert (line.loaded, line.duplicate) == (3, 7)


def test_a_replay_of_a_dated_file_remembers_what_was_told(room):
    months = "Product,Jan,Feb,Mar\ntea,1,x,3\njam,4,5,6\nsoap,4,5,6\n"
    [line] = landed(room, months, start=read_start("2023-01-01"))
    [done] = replays(Request(room.lake, room.mappings), [line.batch_id])
    assert done.after == done.before
    assert room.rows()["sold_at"].min().date() == date(2023, 1, 1)


def test_counted_days_wait_for_a_calendar_in_the_lake(room):
    with pytest.raises(UndatedError):
        landed(room, CODED)
    [calendar] = landed(room, CALENDAR, "calendar.csv")
    assert (calendar.dataset, calendar.loaded) == ("calendar", 28)
    [line] = landed(room, CODED)
    want = sum((n + p) % 3 for n in range(20) for p in range(4))
    assert room.rows()["quantity"].sum() == want
    assert room.rows()["sold_at"].max().date() == date(2011, 2, 20)
    assert line.read == 80


def test_counted_days_wait_for_the_calendar_beside_them(room):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a_sales.csv", CODED)
        archive.writestr("b_prices.csv", PRICES)
        archive.writestr("z_calendar.csv", CALENDAR)
    path = room.root / "all.zip"
    path.write_bytes(out.getvalue())
    lines = landed(room, path)
    assert {line.dataset for line in lines} == {"sales", "prices", "calendar"}
    prices = room.rows("prices").select("valid_from", "price").sort("valid_from").rows()
    assert prices[0] == (date(2011, 2, 1), Decimal("2.0000"))
    assert prices[-1] == (date(2011, 2, 22), Decimal("2.5000"))


def test_counted_months_are_dated_from_the_day_that_is_told(room):
    text = "date_block_num,shop_id,item_id,item_cnt_month\n" + "".join(
        f"{n},5,{i},{n + 1}\n" for n in range(6) for i in (30, 31)
    )
    with pytest.raises(UndatedError):
        landed(room, text)
    landed(room, text, start=read_start("0=2013-01-01"))
    by_month = room.rows().group_by(pl.col("sold_at").dt.date()).agg(pl.sum("quantity"))
    assert dict(by_month.iter_rows()) == {date(2013, n + 1, 1): 2 * (n + 1) for n in range(6)}


def test_a_state_of_stock_is_a_count_and_its_deliveries(room):
    with pytest.raises(UndatedError):
        landed(room, STATE, "state.csv", "stock")
    [line] = landed(room, STATE, "state.csv", "stock", as_of=date(2024, 4, 10))
    assert (line.read, line.loaded, line.not_data) == (6, 5, 1)
    rows = room.rows("stock").select("product_id", "as_of", "on_hand", "in_transit", "due_on")
    day, one, two = date(2024, 4, 10), date(2024, 4, 15), date(2024, 4, 22)
    assert set(rows.rows()) == {
        ("tea", day, 3, None, None),
        ("jam", day, 1, None, None),
        ("tea", day, None, 3, two),
        ("jam", day, None, 2, one),
        ("jam", day, None, 4, two),
    }


def test_a_count_without_a_day_has_the_day_that_is_told(room):
    landed(room, "Product,On hand\ntea,3\njam,0\n", "stock.csv", as_of=date(2024, 4, 10))
    assert room.rows("stock")["as_of"].to_list() == [date(2024, 4, 10)] * 2


def test_what_inspect_shows_is_what_would_be_landed(room):
    [shown] = inspect_file(room.file("wide.csv", WIDE), Habits())
    assert shown.notes["shape"] == "wide: 4 weeks, 2024-01-01 to 2024-01-22"
    assert [m.ours for m in shown.examined.mapping.matches] == [
        "sold_at",
        "store_id",
        "product_id",
        "quantity",
    ]
    months = room.file("months.csv", "Product,Jan,Feb,Mar\ntea,1,2,3\njam,4,5,6\nsoap,4,5,6\n")
    [told] = inspect_file(months, Habits(), Clues(days=Days(read_start("2023-01-01"))))
    assert told.notes["shape"] == "wide: 3 months, 2023-01-01 to 2023-03-01"
