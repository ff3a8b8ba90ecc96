"""How is one table of a text laid out: its header, its columns, its usual width?

Told by its first records. `begins_table` tells whether another table begins at a later record: a
row of labels over rows with values, which does not fit the table before it (other widths, labels
where that one has values, or a blank row or a title between), and is not its header once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shelfcast.sources.csv.cellkinds import CellKind, cell_kind
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.header import Header, find_header
from shelfcast.sources.csv.records import Record, read_records
from shelfcast.sources.csv.sniff import told_delimiter
from shelfcast.sources.csv.stacked import filled_width
from shelfcast.sources.table import unique_names

HEAD_RECORDS, LEAST_HEAD, HEAD_CELLS = 400, 30, 60_000
FOLLOWING = 5
LEAST_ROWS = 3
"""Rows that a table must have for another to be looked for below it among the first records."""

Head = list[tuple[int, Record]]


@dataclass(frozen=True)
class Layout:
    """The shape of a table.

    `cells` is how many cells its records mostly have. `first` is the index of the first line of
    data among the lines that told, `header_line` that of the header (None: there is none), and
    `title_rows` how many records stand above the header.
    """

    header: Header
    columns: tuple[str, ...]
    cells: int
    first: int
    header_line: int | None
    title_rows: int

    def heads(self, cells: Sequence[str]) -> bool:
        """True where a record is this table's header, or a row of it, once more."""
        own = [[cell.strip() for cell in row if cell.strip()] for row in self.header.rows]
        return [cell.strip() for cell in cells if cell.strip()] in own


def lay_out(lines: Sequence[str], start: int, dialect: Dialect) -> Layout:
    """The layout of the table that begins, titles and all, at `lines[start]`."""
    told = 1 if start == 0 and lines and told_delimiter(f"{lines[0]}\n") else 0
    most = _enough(lines, start + told, dialect)
    head = read_records(lines, dialect, most, start=start + told)
    end = _end_of_first(head)
    if end is not None:
        head = read_records(lines[: head[end][0]], dialect, most, start=start + told)
    found = _described(head)
    if found.header.index is None:
        return replace(found, first=start + told, title_rows=told)
    return replace(found, title_rows=found.title_rows + told)


def _enough(lines: Sequence[str], start: int, dialect: Dialect) -> int:
    """How many records tell the layout: fewer of a table with very many columns."""
    widest = max((len(dialect.parts(line)) for line in lines[start : start + 20]), default=1)
    return max(LEAST_HEAD, min(HEAD_RECORDS, HEAD_CELLS // widest))


def _described(head: Head) -> Layout:
    """The layout of the one table whose first records these are."""
    header = find_header([record.cells for _, record in head])
    below = [len(record.cells) for _, record in head[header.first_row :] if record.cells]
    counts, names = Counter(below), unique_names(header.cells)
    cells = max(counts, key=lambda n: (counts[n], n)) if counts else len(names)
    if header.first_row < len(head):
        first = head[header.first_row][0]
    else:
        first = head[-1][0] + head[-1][1].lines if head else 0
    line = None if header.index is None else head[header.index][0]
    return Layout(header, names, cells, first, line, header.index or 0)


def _end_of_first(head: Head) -> int | None:
    """Where another table begins among the first records; None where they are of one table."""
    for place in range(2, len(head)):
        above, cells = head[place - 1][1].cells, head[place][1].cells
        parted = sum(bool(cell.strip()) for cell in above) <= 1
        if len(cells) < 2 or not (parted or len(above) != len(cells)):
            continue
        below = [record.cells for _, record in head[place + 1 : place + 1 + FOLLOWING]]
        if not any(cell_kind(cell) is CellKind.LABEL for cell in cells[:2]) or not below:
            continue
        first = _described(head[:place])
        if _is_table(first, head[:place]) and begins_table(cells, below, first, parted=parted):
            return place
    return None


def _is_table(layout: Layout, head: Head) -> bool:
    """True for what is more than titles and pairs such as `From:` and a day."""
    rows = [record.cells for _, record in head[layout.header.first_row :]]
    rows = [row for row in rows if filled_width(row) > 1]
    pairs = sum(row[0].strip().endswith(":") for row in rows)
    named = layout.header.index is not None and len(layout.header.typed) > 0
    return named and len(rows) >= LEAST_ROWS and pairs * 2 < len(rows)


def begins_table(
    cells: Sequence[str], below: Sequence[Sequence[str]], table: Layout, *, parted: bool
) -> bool:
    """True where a record is the header of another table; `parted`: a blank row or title is above.

    >>> first = lay_out(["day,qty,shop", "2024-01-01,1,a", "2024-01-02,2,b"], 0, Dialect(","))
    >>> begins_table(["item", "price"], [["x", "4.50"]], first, parted=True)
    True
    >>> begins_table(["day", "qty", "shop"], [["2024-01-03", "3", "b"]], first, parted=True)
    False
    """
    width = filled_width(cells)
    labels = [place for place, cell in enumerate(cells) if cell_kind(cell) is CellKind.LABEL]
    texts = [cells[place].strip() for place in labels]
    if len(labels) < max(2, width * 0.8) or len(set(texts)) < len(texts) or table.heads(cells):
        return False
    if not below or any(cell_kind(cell).is_value for cell in cells):
        return False
    same = sum(len(row) == len(cells) or filled_width(row) == width for row in below)
    valued = sum(_mostly_values(below, place) for place in labels)
    breaks = sum(place in table.header.typed for place in labels)
    other = len(cells) != table.cells
    if same * 2 < len(below) or not valued:
        return False
    return (
        (breaks > 0 or other) if parted else (breaks * 2 >= len(table.header.typed) > 0 and other)
    )


def _mostly_values(rows: Sequence[Sequence[str]], place: int) -> bool:
    kinds = [cell_kind(row[place]) for row in rows if place < len(row)]
    held = [kind for kind in kinds if kind is not CellKind.NOTHING]
    return bool(held) and sum(kind.is_value for kind in held) * 2 > len(held)
