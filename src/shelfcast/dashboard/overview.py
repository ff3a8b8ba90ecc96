"""How is the shop doing, beside the days before?

The figures of the chosen days with their change, the course of revenue, and what it is made of.
"""

from __future__ import annotations

from itertools import islice

import polars as pl
import streamlit as st

from shelfcast.dashboard import cards, charts
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.period import grain, whole, written
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.trend import trend
from shelfcast.dashboard.view import View
from shelfcast.metrics import HEADLINES, QueryResult
from shelfcast.metrics.format import money

A_ROW, CARD_WIDTH = 5, 150
BARS = 12
SPLIT_BY = ("store", "category", "country", "channel", "city", "brand")
PRODUCTS = 100
PRODUCT_LABELS = {
    "product_name": "Product",
    "category": "Category",
    "revenue": "Revenue",
    "revenue_change_pct": "Change",
    "units": "Units",
    "gross_profit": "Gross profit",
    "gross_margin": "Margin",
    "return_rate": "Returned",
}


def show(view: View) -> None:
    """The page."""
    st.header("Overview", anchor=False)
    _figures(view)
    trend(view)
    for place, (dimension, found) in zip(st.columns(2, gap="medium"), _split(view), strict=False):
        with place:
            _parts(view, dimension, found)
    _products(view)


def _figures(view: View) -> None:
    total = view.query(HEADLINES, compare=view.filters.compare)
    known = total.previous_start is not None and total.previous_start >= view.filters.data[0]
    st.caption(f"{written((total.start, total.end))}{_beside(total, known=known)}")
    for warning in (text for text in total.warnings if "starts on" not in text):
        st.caption(f":material/info: {warning}")
    step = grain(view.filters.days)
    course = whole(view.query(HEADLINES, by=(step,)).frame, step, view.filters.days)
    with st.grid(A_ROW, min_column_width=CARD_WIDTH):
        for name in HEADLINES:
            cards.draw(cards.card(name, total, course, view.currency, comparable=known))


def _beside(total: QueryResult, *, known: bool) -> str:
    if total.previous_start is None:
        return ""
    before = (total.previous_start, total.previous_end)
    return f", beside {written(before)}" if known else ", as much before it is not known"


def _split(view: View) -> list[tuple[str, pl.DataFrame]]:
    """The first two dimensions by which revenue falls into more than one part."""
    asked = ((name, view.query(("revenue",), by=(name,)).frame) for name in SPLIT_BY)
    return list(islice(((name, found) for name, found in asked if found.height > 1), 2))


def _parts(view: View, dimension: str, found: pl.DataFrame) -> None:
    title = f"Revenue by {dimension}"
    names = f"{dimension}_name" if f"{dimension}_name" in found.columns else dimension
    most = found.head(BARS)
    more = f", the first {BARS} of {found.height}" if found.height > BARS else ""
    st.subheader(title + more, anchor=False)
    charts.draw(
        charts.ranked_bars(
            [str(row[names] or row[dimension] or "not told") for row in most.iter_rows(named=True)],
            [float(value or 0) for value in most["revenue"]],
            [money(value, view.currency) for value in most["revenue"]],
            axis=charts.money_axis("Revenue", view.currency),
        ),
        f"by_{dimension}",
        title,
    )


def _products(view: View) -> None:
    metrics = ("revenue", "units", "gross_profit", "gross_margin", "return_rate")
    found = view.query(
        metrics, by=("product", "category"), compare=view.filters.compare, limit=PRODUCTS
    )
    st.subheader("Top products", anchor=False)
    labels = {name: label for name, label in PRODUCT_LABELS.items() if name in found.frame.columns}
    table(
        found.frame,
        labels,
        key="products",
        formats=found.formats,
        currency=view.currency,
        hints={"revenue_change_pct": "Revenue beside the days compared with"},
    )
    downloads(found.frame, "top-products", view.currency)


if __name__ == "__main__":
    page(show)
