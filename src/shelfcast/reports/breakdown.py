"""Which products sell most, and how do the stores stand beside each other?"""

from __future__ import annotations

from shelfcast.metrics import MetricQuery, catalogue, query
from shelfcast.reports.basis import Basis
from shelfcast.reports.sheet import Sheet

TOP_PRODUCTS = 100
CHANGES = {"_previous": "before", "_change": "change", "_change_pct": "change %"}


def products(sheet: Sheet, basis: Basis) -> None:
    """The products with most revenue, over all days."""
    metrics = ("revenue", "units", "orders", "average_price", "gross_margin", "return_rate")
    sheet.note(f"The {TOP_PRODUCTS} products with most revenue.")
    sheet.gap()
    _breakdown(sheet, basis, MetricQuery(metrics, by=("product", "category"), limit=TOP_PRODUCTS))


def stores(sheet: Sheet, basis: Basis) -> None:
    """Each store over all days, then the last four weeks beside the four before."""
    metrics = ("revenue", "units", "orders", "average_order_value", "gross_margin")
    sheet.note("All days.")
    _breakdown(sheet, basis, MetricQuery(metrics, by=("store",)))
    sheet.note(f"The last four weeks, {basis.recent} to {basis.last}, beside the four before.")
    recent = MetricQuery(
        ("revenue", "units"),
        by=("store",),
        start=basis.recent,
        end=basis.last,
        compare="previous_period",
    )
    _breakdown(sheet, basis, recent)


def _breakdown(sheet: Sheet, basis: Basis, asked: MetricQuery) -> None:
    result = query(basis.reader, asked, basis.scope)
    for warning in result.warnings:
        sheet.note(warning)
    sheet.table(result.frame, result.formats, labelled(result.frame.columns))


def labelled(columns: list[str]) -> dict[str, str]:
    """What people call the columns of an answer.

    >>> labelled(["product", "revenue_change"])
    {'product': 'Product', 'revenue_change': 'Revenue change'}
    """
    known = catalogue()
    labels = {metric.name: metric.label for metric in known.metrics}
    labels |= {dimension.name: dimension.label for dimension in known.dimensions}
    labels |= {f"{entry.name}_name": f"{entry.label} name" for entry in known.dimensions}
    for metric in known.metrics:
        labels |= {metric.name + end: f"{metric.label} {word}" for end, word in CHANGES.items()}
    return {name: labels.get(name, name.replace("_", " ").capitalize()) for name in columns}
