"""How are the records of a badly kept CSV read, without losing one?

A record is read strictly where it can be, over several lines where a quote is open. Where it
cannot, the line stands for itself and its quotes are mended (`mending.py`). A run of lines that
each have the table's width is that many records, though a stray quote in the first and another in
the last would make one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shelfcast.sources.csv.cellkinds import cell_kind
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.mending import mended_cells
from shelfcast.sources.csv.splitting import strict_cells

REACH = 200
"""How many lines one record may take; a quote that is open longer is a stray sign of its line."""
OTHERS = (";", "\t", "|", ",", " ")


@dataclass(frozen=True)
class Record:
    """The cells of one record, the lines it takes, and whether its signs had to be mended."""

    cells: list[str]
    lines: int = 1
    mended: bool = False


def read_record(lines: Sequence[str], place: int, dialect: Dialect, width: int | None) -> Record:
    """The record that begins at `lines[place]`; `width` is the table's, None where not known."""
    line = lines[place]
    if dialect.is_comment(line):
        return Record([line])
    if not line.strip():
        return Record([])
    if not dialect.quote or dialect.quote not in line:
        return _other_delimiter(line, dialect, width) or Record(dialect.parts(line))
    strict = strict_cells(lines[place : place + REACH], dialect)
    if strict is not None and strict[1] > 1 and _one_record(lines, place, strict, dialect, width):
        return Record(*strict)
    single = strict if strict is not None and strict[1] == 1 else None
    return _single(line, single, dialect, width, strict)


def _single(
    line: str,
    single: tuple[list[str], int] | None,
    dialect: Dialect,
    width: int | None,
    strict: tuple[list[str], int] | None,
) -> Record:
    """The record of one line, or of several where only that is well quoted."""
    fits = single is not None and (width in (None, len(single[0])) or not _doubtful(line, dialect))
    if fits and single is not None and not _inside_bare(single[0], line, dialect):
        return Record(single[0])
    cells, cost = mended_cells(line, dialect, width)
    if width and len(cells) != width:
        other = _other_delimiter(line, dialect, width)
        if other is not None:
            return other
        if strict is not None:
            return Record(*strict)
    return Record(cells, mended=cost > 0)


def _doubtful(line: str, dialect: Dialect) -> bool:
    return dialect.quote * 2 in line or f" {dialect.quote}" in line


def _inside_bare(cells: list[str], line: str, dialect: Dialect) -> bool:
    """True where a bare cell holds a quote: a delimiter may be missing before it."""
    return any(dialect.quote in cell and cell in line for cell in cells)


def _one_record(
    lines: Sequence[str],
    place: int,
    strict: tuple[list[str], int],
    dialect: Dialect,
    width: int | None,
) -> bool:
    """True where the lines are one record over several lines, not several with stray quotes."""
    cells, count = strict
    if width is None or width < 2:
        return True
    if all(len(dialect.parts(line)) == width for line in lines[place : place + count]):
        return False
    return len(cells) == width or len(mended_cells(lines[place], dialect, width)[0]) != width


def _other_delimiter(line: str, dialect: Dialect, width: int | None) -> Record | None:
    """The record by another sign, where that one gives the table's width and the usual one not."""
    if width is None or width < 3 or len(dialect.parts(line)) * 2 > width:
        return None
    for sign in OTHERS:
        other = Dialect(sign, dialect.quote, dialect.escape)
        if sign == dialect.delimiter or line.count(sign) < width - 1:
            continue
        strict = strict_cells([line], other)
        if strict is not None and len(strict[0]) == width and _is_data(strict[0], sign):
            return Record(strict[0], mended=True)
    return None


def _is_data(cells: Sequence[str], sign: str) -> bool:
    """True for cells with a value among them; of words in a sentence, half must be values."""
    values = sum(cell_kind(cell).is_value for cell in cells)
    return values * 2 >= len(cells) if sign == " " else values > 0


def read_records(
    lines: Sequence[str], dialect: Dialect, most: int, *, start: int = 0
) -> list[tuple[int, Record]]:
    """Up to `most` records from a place on, each with its first line's index.

    Read twice: the width that most records have tells how the others are mended.

    >>> [record.cells for _, record in read_records(['a,b', '5" pipe,2'], Dialect(","), 9)]
    [['a', 'b'], ['5" pipe', '2']]
    """
    first = _read(lines, dialect, most, start, None)
    counts = Counter(len(record.cells) for _, record in first if record.cells)
    if not counts:
        return first
    width = max(counts, key=lambda count: (counts[count], count))
    return _read(lines, dialect, most, start, width) if width > 1 else first


def _read(
    lines: Sequence[str], dialect: Dialect, most: int, start: int, width: int | None
) -> list[tuple[int, Record]]:
    records: list[tuple[int, Record]] = []
    place = start
    while place < len(lines) and len(records) < most:
        record = read_record(lines, place, dialect, width)
        records.append((place, record))
        place += record.lines
    return records
