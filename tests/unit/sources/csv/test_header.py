import pytest

from shelfcast.sources.csv.header import find_header, usual_width

SALES = [["2024-01-01", "1", "a"], ["2024-01-02", "2", "b"], ["2024-01-03", "3", "c"]]


def found(*above, body=SALES):
    return find_header([*above, *body])


def test_the_header_is_the_row_of_labels_above_the_values():
    assert found(["Shop report"], [], ["Date", "Qty", "Item"]).index == 2


def test_a_preamble_of_pairs_is_no_header():
    above = (["Report", "Sales"], ["From:", "2024-01-01"], [], ["Date", "Qty", "Item"])
    assert found(*above).cells == ("Date", "Qty", "Item")


def test_a_row_of_values_is_no_header():
    assert found().index is None
    assert found().cells == ("column_1", "column_2", "column_3")


def test_a_headerless_table_keeps_a_last_column_that_is_blank():
    body = [[*row, ""] for row in SALES]
    assert len(found(body=body).cells) == 4


@pytest.mark.parametrize("count", [2, 3])
def test_stacked_rows_are_one_name_a_column(count):
    rows = [["Date", "Qty", "Item"]] * count
    header = found(*rows)
    assert (header.cells, header.first_row) == (("Date", "Qty", "Item"), count)
    assert len(header.rows) == count


def test_a_merged_cell_names_each_of_its_columns():
    body = [["a", "1", "2.5", "3"], ["b", "4", "5.5", "6"]]
    header = found(["Item", "Sales", "", "Stock"], ["", "Qty", "Amount", ""], body=body)
    assert header.cells == ("Item", "Sales Qty", "Sales Amount", "Stock")


def test_a_merged_title_of_one_cell_is_a_title():
    above = (["", "", "Department of shops, all of them, July"], ["Date", "Qty", "Item"])
    assert found(*above).cells == ("Date", "Qty", "Item")


def test_years_over_numbers_are_names():
    body = [["a", "12", "30", "41"], ["b", "7", "8", "9"], ["c", "1", "2", "3"]]
    assert found(["Item", "2021", "2022", "2023"], body=body).cells[1] == "2021"


def test_a_wide_header_may_hold_days():
    header = ["Store", "Item", *(f"2024-01-{day:02d}" for day in range(1, 20))]
    assert find_header([header, *[["s", "i", *["1"] * 19]] * 3]).index == 0


def test_a_section_row_below_the_header_is_no_header():
    header = found(["Date", "Qty", "Item"], ["North"], body=SALES)
    assert (header.index, header.first_row) == (0, 1)


def test_a_first_row_that_lost_a_delimiter_is_no_header():
    body = [["2024-01-011", "a", "x"], *[[d, q, i] for d, q, i in SALES]]
    assert len(found(["Date", "Qty", "Item"], body=body).rows) == 1


def test_texts_that_come_again_below_are_data():
    rows = [["Mill Lane", "sock"], ["High St", "hat"], ["Mill Lane", "hat"], ["High St", "sock"]]
    assert find_header(rows).index is None
    assert find_header([["shop", "item"], *rows]).cells == ("shop", "item")


def test_a_header_narrower_than_its_rows_is_filled_up():
    assert find_header([["Date", "Qty"], ["x", "y", "z"], ["x", "y", "z"]]).cells == (
        "Date",
        "Qty",
        "",
    )


def test_a_blank_name_that_only_the_header_has_shifts_no_name():
    assert found(["", "Date", "Qty", "Item"]).cells == ("Date", "Qty", "Item")


def test_the_usual_width_ignores_blank_rows_and_trailing_blanks():
    assert usual_width([["a", "b", ""], [], ["c", "d"], ["e"]]) == 2


def test_a_row_of_units_joins_the_names():
    body = [["a", "02.01.2024", "1", "2,50"], ["b", "03.01.2024", "2", "3,50"]] * 3
    header = found(["Art", "Tag", "Menge", "Preis"], ["", "TT.MM.", "Stk", "EUR"], body=body)
    assert header.cells == ("Art", "Tag TT.MM.", "Menge Stk", "Preis EUR")


def test_the_head_of_a_page_is_no_name():
    names = ["Date", "Qty", "Item"]
    rows = [["List", "Page 1", ""], names, *SALES, ["List", "Page 2", ""], names, *SALES]
    assert find_header(rows).cells == ("Date", "Qty", "Item")
