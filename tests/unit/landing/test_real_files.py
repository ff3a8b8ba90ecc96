import json

import pytest


@pytest.fixture
def uci(data):
    folder = data / "uci_online_retail"
    if not (folder / "online_retail.csv.gz").is_file():
        pytest.skip("the UCI file is not there")
    return folder


def test_the_nine_days_then_the_whole_year_double_nothing(room, uci):
    days = [
        item
        for path in sorted((uci / "by-day-sample").glob("*.csv"))
        for item in room.land_all(path)
    ]
    assert len(days) == 9
    assert sum(item.line.loaded for item in days) == 30_927
    whole = room.land(uci / "online_retail.csv.gz")
    assert (whole.read, whole.duplicate, whole.loaded) == (541_909, 30_927, 510_982)
    rows = room.rows()
    assert rows.height == 541_909
    assert float(rows["quantity"].sum()) == 5_176_450
    assert f"{(rows['quantity'] * rows['unit_price']).sum():.2f}" == "9747747.93"


def test_the_whole_year_at_once_totals_its_lines(room, uci):
    line = room.land(uci / "online_retail.csv.gz")
    assert (line.read, line.loaded) == (541_909, 541_909)
    assert room.rows()["_row_number"].sort().to_list() == list(range(2, 541_911))


def test_april_lands_all_but_blank_rows_and_repeated_headers(room, data):
    line = room.land(data / "messy_csv" / "Sales_April_2019.csv")
    assert (line.read, line.loaded, line.not_data) == (18_383, 18_289, 94)
    assert json.loads(line.reasons) == {"blank_row": 59, "repeated_header": 35}


def test_the_wakefield_cards_land_under_their_titles(room, data):
    [path] = (data / "messy_csv").glob("Wakefield*.csv")
    line = room.land(path)
    assert line.dataset == "sales"
    assert (line.read, line.loaded, line.quarantined, line.not_data) == (4_604, 4_468, 1, 135)
    assert room.quarantine()["reason"].to_list() == ["too_many_cells"]
