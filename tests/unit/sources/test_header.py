from shelfcast.sources.header import find_header, usual_width


def test_the_header_is_the_first_row_of_labels_that_fills_the_table():
    records = [["Shop report"], [], ["Date", "Qty", "Item"], ["2024-01-01", "1", "a"]]
    assert find_header(records).index == 2


def test_a_row_of_values_is_no_header():
    records = [["2024-01-01", "1", "4.50"], ["2024-01-02", "2", "5.50"]]
    assert find_header(records).index is None
    assert find_header(records).cells == ("column_1", "column_2", "column_3")


def test_a_wide_header_may_hold_days():
    header = ["Store", "Item", *(f"2024-01-{day:02d}" for day in range(1, 20))]
    assert find_header([header, ["s", "i", *["1"] * 19]]).index == 0


def test_a_header_narrower_than_its_rows_is_filled_up():
    assert find_header([["Date", "Qty"], ["x", "y", "z"], ["x", "y", "z"]]).cells == (
        "Date",
        "Qty",
        "",
    )


def test_the_usual_width_ignores_blank_rows_and_trailing_blanks():
    assert usual_width([["a", "b", ""], [], ["c", "d"], ["e"]]) == 2
