"""Where does the table begin: which row holds the column names?

Title rows, blank rows and notes above the header are counted and stepped over. A row is a header
when it fills at least half of the table's usual width and holds labels, not numbers or dates.
Not here: headers of several rows, several tables in one file (a later widening).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SEARCH = 60
_VALUE = re.compile(
    r"""^\s*(?:
        [-+(]?\s*[£$€₹¥]?\s*[-+]?\d[\d.,'\s]*\s*[%)£$€₹¥-]?     # a number or an amount
      | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*                        # a date
      | \d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}.*                    # 09-Mar-11
    )\s*$""",
    re.VERBOSE,
)

Record = Sequence[str | None]


@dataclass(frozen=True)
class Header:
    """The header's place (0 is the first record; None: there is no header) and its cells."""

    index: int | None
    cells: tuple[str, ...]

    @property
    def first_row(self) -> int:
        """The place of the first row below it."""
        return 0 if self.index is None else self.index + 1


def find_header(records: Sequence[Record]) -> Header:
    """The header among the first records of a table.

    >>> find_header([["Sales of May"], [], ["Date", "Qty"], ["2024-05-01", "3"]])
    Header(index=2, cells=('Date', 'Qty'))
    >>> find_header([["2024-05-01", "3"], ["2024-05-02", "4"]]).cells
    ('column_1', 'column_2')
    """
    width = usual_width(records)
    for index, record in enumerate(records[:SEARCH]):
        filled = [cell for cell in record if cell and cell.strip()]
        if not filled or (len(filled) * 2 <= width and width > 1):
            continue
        if _labels(filled):
            return Header(index, _padded(record, width))
        if len(filled) >= width:
            break
    return Header(None, tuple(f"column_{place + 1}" for place in range(max(width, 1))))


def usual_width(records: Sequence[Record]) -> int:
    """The most common number of cells up to the last one that is filled, over non-blank rows."""
    widths = Counter(w for record in records if (w := _filled_width(record)))
    if not widths:
        return 0
    most = max(widths.values())
    return max(width for width, count in widths.items() if count == most)


def _filled_width(record: Record) -> int:
    for place in range(len(record), 0, -1):
        cell = record[place - 1]
        if cell and cell.strip():
            return place
    return 0


def _labels(filled: Sequence[str]) -> bool:
    values = sum(1 for cell in filled if _VALUE.match(cell))
    return values == 0 or (len(filled) > 8 and values < len(filled) * 0.95 and not _mixed(filled))


def _mixed(filled: Sequence[str]) -> bool:
    """A data row mixes labels and values; a wide header has its labels first, then values only."""
    first = next(i for i, cell in enumerate(filled) if _VALUE.match(cell))
    return first == 0 or not all(_VALUE.match(cell) for cell in filled[first:])


def _padded(record: Record, width: int) -> tuple[str, ...]:
    cells = [cell or "" for cell in record[: max(_filled_width(record), width)]]
    return tuple(cells + [""] * (width - len(cells)))
