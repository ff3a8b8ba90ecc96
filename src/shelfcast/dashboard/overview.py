"""How is the shop doing, beside the days before?

The figures of the chosen days with their change, the course of revenue, and what it is made of.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import polars as pl
import streamlit as st

from shelfcast.dashboard import cards, charts
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.period import EVERY, grain, whole, written
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics import HEADLINES, QueryResult
from shelfcast.metrics.format import moment, money

A_ROW, CARD_WIDTH = 5, 150
MONTHS = 13
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
    left, right = st.columns(2, gap="medium")
    with left:
        _months(view)
    with right:
        _course(view)
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


def _months(view: View) -> None:
    """More months than were chosen, where these are few: a month says little by itself."""
    first, last = view.filters.days
    start = max(view.filters.data[0], min(first, _months_before(last, MONTHS - 1)))
    found = view.query(("revenue", "orders"), by=("month",), start=start).frame
    st.subheader("Revenue by month", anchor=False)
    partial = [_is_partial(month, start, last) for month in found["month"]]
    charts.draw(
        charts.time_bars(
            found["month"].to_list(),
            [float(value or 0) for value in found["revenue"]],
            [
                f"{moment(row['month'], 'month')}{' (in part)' if part else ''}<br>"
                f"{money(row['revenue'], view.currency)} from {row['orders']:,} orders"
                for row, part in zip(found.iter_rows(named=True), partial, strict=True)
            ],
            partial=partial,
            axis=charts.money_axis("Revenue", view.currency),
        ),
        "months",
        "Revenue by month",
    )
    pale = "; paler bars are months not covered in full" if any(partial) else ""
    st.caption(f"{written((start, last))}{pale}")


def _course(view: View) -> None:
    # Months have a chart of their own.
    step = "day" if grain(view.filters.days) == "day" else "week"
    asked = view.query(("revenue",), by=(step,)).frame
    found = _without_gaps(whole(asked, step, view.filters.days), step)
    st.subheader(f"Revenue by {step}", anchor=False)
    charts.draw(
        charts.time_line(
            found[step].to_list(),
            [None if value is None else float(value) for value in found["revenue"]],
            [
                f"{when:%a} {moment(when, step)}<br>{money(value, view.currency)}"
                if step == "day"
                else f"{moment(when, step)}<br>{money(value, view.currency)}"
                for when, value in found.select(step, "revenue").iter_rows()
            ],
            axis=charts.money_axis("Revenue", view.currency),
        ),
        "course",
        f"Revenue by {step}",
    )
    weeks = ", whole weeks" if step == "week" else ""
    breaks = "; the line breaks where nothing was sold" if found["revenue"].null_count() else ""
    st.caption(f"{written(view.filters.days)}{weeks}{breaks}")


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


def _without_gaps(found: pl.DataFrame, step: str) -> pl.DataFrame:
    """A row a period from the first to the last, so that a line is not drawn over a closed day."""
    if found.height < 2:
        return found
    every = pl.date_range(pl.col(step).min(), pl.col(step).max(), EVERY[step])
    return found.select(every).join(found, on=step, how="left")


def _is_partial(month: date, start: date, last: date) -> bool:
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return month < start or following - timedelta(days=1) > last


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


if __name__ == "__main__":
    page(show)
