"""Where does the table begin: which rows hold the column names?

The rows of data are found first: those with values (numbers, dates, times) in the columns that
hold values. The header is the row of labels nearest above them; rows of labels that stack upon it,
three in all, join it, and a merged cell of an upper row names each column below it. Title rows,
blank rows and notes above are counted and stepped over. Where all columns hold text, the first
full row is the header unless its cells come again below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shelfcast.sources.csv.cellkinds import CellKind, cell_kind, is_year
from shelfcast.sources.csv.stacked import (
    Record,
    filled_width,
    heads_pages,
    join_rows,
    spans,
    stands_under,
    units,
)

SEARCH = 60
MOST_ROWS = 3
TITLE_LINE, TITLE = 200, 600
_TO_THE_CENT = re.compile(r"-?\d[\d., ]*[.,]\d\d")


@dataclass(frozen=True)
class Header:
    """The header's place (0 is the first record; None: there is no header) and its names.

    `rows` are its rows as they stand, the upper first; `typed` the columns that hold values;
    `title` what stands above it, row by row.
    """

    index: int | None
    cells: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    typed: frozenset[int] = frozenset()
    title: str = ""

    @property
    def first_row(self) -> int:
        """The place of the first row below it."""
        return 0 if self.index is None else self.index + max(len(self.rows), 1)


def find_header(records: Sequence[Record]) -> Header:
    """The header among the first records of a table.

    >>> found = find_header([["Sales of May"], [], ["Date", "Qty"], ["2024-05-01", "3"]])
    >>> found.index, found.cells
    (2, ('Date', 'Qty'))
    >>> find_header([["2024-05-01", "3"], ["2024-05-02", "4"]]).cells
    ('column_1', 'column_2')
    """
    width = usual_width(records)
    kinds = [[cell_kind(cell) for cell in record[: width or None]] for record in records]
    typed = typed_columns(kinds, width)
    body = _first_of_body(records[: SEARCH + 1], kinds, typed)
    if body is None:
        place = _text_header(records, kinds, width)
        rows = [place] if place is not None else []
    else:
        rows = _rows_above(records, kinds, typed, body, width)
    if not rows:
        names = tuple(f"column_{place + 1}" for place in range(max(width, _cells(records), 1)))
        return Header(None, names, (), frozenset(typed))
    stood = [_padded(records[row], width) for row in rows]
    stood = _without_strays(stood, records, rows[-1] + 1)
    names = join_rows(stood, dedupe=True)
    whole = tuple(_whole(records[row], stood[place]) for place, row in enumerate(rows))
    return Header(rows[0], names, whole, frozenset(typed), _title(records[: rows[0]]))


def _title(above: Sequence[Record]) -> str:
    """The rows above the header as lines of text; of very long ones the beginning."""
    lines = [" ".join(cell.strip() for cell in row if cell and cell.strip()) for row in above]
    return "\n".join(line[:TITLE_LINE] for line in lines if line)[:TITLE]


def typed_columns(kinds: Sequence[Sequence[CellKind]], width: int) -> set[int]:
    """The columns that mostly hold values, judged by the rows below the first third."""
    full = [row for row in kinds if sum(k is not CellKind.NOTHING for k in row) * 2 > width]
    below = full[max(1, len(full) // 3) :] if len(full) > 1 else []
    typed = set()
    for place in range(width):
        column = [row[place] for row in below if place < len(row)]
        held = [kind for kind in column if kind is not CellKind.NOTHING]
        if held and sum(kind.is_value for kind in held) * 2 >= len(held):
            typed.add(place)
    return typed


def _first_of_body(
    records: Sequence[Record], kinds: Sequence[Sequence[CellKind]], typed: set[int]
) -> int | None:
    """The first record that has values where values belong."""
    for place, row in enumerate(kinds[: len(records)]):
        told = [row[column] for column in typed if column < len(row)]
        values = sum(kind.is_value for kind in told)
        labels = sum(kind is CellKind.LABEL for kind in told)
        if (
            values > labels
            and values * 2 >= len(typed)
            and not _heads(records, place, kinds, typed)
        ):
            return place
    return None


def _heads(
    records: Sequence[Record], place: int, kinds: Sequence[Sequence[CellKind]], typed: set[int]
) -> bool:
    """True where the values of a record are headings: days, months, years or 1, 2, 3… in a row."""
    cells = [
        (column, (records[place][column] or "").strip(), kinds[place][column])
        for column in sorted(typed)
        if column < len(kinds[place]) and kinds[place][column].is_value
    ]
    below = kinds[place + 1 : place + 21]
    if len(cells) < 2 or not below or len({text for _, text, _ in cells}) < len(cells) / 2:
        return False
    kind = cells[0][2]
    same = sum(k is kind for _, _, k in cells) > len(cells) * 0.8
    if not same or (kind is CellKind.NUMBER and not _in_a_row([text for _, text, _ in cells])):
        return False
    under = [row[column] for row in below for column, _, _ in cells if column < len(row)]
    if kind is CellKind.NUMBER:
        later = [
            records[place + 1 + i][c]
            for i in range(len(below))
            for c, _, _ in cells
            if c < len(records[place + 1 + i])
        ]
        return sum(is_year(cell) for cell in later) * 2 < max(len(later), 1)
    return sum(found is kind for found in under) * 2 < max(len(under), 1)


def _in_a_row(texts: Sequence[str]) -> bool:
    """Years, or four and more whole numbers, each one more than the last; repeats stand."""
    if not all(text.isdecimal() and len(text) < 5 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    steps = {b - a for a, b in pairwise(numbers)}
    rising = steps <= {0, 1} or steps == {-1}
    return rising and (len(numbers) >= 4 or all(is_year(text) for text in texts))


def _rows_above(
    records: Sequence[Record],
    kinds: Sequence[Sequence[CellKind]],
    typed: set[int],
    body: int,
    width: int,
) -> list[int]:
    """The places of the header's rows above the first row of data, the upper first."""
    nearest = next(
        (row for row in range(body - 1, -1, -1) if _names(records, row, kinds, typed, width)), None
    )
    if nearest is None:
        return []
    under = nearest + 1
    rows = [nearest]
    if under < body and (
        stands_under(records[nearest], records[under], kinds[under])
        or units(records[under], kinds[under], typed)
    ):
        rows.append(under)
    while len(rows) < MOST_ROWS and rows[0] > 0:
        above = rows[0] - 1
        full = _names(records, above, kinds, typed, width)
        spanned = spans(records[above], records[rows[0]])
        if not (full or spanned) or heads_pages(records, above, rows[0]) or _sums(records[above]):
            break
        rows.insert(0, above)
    return rows


