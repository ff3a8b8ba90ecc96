"""How is an Excel book read (xlsx, xlsm, xls, ods)?

Each sheet with rows is a table. Dates become ISO text and whole numbers lose their `.0`, so that a
book and the CSV saved from it land the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from shelfcast.errors import DamagedFileError, EmptyFileError
from shelfcast.sources.header import find_header
from shelfcast.sources.table import TextTable, from_records

Value = int | float | str | bool | time | date | datetime | timedelta


def excel_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of a book, one a sheet. Raises DamagedFileError, EmptyFileError."""
    tables = list(_sheets(path, name))
    if not tables:
        raise EmptyFileError(f"{name} has no sheet with rows.", fix="export it again")
    return tables


def _sheets(path: Path, name: str) -> Iterator[TextTable]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        sheets = [
            (sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
            for sheet in names
        ]
    except (CalamineError, OSError) as error:
        raise DamagedFileError(
            f"{name} begins like an Excel book but does not read.",
            evidence=[str(error)],
            fix="open it in Excel, save it again as .xlsx, and name the new file",
        ) from error
    for sheet, cells in sheets:
        records = [[as_text(cell) for cell in row] for row in cells]
        table = _table(f"{name}!{sheet}" if len(names) > 1 else name, records)
        if table is not None:
            yield table


def _table(name: str, records: list[list[str]]) -> TextTable | None:
    """The table of a sheet, None where it holds no rows below its column names."""
    header = find_header(records)
    numbered = list(enumerate(records, start=1))[header.first_row :]
    if not any(cell.strip() for _, record in numbered for cell in record):
        return None
    row = str(header.first_row) if header.index is not None else "none"
    notes = {"header row": row, "way": "excel"}
    return from_records(name, header.cells, numbered, title_rows=header.index or 0, notes=notes)


def as_text(value: Value) -> str:
    """A cell as the text that a CSV would hold.

    >>> as_text(3.0), as_text(2.5), as_text(date(2024, 3, 1)), as_text(True)
    ('3', '2.5', '2024-03-01', 'true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)
