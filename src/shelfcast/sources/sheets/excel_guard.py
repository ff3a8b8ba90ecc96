"""Would this book fill the memory? What it claims is looked at before it is read.

A reader makes room for every cell between the first and the last. A sheet that holds two cells,
the last in XFD1048576, would ask for 17 billion. Limits: cells that a sheet may span, bytes that
the book may unpack to, and how many times larger than the file that is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from shelfcast.errors import TooLargeError

UNPACKED = 4 << 30
RATIO = 400
SMALL = 64 << 20
SPAN = 60_000_000
"""Cells that a sheet may span, empty ones too; 1,048,576 rows of 50 columns are 52 million."""
_WIDE = re.compile(rb"r=[\"']([A-Z]{2,3})\d")
_TALL = re.compile(rb"r=[\"'][A-Z]{0,3}(\d{6,})")
_ROW = re.compile(rb"row\s[^<>]*?\br=[\"'](\d+)")
"""Begins with a word, not with a choice of prefixes: that is searched for ten times as quickly."""
_REPEAT = re.compile(
    rb"<table:table-cell\b([^>]*)number-columns-repeated=\"(\d+)\"([^>]*)>|"
    rb"<table:table-row\b[^>]*number-rows-repeated=\"(\d+)\"[^>]*>(.{0,4000}?)</table:table-row>",
    re.DOTALL,
)
_XLSB_ROW = 0
_XLSB_CELLS = range(1, 12)


def refuse_large(path: Path, name: str) -> None:
    """Raises TooLargeError where a zipped book claims more than an honest one holds."""
    with zipfile.ZipFile(path) as book:
        infos = book.infolist()
        size = sum(info.file_size for info in infos)
        if size > UNPACKED or size > max(SMALL, path.stat().st_size * RATIO):
            raise _large(name, f"It unpacks to {size / (1 << 20):,.0f} MiB.")
        for info in infos:
            span = _span(book, info)
            if span > SPAN:
                raise _large(name, f"{info.filename} spans {span:,} cells.")


def _span(book: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """How many cells lie between the first and the last of a sheet; 0 for other parts."""
    if re.search(r"worksheets/[^/]*\.xml$", info.filename, re.IGNORECASE):
        return _xml_span(book.read(info))
    if re.search(r"worksheets/[^/]*\.bin$", info.filename, re.IGNORECASE):
        return _binary_span(book.read(info))
    return _open_span(book.read(info)) if info.filename == "content.xml" else 0


def _xml_span(raw: bytes) -> int:
    columns = max((_column(letters) for letters in set(_WIDE.findall(raw))), default=26)
    rows = max((int(number) for number in _ROW.findall(raw)), default=0)
    tall = max((int(number) for number in set(_TALL.findall(raw))), default=0)
    return columns * max(rows, tall, raw.count(b"<row"))


def _column(letters: bytes) -> int:
    """The number of a column by its letters.

    >>> _column(b"AA"), _column(b"XFD")
    (27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _binary_span(raw: bytes) -> int:
    """Of an xlsb sheet: the last row's number times the last column's."""
    rows = columns = 0
    for kind, body in _records(raw):
        if kind == _XLSB_ROW and len(body) >= 4:
            rows = max(rows, int.from_bytes(body[:4], "little") + 1)
        elif kind in _XLSB_CELLS and len(body) >= 4:
            columns = max(columns, int.from_bytes(body[:4], "little") + 1)
    return rows * columns


def _records(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a binary part: kind and size are of one to four bytes, seven bits each."""
    place = 0
    while place + 2 <= len(raw):
        kind = raw[place]
        place += 1
        if kind & 0x80:
            kind, place = (kind & 0x7F) | (raw[place] & 0x7F) << 7, place + 1
        size = shift = 0
        while place < len(raw) and shift < 28:
            byte = raw[place]
            size, shift, place = size | (byte & 0x7F) << shift, shift + 7, place + 1
            if not byte & 0x80:
                break
        yield kind, raw[place : place + min(size, 8)]
        place += size


def _open_span(raw: bytes) -> int:
    """Of an OpenDocument sheet: the cells that filled cells and rows are repeated to."""
    span = 0
    for match in _REPEAT.finditer(raw):
        before, columns, after, rows, inside = match.groups()
        if columns is not None and b"value" in before + after:
            span += int(columns)
        elif rows is not None and b"value" in inside:
            wide = [int(n) for n in re.findall(rb'columns-repeated="(\d+)"[^>]*value', inside)]
            span += int(rows) * (sum(wide) + inside.count(b"<table:table-cell"))
    return span


def _large(name: str, why: str) -> TooLargeError:
    return TooLargeError(
        f"{name} is larger than a book needs to be.",
        why=why,
        fix="save the sheet's own rows and columns as CSV, and name that file",
    )
