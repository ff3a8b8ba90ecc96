"""Which cells of a grid does a cell that spans several columns or rows fill?

Across, its text is put over each of its columns where other cells stand beside it: that is a header
over a group of columns. Down, a text is repeated (a category over its rows) and a number is not: it
would be counted again. A cell that spans its whole row is a title and stays in its first place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WIDEST = 16_384
_NUMBER = re.compile(r"[\s\d.,'()+\-−%£$€₹¥₽zł]*\d[\s\d.,'()+\-−%£$€₹¥₽zł]*")


@dataclass(frozen=True)
class Cell:
    """A cell's text, and over how many columns and rows it goes."""

    text: str
    across: int = 1
    down: int = 1
    head: bool = False


def spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The grid with every cell in its place.

    >>> spread([[Cell("Shop"), Cell("May", across=2)], [Cell("a"), Cell("1"), Cell("2")]])
    [['Shop', 'May', 'May'], ['a', '1', '2']]
    """
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows:
        line: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        several = sum(bool(cell.text) for cell in row) > 1
        for cell in row:
            _hang(line, hanging, below)
            _put(line, cell, below, several=several)
        _hang(line, hanging, below)
        for place in [p for p in hanging if p >= len(line)]:
            line += [""] * (place - len(line))
            _hang(line, hanging, below)
        hanging = below
        grid.append(line)
    return grid


def _hang(
    line: list[str], hanging: dict[int, tuple[int, str]], below: dict[int, tuple[int, str]]
) -> None:
    """Fill the places that cells of earlier rows reach down to."""
    while len(line) in hanging:
        left, text = hanging.pop(len(line))
        if left > 1:
            below[len(line)] = (left - 1, text)
        line.append(text)


def _put(line: list[str], cell: Cell, below: dict[int, tuple[int, str]], *, several: bool) -> None:
    wide = min(cell.across, max(WIDEST - len(line), 1))
    again = cell.text if several and not is_number(cell.text) else ""
    for step in range(wide):
        text = cell.text if step == 0 else again
        if cell.down > 1:
            below[len(line)] = (cell.down - 1, "" if is_number(text) else text)
        line.append(text)


def is_number(text: str) -> bool:
    """True for a number or an amount in any style.

    >>> is_number("1.234,50 €"), is_number("May"), is_number("")
    (True, False, False)
    """
    return _NUMBER.fullmatch(text) is not None