def _sums(record: Record) -> bool:
    """True for a row of sums above the names: figures to the cent are no names."""
    return any(_TO_THE_CENT.fullmatch((cell or "").strip()) for cell in record)


def _names(
    records: Sequence[Record],
    row: int,
    kinds: Sequence[Sequence[CellKind]],
    typed: set[int],
    width: int,
) -> bool:
    """True for a row of labels that is wide enough and labels the columns of values."""
    filled = sum(bool(cell and cell.strip()) for cell in records[row])
    if not filled or (filled * 2 <= width and width > 1):
        return False
    told = [kinds[row][column] for column in typed if column < len(kinds[row])]
    labels = sum(kind is CellKind.LABEL for kind in told)
    values = sum(kind.is_value for kind in told)
    return labels > values * 5 or (values > 0 and _heads(records, row, kinds, typed))


def _text_header(
    records: Sequence[Record], kinds: Sequence[Sequence[CellKind]], width: int
) -> int | None:
    """The header of a table of texts: its first full row, unless that is one of many like it."""
    for place, record in enumerate(records[:SEARCH]):
        filled = [cell for cell in record if cell and cell.strip()]
        if not filled or (len(filled) * 2 <= width and width > 1):
            continue
        if any(kind.is_value for kind in kinds[place]) and len(filled) >= width:
            return None
        return None if _comes_again(records[place + 1 :], record) else place
    return None


def _comes_again(below: Sequence[Record], record: Record) -> bool:
    """True where most cells of a row come again in their columns, or are codes like those below."""
    cells = [(p, cell.strip()) for p, cell in enumerate(record) if cell and cell.strip()]
    like = 0
    for place, cell in cells:
        column = [(row[place] or "").strip() for row in below if place < len(row)]
        column = [other for other in column if other]
        shape = _shape(cell)
        coded = any(sign.isdigit() for sign in cell) and len(column) > 1
        same_row = sum(other == cell for other in column) < len(column) * 0.9
        like += (cell in column and same_row) or (
            coded and sum(_shape(other) == shape for other in column) > len(column) * 0.8
        )
    return bool(cells) and like * 2 > len(cells)


def _shape(cell: str) -> str:
    return "".join("9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in cell)


def usual_width(records: Sequence[Record]) -> int:
    """The most common number of cells up to the last one that is filled, over non-blank rows."""
    widths = Counter(w for record in records if (w := filled_width(record)))
    if not widths:
        return 0
    most = max(widths.values())
    return max(width for width, count in widths.items() if count == most)


def _cells(records: Sequence[Record]) -> int:
    """The most common number of cells, blank or not."""
    counts = Counter(len(record) for record in records if filled_width(record))
    return counts.most_common(1)[0][0] if counts else 0


def _padded(record: Record, width: int) -> tuple[str, ...]:
    cells = [cell or "" for cell in record[: max(filled_width(record), width)]]
    return tuple(cells + [""] * (width - len(cells)))


def _whole(record: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    """A row of the header with the blank cells at its end, which are no names."""
    tail = len(record) - len(names)
    return names + ("",) * tail if names == _padded(record, len(names)) else names


def _without_strays(
    rows: list[tuple[str, ...]], records: Sequence[Record], body: int
) -> list[tuple[str, ...]]:
    """The header without blank cells that only it has: a stray delimiter shifts its names."""
    widths = {len(record) for record in records[body:] if filled_width(record)}
    if len(rows) > 1 or len(widths) != 1:
        return rows
    [row], [width] = rows, widths
    blanks = [place for place, cell in enumerate(row) if not cell.strip()]
    if len(row) <= width or len(blanks) != len(row) - width:
        return rows
    return [tuple(cell for cell in row if cell.strip())]
