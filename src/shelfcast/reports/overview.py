"""How is the business doing, beside the four weeks before and month by month?"""

from __future__ import annotations

import polars as pl

from shelfcast.metrics import HEADLINES, MetricQuery, QueryResult, catalogue, query
from shelfcast.reports.basis import Basis
from shelfcast.reports.sheet import Sheet

KPIS = (*HEADLINES, "active_products")
HEAD = ("KPI", "Last four weeks", "Four weeks before", "Change", "All days")


def overview(sheet: Sheet, basis: Basis) -> None:
    """The KPIs of the last four weeks beside the four before, of all days, then the months."""
    asked = MetricQuery(KPIS, start=basis.recent, end=basis.last, compare="previous_period")
    recent = query(basis.reader, asked, basis.scope)
    whole = query(basis.reader, MetricQuery(KPIS), basis.scope)
    sheet.note(
        f"Last four weeks: {recent.start} to {recent.end}; "
        f"before: {recent.previous_start} to {recent.previous_end}."
    )
    for warning in dict.fromkeys((*recent.warnings, *whole.warnings)):
        sheet.note(warning)
    sheet.gap()
    kinds = [recent.formats[name] for name in KPIS]
    beside = _beside(recent, whole)
    formats = dict.fromkeys(beside.columns[1:], kinds) | {"Change": "percent"}
    sheet.table(beside, formats)
    asked = MetricQuery(("revenue", "units", "orders"), by=("month",))
    months = query(basis.reader, asked, basis.scope)
    labels = {"month": "Month", "revenue": "Revenue", "units": "Units", "orders": "Orders"}
    place = sheet.table(months.frame, months.formats, labels)
    if months.frame.height > 1:
        sheet.chart(basis.book, place, "month", ("revenue",), "Revenue by month")


def _beside(recent: QueryResult, whole: QueryResult) -> pl.DataFrame:
    """A row a KPI; its numbers are floats, since a column holds money, counts and shares."""
    now, ever = recent.frame.row(0, named=True), whole.frame.row(0, named=True)
    rows = []
    for name in KPIS:
        values = (now[name], now[f"{name}_previous"], now[f"{name}_change_pct"], ever[name])
        numbers = (None if value is None else float(value) for value in values)
        rows.append((catalogue().metric(name).label, *numbers))
    kinds = (pl.String, *[pl.Float64] * 4)
    return pl.DataFrame(rows, schema=dict(zip(HEAD, kinds, strict=True)), orient="row")
