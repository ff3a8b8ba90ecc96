import struct

import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError
from shelfcast.sources import read_tables

FIELDS = [("DAY", "D", 8, 0), ("ITEM", "C", 12, 0), ("QTY", "N", 6, 0), ("PRICE", "N", 9, 2)]


def dbf(records, fields=FIELDS, code=0xC9, encoding="cp1251"):
    width = 1 + sum(length for _, _, length, _ in fields)
    header = 32 + 32 * len(fields) + 1
    raw = struct.pack("<BBBBIHH17xBxx", 3, 124, 5, 2, len(records), header, width, code)
    for name, kind, length, decimals in fields:
        raw += name.encode().ljust(11, b"\0") + kind.encode() + bytes(4)
        raw += bytes([length, decimals]) + bytes(14)
    raw += b"\r"
    for deleted, *cells in records:
        raw += b"*" if deleted else b" "
        for cell, (_, kind, length, _) in zip(cells, fields, strict=True):
            text = cell.encode(encoding)
            raw += text.rjust(length) if kind == "N" else text.ljust(length)
    return raw + b"\x1a"


def tables(tmp_path, raw):
    path = tmp_path / "t.dbf"
    path.write_bytes(raw)
    return list(read_tables(path, "t.dbf", tmp_path))


ROWS = [(False, "20240501", "Чай", "3", "1.50"), (False, "20240502", "Соль", "-4", "22.75")]


def test_fields_read_in_their_code_page(tmp_path):
    [table] = tables(tmp_path, dbf(ROWS))
    assert table.rows.collect().rows() == [
        (1, "2024-05-01", "Чай", "3", "1.50"),
        (2, "2024-05-02", "Соль", "-4", "22.75"),
    ]


def test_a_deleted_record_is_a_row_that_says_so(tmp_path):
    [table] = tables(tmp_path, dbf([ROWS[0], (True, *ROWS[1][1:])]))
    assert table.rows.collect()["_deleted"].to_list() == [None, "1"]


def test_a_file_with_fewer_records_than_it_claims_is_damaged(tmp_path):
    with pytest.raises(DamagedFileError, match="dBase"):
        tables(tmp_path, dbf(ROWS)[:-20])


def test_a_file_without_records_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        tables(tmp_path, dbf([]))
