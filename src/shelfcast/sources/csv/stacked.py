"""Which rows stack upon a header, and what is a column called whose header is stacked?

Rows of merged cells above the names, rows of units below them; not titles, nor the heads of pages.
The names above one another are joined by a blank. A merged cell stands in the first of its columns
only: it is filled rightwards over those that are blank beside it and named below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from shelfcast.sources.csv.cellkinds import CellKind

LONGEST_NAME = 40
"""A longer text above the names is a title."""
LONGEST_UNIT = 12

Record = Sequence[str | None]


def join_rows(rows: Sequence[Sequence[str]], *, dedupe: bool) -> tuple[str, ...]:
    """One name a column. With `dedupe`, a name that stands twice over one another is told once.

    >>> join_rows([("Item", "Sales", "", "Stock"), ("", "Qty", "Amount", "")], dedupe=True)
    ('Item', 'Sales Qty', 'Sales Amount', 'Stock')
    """
    width = max(len(row) for row in rows)
    padded = [[cell.strip() for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    for upper, lower in pairwise(padded):
        _fill(upper, lower)
    names = []
    for place in range(width):
        parts = [row[place] for row in padded if row[place]]
        names.append(" ".join(dict.fromkeys(parts) if dedupe else parts))
    return tuple(names)


def _fill(upper: list[str], lower: Sequence[str]) -> None:
    carried = ""
    for place, cell in enumerate(upper):
        if cell:
            carried = cell if lower[place] else ""
        elif lower[place]:
            upper[place] = carried
        else:
            carried = ""


def spans(upper: Record, lower: Record) -> bool:
    """True for the upper row of merged cells: each stands over the first of its columns."""
    filled = [place for place, cell in enumerate(upper) if cell and cell.strip()]
    texts = [(upper[place] or "").strip() for place in filled]
    longest = LONGEST_NAME if len(texts) > 1 else LONGEST_NAME // 2
    if not filled or filled == [0] or any(_is_title(text, longest) for text in texts):
        return False
    over = [p for p in filled if p < len(lower) and (lower[p] or "").strip()]
    spanned = [p for p in over if _blank(upper, p + 1) and not _blank(lower, p + 1)]
    return bool(spanned) and len(spanned) * 2 >= len(over)


def stands_under(upper: Record, lower: Record, kinds: Sequence[CellKind]) -> bool:
    """True for the lower row of merged cells: names of its own where the row above is blank."""
    filled = [place for place, cell in enumerate(lower) if cell and cell.strip()]
    if len(filled) < 2 or any(kind.is_value for kind in kinds):
        return False
    own = [place for place in filled if _blank(upper, place)]
    return bool(own) and any(_blank(lower, place) for place in range(filled_width(upper)))


def units(record: Record, kinds: Sequence[CellKind], typed: set[int]) -> bool:
    """True for a row of units or formats below the names: short labels where values belong."""
    labels = [place for place, kind in enumerate(kinds) if kind is CellKind.LABEL]
    over = [place for place in labels if place in typed]
    short = all(len((record[place] or "").strip()) <= LONGEST_UNIT for place in labels)
    told = len(labels) == sum(bool(cell and cell.strip()) for cell in record)
    return len(over) >= 2 and len(over) * 2 > len(labels) and short and told


def heads_pages(records: Sequence[Record], above: int, header: int) -> bool:
    """True for a page's head: it stands above the names again below, with another page told."""
    names, head = list(records[header]), list(records[above])
    for place in range(header + 2, len(records)):
        if list(records[place]) != names:
            continue
        again = list(records[place - 1])
        if again != head and again[:1] == head[:1] and any(again):
            return True
    return False


def _is_title(text: str, longest: int) -> bool:
    return len(text) > longest or "\n" in text or text.endswith(":")


def _blank(record: Record, place: int) -> bool:
    return place >= len(record) or not (record[place] or "").strip()


def filled_width(record: Record) -> int:
    """The number of cells up to the last one that is filled."""
    for place in range(len(record), 0, -1):
        cell = record[place - 1]
        if cell and cell.strip():
            return place
    return 0
