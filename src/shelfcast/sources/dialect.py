"""Which sign parts the cells of this CSV, and which one quotes them?

Each candidate is tried on the first lines; the one that gives the most rows of one width wins.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
QUOTES = ('"', "'")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(frozen=True)
class Dialect:
    """The sign between cells and the sign around them."""

    delimiter: str
    quote: str = '"'

    @property
    def label(self) -> str:
        """The delimiter in words."""
        return _NAMES.get(self.delimiter, self.delimiter)


def sniff_dialect(sample: str) -> Dialect:
    """The dialect of a CSV's first lines.

    >>> sniff_dialect("a;b\\n1,5;2\\n2,5;3\\n").delimiter
    ';'
    """
    candidates = [Dialect(delimiter, quote) for quote in QUOTES for delimiter in DELIMITERS]
    return max(candidates, key=lambda dialect: _fit(sample, dialect))


def _fit(sample: str, dialect: Dialect) -> tuple[float, bool]:
    """How regular the table is: share of rows of the commonest width, less what speaks against."""
    lines = sample.splitlines()
    rows = list(csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote))
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return 0.0, False
    width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    regular = count / widths.total() * (1 - 1 / width)
    return regular - _quote_doubt(rows, dialect), dialect.quote == QUOTES[0]


def _quote_doubt(rows: list[list[str]], dialect: Dialect) -> float:
    """Share of cells that begin or end with the other quote: then this one is the wrong one."""
    other = QUOTES[1 - QUOTES.index(dialect.quote)]
    cells = [cell for row in rows for cell in row]
    return sum(cell.startswith(other) or cell.endswith(other) for cell in cells) / len(cells)
