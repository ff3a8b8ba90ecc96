"""How does the office's Excel look?

The last month of sales is a sheet with a title above the headers and a total below the rows; the
product list is a plain sheet. Dates and numbers are real cells, not text. Workbooks carry a fixed
date of creation, so the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from corner_shop.faults import LAST_MONTH_TITLE
from corner_shop.layouts import COLUMNS, LAST_MONTH

Cell = str | int | float | datetime
_CREATED = datetime(2024, 1, 1, tzinfo=UTC)
_NUMBERS = ("quantity", "price", "discount", "cost")


def write_sheet(path: Path, sheet: str, rows: Sequence[Sequence[Cell]]) -> Path:
    """A workbook of one sheet; empty strings are empty cells."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": _CREATED})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page = book.add_worksheet(sheet)
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if isinstance(cell, datetime):
                page.write_datetime(down, across, cell, moment)
            elif cell != "":
                page.write(down, across, cell)
    book.close()
    return path


def write_last_month(folder: Path, rows: list[list[str]]) -> Path:
    """The month's sales under a title and over a total of the units."""
    typed = [[_cell(name, text) for name, text in zip(COLUMNS, row, strict=True)] for row in rows]
    units = COLUMNS.index("quantity")
    total: list[Cell] = ["Total", *[""] * (len(COLUMNS) - 1)]
    total[units] = sum(row[units] for row in typed if isinstance(row[units], float))  # type: ignore[misc]
    title: list[Cell] = [LAST_MONTH_TITLE]
    header: list[Cell] = list(LAST_MONTH.headers)
    return write_sheet(folder / LAST_MONTH.file, "Sales", [title, header, *typed, total])


def _cell(name: str, text: str) -> Cell:
    if name == "sold_at" and text:
        return datetime.strptime(text, LAST_MONTH.date_format)
    if name in _NUMBERS and text:
        try:
            return float(text)
        except ValueError:
            return text
    return text
