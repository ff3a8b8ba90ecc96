import datetime as dt
import io
import json

import pytest
import xlsxwriter

from shelfcast.errors import UnknownDatasetError
from shelfcast.landing import Habits, inspect_file

SALES = [["Date", "Product", "Quantity"], *([f"2024-01-{d:02d}", "p", d] for d in range(1, 20))]
NOTES = [["Remark", "Author"], ["call the bank", "Ann"], ["paint the door", "Bob"]]
STORES = [
    ["Store ID", "Store Name", "City"],
    ["S1", "High Street", "Leeds"],
    ["S2", "Quay", "Hull"],
]


def book(**sheets):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        workbook.set_properties({"created": dt.datetime(2024, 1, 31)})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return out.getvalue()


@pytest.fixture
def landed(room):
    return room.land_all(book(Notes=NOTES, Sales=SALES, Stores=STORES), "book.xlsx")


def test_a_sheet_that_is_none_of_ours_keeps_no_other_out(landed, room):
    by = {item.line.file.split("!")[1]: item for item in landed}
    assert by["Sales"].line.loaded == 19
    assert by["Stores"].line.loaded == 2
    notes = by["Notes"]
    assert (notes.line.dataset, notes.line.read, notes.line.not_data) == ("none", 3 - 1, 2)
    assert json.loads(notes.line.reasons) == {"unknown_dataset": 2}
    assert "passed over" in notes.warnings[0]
    assert room.account().height == 3


def test_the_same_book_again_adds_no_line(landed, room):
    room.land_all(book(Notes=NOTES, Sales=SALES, Stores=STORES), "book.xlsx")
    assert room.account().height == 3


def test_a_file_with_nothing_of_ours_is_refused_and_leaves_nothing(room):
    with pytest.raises(UnknownDatasetError):
        room.land_all(book(Notes=NOTES, More=NOTES), "book.xlsx")
    assert room.account().is_empty()
    assert room.state()["raw"] == []


def test_inspect_shows_every_sheet_and_says_which_would_be_passed_over(room):
    path = room.file("book.xlsx", book(Notes=NOTES, Sales=SALES))
    notes, sales = inspect_file(path, Habits())
    assert notes.examined is None
    assert isinstance(notes.refused, UnknownDatasetError)
    assert sales.examined.dataset.name == "sales"
