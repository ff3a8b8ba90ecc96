"""How does a table leave Shelfcast?

As CSV (UTF-8, a header, empty for missing), Parquet (types kept) or an Excel sheet, by the name of
the file. Not here: which rows (metrics.rows), the report (workbook.py).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import xlsxwriter

from shelfcast.errors import InputError
from shelfcast.reports.atomic import NOT_REPLACED, replaced
from shelfcast.reports.sheet import Sheet
from shelfcast.reports.styles import Styles

EXCEL_ROWS = 1_048_575


def export_table(frame: pl.DataFrame, path: Path, *, currency: str = "") -> int:
    """Write `frame` to `path` and return how many rows it has.

    Raises InputError where the suffix is none of .csv, .parquet, .xlsx, where the rows do not fit
    into a sheet, or where the folder cannot be written to.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise InputError(
            f"{path.name} ends in no kind of file that is written.",
            evidence=[f"kinds: {', '.join(_WRITERS)}"],
            fix=f"name it {path.stem or 'table'}.csv, .parquet or .xlsx",
            state=NOT_REPLACED,
        )
    with replaced(path) as partial:
        write(frame, partial, currency)
    return frame.height


def _csv(frame: pl.DataFrame, path: Path, currency: str) -> None:
    del currency
    frame.write_csv(path)


def _parquet(frame: pl.DataFrame, path: Path, currency: str) -> None:
    del currency
    frame.write_parquet(path)


def _xlsx(frame: pl.DataFrame, path: Path, currency: str) -> None:
    if frame.height > EXCEL_ROWS:
        raise InputError(
            f"{frame.height:,} rows do not fit into a sheet of {EXCEL_ROWS:,}.",
            fix="write it as .csv or .parquet",
            state=NOT_REPLACED,
        )
    with xlsxwriter.Workbook(str(path)) as book:
        Sheet(book.add_worksheet("Table"), Styles(book, currency)).table(frame, {})


_WRITERS: dict[str, Callable[[pl.DataFrame, Path, str], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
