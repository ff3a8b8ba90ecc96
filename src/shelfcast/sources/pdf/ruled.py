"""Which tables of a PDF page have ruled cells, and where are they?

A grid of at least two columns and two rows whose cells hold one line of amounts each. Where a cell
holds several amounts, only the columns are ruled, and the table is read by its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shelfcast.sources.pdf.lines import is_amount

MOST_RULES = 20_000
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ruled:
    """A ruled table: its cells row by row, its place on the page, the left edges of its columns."""

    rows: list[list[str]]
    box: Box
    edges: tuple[float, ...]


def ruled_tables(page: Any) -> list[Ruled]:
    """The ruled tables of a pdfplumber page, from the top down."""
    if len(page.rects) + len(page.lines) + len(page.curves) > MOST_RULES:
        return []
    found = []
    for table in page.find_tables():
        if len(table.rows) < 2 or max(len(row.cells) for row in table.rows) < 2:
            continue
        texts = table.extract(x_tolerance_ratio=0.2)
        rows = [[_one_line(cell) for cell in row] for row in texts]
        if _sound(rows) and not any(_stack(cell) for row in texts for cell in row):
            found.append(Ruled(rows, table.bbox, _edges(table)))
    return sorted(found, key=lambda ruled: ruled.box[1])


def _one_line(cell: str | None) -> str:
    return " ".join((cell or "").split())


def _sound(rows: Sequence[Sequence[str]]) -> bool:
    """Cells well filled, with amounts among them."""
    cells = [cell for row in rows for cell in row]
    filled = [cell for cell in cells if cell]
    return len(filled) * 2 >= len(cells) and any(is_amount(cell) for cell in filled)


def _stack(cell: str | None) -> bool:
    """True for a cell that holds a whole column of amounts."""
    lines = (cell or "").split("\n")
    return sum(is_amount(line) for line in lines) > 1


def _edges(table: Any) -> tuple[float, ...]:
    return tuple(sorted({round(cell[0]) for row in table.rows for cell in row.cells if cell}))
