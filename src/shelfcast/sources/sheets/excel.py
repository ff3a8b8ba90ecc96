"""How is an Excel book read (xlsx, xlsm, xlsb, xls, ods)?

Each sheet with rows is a table, or several (see `grid`). Dates become ISO text, whole numbers lose
their `.0` and other numbers keep the fifteen digits that Excel shows, so that a book and the CSV
saved from it land the same rows. A formula gives the value it had when the book was saved. Hidden
sheets are left out, and told, where a visible one has rows.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.spans import is_number
from shelfcast.sources.damage import PARSER_FAULTS, unreadable
from shelfcast.sources.sheets.excel_guard import refuse_large
from shelfcast.sources.sheets.excel_marks import Marks, sheet_marks
from shelfcast.sources.sheets.grid import framed_tables, text_frame
from shelfcast.sources.table import TextTable

Value = int | float | str | bool | time | date | datetime | timedelta
MOST_MERGED = 5_000_000
_FAULTS: tuple[type[BaseException], ...] = (
    *PARSER_FAULTS,
    *(CalamineError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, MemoryError),
)
Book = list[tuple[str, bool, list[list[str]]]]
"""Each sheet's name, whether it is shown, and its cells."""


def excel_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of a book. Raises DamagedFileError, EmptyFileError, TooLargeError."""
    book = _book(path, name)
    shown = [sheet for sheet in book if sheet[1] and _has_rows(sheet[2])]
    hidden = [sheet[0] for sheet in book if not sheet[1] and _has_rows(sheet[2])]
    notes = {"way": "excel"}
    if shown and hidden:
        notes["left out"] = f"hidden sheets: {', '.join(hidden)}"
    tables = [
        table
        for title, _, cells in shown or book
        for table in _tables(f"{name}!{title}" if len(book) > 1 else name, cells, notes)
    ]
    if not tables:
        raise EmptyFileError(f"{name} has no sheet with rows.", fix="export it again")
    return tables


def _has_rows(cells: list[list[str]]) -> bool:
    return sum(1 for row in cells[:2000] if any(row)) > 1


def _tables(name: str, cells: list[list[str]], notes: dict[str, str]) -> list[TextTable]:
    numbers = range(1, len(cells) + 1)
    return framed_tables(name, text_frame(list(zip(*cells, strict=True))), numbers, notes)


def _book(path: Path, name: str) -> Book:
    try:
        zipped = zipfile.is_zipfile(path)
        if zipped:
            refuse_large(path, name)
        book = CalamineWorkbook.from_path(str(path))
        marks = sheet_marks(path, book.sheet_names) if zipped else {}
        return [
            (about.name, about.visible == SheetVisibleEnum.Visible, cells)
            for about in book.sheets_metadata
            if (cells := _cells(book, about.name, marks.get(about.name, Marks()))) is not None
        ]
    except _FAULTS as error:
        fix = "open it in Excel, save it again as .xlsx, and name the new file"
        raise unreadable(name, "an Excel book", error, fix) from error


def _cells(book: CalamineWorkbook, title: str, marks: Marks) -> list[list[str]] | None:
    """A sheet's cells as text; None for a chart or a macro sheet."""
    if title not in book.sheet_names:
        return None
    sheet = book.get_sheet_by_name(title)
    cells = _texts(sheet.to_python(skip_empty_area=False))
    _mark(cells, marks)
    _merge(cells, sheet)
    return cells


class _Once(dict[Value, str]):
    """The texts of values of one type, each made once: figures and days repeat."""

    def __missing__(self, value: Value) -> str:
        """The text of a value that was not seen before."""
        text = self[value] = as_text(value)
        return text


def _texts(rows: list[list[Value]]) -> list[list[str]]:
    """The cells as text. 1.0 and True are equal, so that each type has its own."""
    seen: dict[type, _Once] = {kind: _Once() for kind in (float, date, datetime)}
    return [
        [
            value
            if type(value) is str
            else seen[type(value)][value]
            if type(value) in seen
            else as_text(value)
            for value in row
        ]
        for row in rows
    ]


def _mark(cells: list[list[str]], marks: Marks) -> None:
    """Put the errors, percent signs and leading zeros into the cells that show them."""
    for (row, column), text in marks.errors.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = text
    for row, column in marks.percent:
        if row < len(cells) and column < len(cells[row]) and is_number(cells[row][column]):
            cells[row][column] = f"{as_text(float(cells[row][column]) * 100)}%"
    for (row, column), digits in marks.zeros.items():
        if row < len(cells) and column < len(cells[row]) and cells[row][column].isdigit():
            cells[row][column] = cells[row][column].zfill(digits)


def _merge(cells: list[list[str]], sheet: CalamineSheet) -> None:
    """Put the text of a merged cell into the places it spans, but for a title over a whole row.

    A number is not repeated downwards or across: it would be counted again.
    """
    left = MOST_MERGED
    for (top, first), end in sheet.merged_cell_ranges or ():
        bottom = min(end[0], len(cells) - 1)
        last = min(end[1], len(cells[0]) - 1 if cells else 0)
        left -= max(0, bottom - top + 1) * max(0, last - first + 1)
        if left < 0 or top > bottom or first > last:
            continue
        text = cells[top][first]
        if not text or is_number(text) or (last > first and _alone(cells[top], first, last)):
            continue
        for row in cells[top : bottom + 1]:
            row[first : last + 1] = [text] * (last + 1 - first)


def _alone(row: Sequence[str], first: int, last: int) -> bool:
    """True where nothing stands in the row but the merged cell."""
    return not any(row[:first]) and not any(row[last + 1 :])


def as_text(value: Value) -> str:
    """A cell as the text that a CSV would hold.

    >>> as_text(3.0), as_text(2.5), as_text(date(2024, 3, 1)), as_text(True)
    ('3', '2.5', '2024-03-01', 'true')
    >>> as_text(0.1 + 0.2), as_text(1.5e-7), as_text(4006381333931.0)
    ('0.3', '0.00000015', '4006381333931')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = format(value, ".15g")
    if "e" not in text:
        return text
    return format(value, ".20f").rstrip("0") if abs(value) < 1 else format(value, ".0f")
