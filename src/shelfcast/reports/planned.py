"""What will sell, how good were such forecasts, and what is to be ordered?

Forecasts are units; the interval from low to high holds 80 % of days (q10 to q90). Scores stand
beside the seasonal naive, which repeats the last week. A sheet whose table is not there yet says
which command makes it.
"""

from __future__ import annotations

import polars as pl

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics import rows
from shelfcast.reports.basis import Basis
from shelfcast.reports.breakdown import labelled
from shelfcast.reports.sheet import Sheet

FORECAST = ("ds", "mean", "q10", "q90", "model")
FORECAST_LABELS = {
    "ds": "Day",
    "store_id": "Store",
    "mean": "Expected units",
    "q10": "Low (10 %)",
    "q90": "High (90 %)",
    "model": "Model",
}
SCORES = ("level", "model", "chosen", "series", "cutoffs", "wape", "naive_wape", "skill", "bias")
COVERAGE = ("coverage50", "coverage80", "coverage90")
SCORE_LABELS = {
    "wape": "Error (WAPE)",
    "naive_wape": "Seasonal naive's error",
    "skill": "Better than naive by",
    "coverage50": "Inside the 50 % interval",
    "coverage80": "Inside the 80 % interval",
    "coverage90": "Inside the 90 % interval",
}


def forecast(sheet: Sheet, basis: Basis) -> None:
    """The whole company with its interval as a chart, then each store."""
    whole = read(sheet, basis, "forecasts", ("level=total",), columns=FORECAST, order=("ds",))
    if whole is None:
        return
    formats = dict.fromkeys(("mean", "q10", "q90"), "units")
    if whole.is_empty():
        sheet.note("The forecast of the whole company is not for a viewer of a part of it.")
    else:
        sheet.note("The whole company.")
        place = sheet.table(whole, formats, FORECAST_LABELS)
        sheet.chart(basis.book, place, "ds", ("mean", "q10", "q90"), "Expected units")
    columns, by = ("store_id", *FORECAST), ("store_id", "ds")
    each = read(sheet, basis, "forecasts", ("level=store",), columns=columns, order=by)
    if each is not None and not each.is_empty():
        sheet.note("Each store.")
        sheet.table(each, formats, FORECAST_LABELS)


def accuracy(sheet: Sheet, basis: Basis) -> None:
    """The backtest's scores by level and model, the chosen model first."""
    scores = read(
        sheet,
        basis,
        "scores",
        columns=(*SCORES, *COVERAGE),
        order=("level", "-chosen", "wape"),
    )
    if scores is None:
        return
    sheet.note("How forecasts made in the past would have done. Error is summed error over sales.")
    sheet.gap()
    shares = ("wape", "naive_wape", "skill", "bias", *COVERAGE)
    sheet.table(scores, dict.fromkeys(shares, "percent"), _named(scores) | SCORE_LABELS)


def orders(sheet: Sheet, basis: Basis) -> None:
    """What to order, as the plan ranked it."""
    found = read(sheet, basis, "orders")
    if found is None:
        return
    sheet.note("Most urgent first, as the plan ranked them. Quantities are units.")
    sheet.gap()
    quantities = ("quantity", "on_hand", "in_transit", "reorder_point", "safety_stock")
    formats = dict.fromkeys(quantities, "units") | {"expected_cost": "money_exact"}
    sheet.table(found, formats, _named(found))


def read(
    sheet: Sheet,
    basis: Basis,
    table: str,
    filters: tuple[str, ...] = (),
    *,
    columns: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
) -> pl.DataFrame | None:
    """The table's rows; where there is none to show, the sheet says why and None comes back."""
    try:
        return rows(basis.reader, table, filters, basis.scope, columns=columns, order=order)
    except NoDataError as error:
        sheet.note(f"There is no {table} yet. To make it: {error.fix}")
    except QueryError as error:
        sheet.note(f"{error.what} {error.why.capitalize()}.")
    return None


def _named(frame: pl.DataFrame) -> dict[str, str]:
    return labelled(frame.columns)
