"""How are the records of a badly kept CSV read, without losing one?

Physical lines are joined while a quote is open, at most `REACH` of them: a quote that is not closed
by then is taken for a stray sign and its line is read as it stands. Each record keeps the number of
its first physical line, which is where a person finds it in the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from shelfcast.sources.dialect import Dialect

REACH = 100
csv.field_size_limit(1 << 27)

Record = tuple[int, list[str]]


def read_records(path: Path, dialect: Dialect) -> Iterator[Record]:
    """The records of a UTF-8 file in order, each with its first line's number, from 1.

    A blank line is a record without cells.
    """
    with path.open("r", encoding="utf-8-sig", newline="") as file:
        lines = _lines(file.read())
    place = 0
    while place < len(lines):
        count = _joined(lines, place, dialect.quote)
        cells = _cells(lines[place : place + count], dialect)
        if cells is None:
            count, cells = 1, _bare(lines[place], dialect)
        yield place + 1, cells
        place += count


def _lines(text: str) -> list[str]:
    """The physical lines; only line ends split, not the other signs that Unicode calls so."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


def _joined(lines: list[str], place: int, quote: str) -> int:
    """How many lines make one record: up to the one that closes the last open quote."""
    signs = 0
    for count, line in enumerate(lines[place : place + REACH], start=1):
        signs += line.count(quote)
        if signs % 2 == 0:
            return count
    return 1


def _cells(lines: list[str], dialect: Dialect) -> list[str] | None:
    """The cells of one record, None where the lines are not exactly one well-quoted record."""
    if sum(line.count(dialect.quote) for line in lines) % 2:
        return None
    ended = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    reader = csv.reader(ended, delimiter=dialect.delimiter, quotechar=dialect.quote)
    try:
        records = list(reader)
    except csv.Error:
        return None
    if not records and len(lines) == 1:
        return []
    return records[0] if len(records) == 1 else None


def _bare(line: str, dialect: Dialect) -> list[str]:
    """The cells of a line whose quotes mean nothing."""
    return line.split(dialect.delimiter)
