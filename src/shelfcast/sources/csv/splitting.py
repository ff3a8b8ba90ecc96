"""Which cells does this line hold, where its quotes are as they should be?

Two readings. `strict_cells` is that of RFC 4180 (and of backslash escapes where the dialect has
them), and gives nothing where a quote is out of place. `mended_cells`, in `mending.py`, is for the
lines that are left.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from shelfcast.sources.csv.dialect import Dialect

csv.field_size_limit(1 << 27)


def strict_cells(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int] | None:
    """The cells of the record that begins in `lines[0]`, and how many lines it takes.

    None where a quote is out of place, or open at the last line.

    >>> strict_cells(['a,"b', 'c",d', 'e'], Dialect(","))
    (['a', 'b\\nc', 'd'], 2)
    >>> strict_cells(['a,"b"c'], Dialect(",")) is None
    True
    """
    if len(dialect.delimiter) == 1 and not dialect.escape and not dialect.runs:
        return _by_csv(lines, dialect)
    return _by_pattern(lines, dialect)


def _by_csv(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int] | None:
    reader = csv.reader(
        _ended(lines), delimiter=dialect.delimiter, quotechar=dialect.quote, strict=True
    )
    try:
        cells = next(reader, [])
    except csv.Error:
        return None
    return cells, reader.line_num


def _ended(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"{line}\n"


def _by_pattern(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int] | None:
    quote, text = dialect.quote, lines[0]
    for count in range(1, len(lines) + 1):
        if count > 1:
            text += f"\n{lines[count - 1]}"
        if text.count(quote) % 2 == 0 or dialect.escape:
            cells = _matched(text.strip(" ") if dialect.runs else text, dialect)
            if cells is not None:
                return cells, count
        if _broken(text, dialect):
            return None
    return None


def _matched(text: str, dialect: Dialect) -> list[str] | None:
    cell, place, cells = cell_pattern(dialect), 0, []
    while True:
        found = cell.match(text, place)
        if found is None:
            return None
        cells.append(_unquoted(found, dialect))
        place = found.end()
        if place == len(text):
            return cells
        parted = dialect.parting.match(text, place)
        if parted is None:
            return None
        place = parted.end()


def _unquoted(found: re.Match[str], dialect: Dialect) -> str:
    inner = found.group("quoted")
    if inner is None:
        return found.group()
    return unescaped(inner, dialect)


def unescaped(inner: str, dialect: Dialect) -> str:
    """The text between two quotes, with its own quotes as they are meant."""
    quote = dialect.quote
    if not dialect.escape:
        return inner.replace(quote * 2, quote)
    sign = re.escape(quote)
    return re.sub(rf"\\{sign}|{sign}{sign}", lambda _: quote, inner)


def _broken(text: str, dialect: Dialect) -> bool:
    """True where no further line can make the text well quoted: it is wrong before its end."""
    cell, opened, place = cell_pattern(dialect), _opened(dialect), 0
    while (found := cell.match(text, place)) is not None:
        place = found.end()
        parted = dialect.parting.match(text, place)
        if parted is None:
            break
        place = parted.end()
    return opened.match(text, place) is None


@lru_cache(maxsize=64)
def cell_pattern(dialect: Dialect) -> re.Pattern[str]:
    """One well-quoted cell and what must follow it: a delimiter or the end."""
    quote, parting = re.escape(dialect.quote), dialect.parting.pattern
    inside = (
        rf"(?:[^{quote}\\]|\\.|{quote}{quote})*"
        if dialect.escape
        else rf"(?:[^{quote}]|{quote}{quote})*"
    )
    bare = rf"(?:(?!{parting})[^{quote}])(?:(?!{parting}).)*|"
    return re.compile(rf"(?:{quote}(?P<quoted>{inside}){quote}|{bare})(?={parting}|\Z)", re.DOTALL)


@lru_cache(maxsize=64)
def _opened(dialect: Dialect) -> re.Pattern[str]:
    """A cell whose quote is open when the text ends."""
    quote = re.escape(dialect.quote)
    inside = (
        rf"(?:[^{quote}\\]|\\.|{quote}{quote})*"
        if dialect.escape
        else rf"(?:[^{quote}]|{quote}{quote})*"
    )
    return re.compile(rf"{quote}{inside}\Z", re.DOTALL)
