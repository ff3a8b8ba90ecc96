import csv

import pytest

from shelfcast.errors import EmptyFileError
from shelfcast.sources.written import write_tables

BODY = "".join(f'2024-01-{day:02d},"Mill, ""L""",{day}\n' for day in range(1, 13))


def written(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_text(content)
    room = tmp_path / "room"
    room.mkdir()
    files = write_tables(path, "t.csv", tmp_path / "out", room)
    return {file.name: list(csv.reader(file.open(newline=""))) for file in files}


def test_titles_and_blank_rows_are_left_out_and_nothing_else(tmp_path):
    content = "Report\n,,\nday,shop,qty\n" + BODY + "\nTotal,,78\n2024-02-01,x,1,over\n,,\n"
    rows = written(tmp_path, content)["t.csv"]
    assert rows[0] == ["day", "shop", "qty"]
    assert rows[1] == ["2024-01-01", 'Mill, "L"', "1"]
    assert rows[13:] == [["Total", "", "78"], ["2024-02-01", "x", "1", "over"]]


def test_stacked_names_stand_beside_one_another(tmp_path):
    assert written(tmp_path, "day,shop,qty\n" * 2 + BODY)["t.csv"][0] == [
        "day day",
        "shop shop",
        "qty qty",
    ]


def test_a_table_without_a_header_is_written_without(tmp_path):
    assert written(tmp_path, BODY)["t.csv"][0] == ["2024-01-01", 'Mill, "L"', "1"]


def test_each_table_is_a_file(tmp_path):
    found = written(tmp_path, "day,shop,qty\n" + BODY + "\nitem,price\nsock,4.50\nhat,9.00\n")
    assert list(found) == ["t.csv", "t!table-2.csv"]
    assert found["t!table-2.csv"] == [["item", "price"], ["sock", "4.50"], ["hat", "9.00"]]


def test_a_header_without_rows_is_written_and_an_empty_file_is_empty(tmp_path):
    assert written(tmp_path, "day,shop,qty\n")["t.csv"] == [["day", "shop", "qty"]]
    (tmp_path / "none.csv").write_text("")
    with pytest.raises(EmptyFileError):
        write_tables(tmp_path / "none.csv", "none.csv", tmp_path / "out", tmp_path / "room")
    assert (tmp_path / "out" / "none.csv").read_text() == ""
