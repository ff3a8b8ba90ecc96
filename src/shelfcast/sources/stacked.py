"""What is a column called whose header is stacked over several rows?

The names above one another, joined by a blank. A merged cell stands in the first of its columns
only: it is filled rightwards over those that are blank beside it and named below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


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
