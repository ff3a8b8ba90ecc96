"""What is in the report a manager opens in Excel?

Overview, Products, Stores, Why, Forecast, Accuracy, Orders, Proof, Data: a sheet each, in `SHEETS`.
Numbers are those that `metrics` and `insights` give; nothing is calculated here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from shelfcast.contracts import Progress, silent
from shelfcast.errors import NoDataError
from shelfcast.metrics import Reader, Scope, data_range
from shelfcast.reports.atomic import NOT_REPLACED, replaced
from shelfcast.reports.basis import Basis
from shelfcast.reports.breakdown import products, stores
from shelfcast.reports.explained import explained
from shelfcast.reports.landed import data
from shelfcast.reports.overview import overview
from shelfcast.reports.planned import accuracy, forecast, orders
from shelfcast.reports.proof import proof
from shelfcast.reports.sheet import Sheet
from shelfcast.reports.styles import Styles

SHEETS: dict[str, Callable[[Sheet, Basis], None]] = {
    "Overview": overview,
    "Products": products,
    "Stores": stores,
    "Why": explained,
    "Forecast": forecast,
    "Accuracy": accuracy,
    "Orders": orders,
    "Proof": proof,
    "Data": data,
}


def write_report(
    reader: Reader,
    path: Path,
    *,
    currency: str,
    scope: Scope | None = None,
    progress: Progress = silent,
) -> None:
    """Write the workbook of the snapshot to `path`, for a viewer of that scope.

    Raises NoDataError where the viewer sees no sale line, InputError where `path` cannot be
    written.
    """
    viewer = scope or Scope()
    days = data_range(reader, viewer)
    if days is None:
        raise NoDataError(
            "There are no sale lines to report on.", fix="shelfcast run", state=NOT_REPLACED
        )
    with replaced(path) as partial, xlsxwriter.Workbook(str(partial)) as book:
        styles = Styles(book, currency)
        basis = Basis(reader, book, viewer, currency, *days)
        for done, (name, fill) in enumerate(SHEETS.items()):
            progress(f"report: {name}", done / len(SHEETS))
            sheet = Sheet(book.add_worksheet(name), styles)
            sheet.heading(f"{name}", basis.words)
            fill(sheet, basis)
    progress("report", 1.0)
