import polars as pl

from shelfcast.dashboard.aside import NO_DATA, changes, sheet

ROWS = pl.DataFrame(
    {
        "row": ["b:2", "b:5"],
        "reason": ["bad_date", "bad_number"],
        "raw": ['{"Date": "soon", "Qty": "1"}', '{"Date": null, "Qty": "x", "": "[9]"}'],
    }
)


def test_a_sheet_has_a_column_a_cell_and_nothing_ticked():
    assert sheet(ROWS) == [
        {"row": "b:2", "reason": "bad_date", NO_DATA: False, "Date": "soon", "Qty": "1"},
        {"row": "b:5", "reason": "bad_number", NO_DATA: False, "Date": "", "Qty": "x"},
    ]


def test_only_what_was_changed_is_mended():
    after = sheet(ROWS)
    after[0]["Date"] = "2024-02-09"
    assert changes(sheet(ROWS), after) == ({"b:2": {"Date": "2024-02-09"}}, [])


def test_a_ticked_row_is_dismissed_whatever_its_cells_say():
    after = sheet(ROWS)
    after[1] |= {"Qty": "3", NO_DATA: True}
    assert changes(sheet(ROWS), after) == ({}, ["b:5"])


def test_a_sheet_left_alone_changes_nothing():
    assert changes(sheet(ROWS), sheet(ROWS)) == ({}, [])
