"""How are the records of a badly kept CSV read, without losing one?

Physical lines are joined while a quote is open, at most `REACH` of them: a quote that is not closed
by then is taken for a stray sign and its line is read as it stands. Each record keeps the number of
its place in the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from shelfcast.sources.dialect import Dialect

REACH = 100
csv.field_size_limit(1 << 27)


def read_records(path: Path, dialect: Dialect) -> Iterator[list[str]]:
    """The records of a UTF-8 file, in order; a blank line is an empty record."""
    with path.open("r", encoding="utf-8-sig", newline="") as file:
        lines = _lines(file.read())
    place = 0
    while place < len(lines):
        count = _joined(lines, place, dialect.quote)
        text = "\n".join(lines[place : place + count])
        yield _cells(text, dialect, quoted=count > 1 or _balanced(text, dialect.quote))
        place += count


def _lines(text: str) -> list[str]:
    """The physical lines; only line ends split, not the other signs that Unicode calls so."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


def _joined(lines: list[str], place: int, quote: str) -> int:
    if _balanced(lines[place], quote):
        return 1
    signs = 0
    for count, line in enumerate(lines[place : place + REACH], start=1):
        signs += line.count(quote)
        if signs % 2 == 0:
            return count
    return 1


def _balanced(text: str, quote: str) -> bool:
    return text.count(quote) % 2 == 0


def _cells(text: str, dialect: Dialect, *, quoted: bool) -> list[str]:
    reader = csv.reader(
        [text] if "\n" not in text else text.splitlines(keepends=True),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    return next(reader, [])
