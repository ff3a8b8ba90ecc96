import json

HEADER = "Date,Product,Quantity,Price\n"
GOOD = "".join(f"2024-01-{day:02d},p{day},{day},2.00\n" for day in range(1, 29))


def reasons(room, bad):
    line = room.land(HEADER + GOOD + bad)
    assert line.loaded == 28
    return json.loads(line.reasons)


def test_each_kind_of_bad_row_has_its_reason(room):
    bad = "soon,p,1,2\n2024-01-05,p,x,2\n,p,1,2\n2024-01-05,p,,\n"
    bad += "2024-01-05,p,1,2,3\n2099-01-01,p,1,2\n"
    assert reasons(room, bad) == {
        "bad_date": 1,
        "bad_number": 1,
        "missing_value": 2,
        "too_many_cells": 1,
        "bad_day": 1,
    }
    aside = room.quarantine()
    assert aside["row_number"].to_list() == [30, 31, 32, 33, 34, 35]
    assert json.loads(aside["raw"][0]) == {
        "Date": "soon",
        "Product": "p",
        "Quantity": "1",
        "Price": "2",
    }
    assert json.loads(json.loads(aside["raw"][4])[""]) == ["3"]
    assert aside["column"].to_list()[:2] == ["sold_at", "quantity"]


def test_each_kind_of_row_that_is_no_data_is_told(room):
    bad = "\n" + HEADER + "Spring range,,,\n,Total,30,60\n,,,\n"
    assert reasons(room, bad) == {
        "blank_row": 2,
        "repeated_header": 1,
        "title_row": 1,
        "total_row": 1,
    }
    assert room.quarantine().is_empty()


def test_a_product_called_total_is_a_sale(room):
    line = room.land(HEADER + GOOD + "2024-01-05,Total Body Wash,1,2\n")
    assert line.loaded == 29


def test_a_stray_and_an_unclosed_quote_lose_no_line(room):
    line = room.land(HEADER + '2024-01-03,5" pipe,1,2\n2024-01-04,"open,1,2\n' + GOOD)
    assert (line.read, line.loaded) == (30, 30)


def test_a_cell_with_a_line_break_is_one_row_numbered_by_its_first_line(room):
    line = room.land(HEADER + '2024-01-03,"two\nlines",1,2\nsoon,x,1,2\n' + GOOD)
    assert (line.read, line.loaded, line.quarantined) == (30, 29, 1)
    assert room.quarantine()["row_number"].to_list() == [4]


def test_a_broken_json_line_is_quarantined_with_its_text(room):
    good = "".join(
        f'{{"date": "2024-01-{day:02d}", "sku": "p", "quantity": 1}}\n' for day in range(1, 29)
    )
    line = room.land(good + '{"date": "2024-01-0\n', "sales.jsonl")
    assert (line.loaded, line.quarantined) == (28, 1)
    assert "2024-01-0" in room.quarantine()["raw"][0]
