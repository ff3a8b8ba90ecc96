import gzip
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

DAYS = [date(2024, 1, 1).replace(month=m, day=d) for m in (1, 2, 3) for d in range(1, 29)]
HEADER = "Date,Product,Quantity,Price\n"


def body(pattern, price="2.50", quantity="1"):
    return "".join(f'{day.strftime(pattern)},p,{quantity},"{price}"\n' for day in DAYS)


@pytest.mark.parametrize(
    "pattern",
    ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%d-%b-%y", "%Y%m%d", "%d %B %Y"],
)
def test_the_column_decides_the_day_order(room, pattern):
    line = room.land(HEADER + body(pattern), country="GB")
    assert line.loaded == len(DAYS)
    assert room.rows()["sold_at"].dt.date().to_list() == DAYS


@pytest.mark.parametrize(("country", "pattern"), [("GB", "%m/%d/%Y"), ("US", "%d/%m/%Y")])
def test_a_day_that_decides_only_after_the_sample_turns_the_whole_file(room, country, pattern):
    early = [date(2024, 1 + n % 12, 1 + n % 12) for n in range(20_500)]
    late = [date(2024, 5, day) for day in range(13, 29)]
    text = HEADER + "".join(
        f"{day.strftime(pattern)},p,{n},1\n" for n, day in enumerate(early + late)
    )
    [landed] = room.land_all(text, country=country)
    assert (landed.line.loaded, landed.line.quarantined) == (20_516, 0)
    assert room.rows()["sold_at"].dt.date().to_list() == early + late
    assert not any("reads as" in warning for warning in landed.warnings)
    assert room.land(text, "again.csv", country=country).duplicate == 20_516


@pytest.mark.parametrize(
    ("price", "value"),
    [
        ("1.234,50", "1234.50"),
        ("£2.50", "2.50"),
        ("(2.50)", "-2.50"),
        ("2.50-", "-2.50"),
        ("1,234.50", "1234.50"),
        ("2,50 €", "2.50"),
        ("N/A", None),
        ("2.00006", "2.0001"),
    ],
)
def test_prices_as_people_write_them(room, price, value):
    line = room.land(HEADER + body("%Y-%m-%d", price))
    assert line.loaded == len(DAYS)
    assert room.rows()["unit_price"].to_list() == [value and Decimal(value)] * len(DAYS)


def test_ids_that_a_spreadsheet_turned_into_floats_lose_their_point(room):
    text = "Date,Customer ID,Quantity\n" + "".join(
        f"{day},{17850 + n}.0,1\n" for n, day in enumerate(DAYS)
    )
    room.land(text)
    assert room.rows()["customer_id"][0] == "17850"


def test_leading_zeros_of_ids_stay(room):
    room.land("Date,SKU,Quantity\n" + "".join(f"{day},00{n},1\n" for n, day in enumerate(DAYS)))
    assert room.rows()["product_id"][0] == "000"


def test_date_and_time_columns_become_one_moment(room):
    text = "Date,Time,Product,Quantity\n" + "".join(f"{day},13:45,p,1\n" for day in DAYS)
    room.land(text)
    assert room.rows()["sold_at"][0] == datetime(2024, 1, 1, 13, 45)


def test_a_month_column_lands_on_the_first(room):
    room.land("Month,Product,Quantity\n2024-01,p,3\n2024-02,p,4\n", told={"Month": "sold_at"})
    assert room.rows()["sold_at"].to_list() == [datetime(2024, 1, 1), datetime(2024, 2, 1)]


SAME = HEADER + body("%d/%m/%Y", "1.50")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", SAME.encode("utf-8-sig")),
        ("a.csv", SAME.encode("utf-16")),
        ("a.csv", SAME.replace("\n", "\r\n").encode()),
        ("a.csv", SAME.replace("\n", "\r").encode()),
        ("a.tsv", SAME.replace(",", "\t").encode()),
        ("a.txt", SAME.replace(",", "|").encode()),
        ("a.csv", SAME.replace(",", ";").encode()),
        ("a.csv.gz", gzip.compress(SAME.encode())),
    ],
)
def test_the_same_table_in_any_wrapping_lands_the_same_rows(room, name, content):
    room.land(SAME, "plain.csv")
    line = room.land(content, name)
    assert (line.loaded, line.duplicate) == (0, len(DAYS))


def test_the_careful_way_lands_what_the_fast_way_lands(room, monkeypatch):
    monkeypatch.setattr("shelfcast.sources.csv.delimited.SMALL", 0)
    fast = room.land(SAME, "fast.csv")
    careful = room.land(SAME + "\n", "careful.csv")
    stray = room.land(SAME + '5" pipe,x,y,z,too,many\n', "stray.csv")
    assert '"way": "fast"' in fast.notes
    assert '"way": "careful"' in stray.notes
    assert (careful.duplicate, careful.not_data) == (len(DAYS), 1)
    assert (stray.duplicate, stray.quarantined) == (len(DAYS), 1)


def test_typed_parquet_lands_what_the_csv_lands(room):
    room.land(HEADER + body("%Y-%m-%d", "1.50"), "a.csv")
    frame = pl.DataFrame(
        {"Date": DAYS, "Product": "p", "Quantity": 1, "Price": [Decimal("1.50")] * len(DAYS)},
    )
    path = room.root / "a.parquet"
    frame.write_parquet(path)
    assert room.land(path).duplicate == len(DAYS)
