"""What do new products bring beside established ones, and which of them take hold?

New is what first sold less than 90 days before the day of the sale; what the files begin with
cannot be told to be new. New and established add up to the revenue.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.stacked import Part, stacked
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.panels.months import last_months
from shelfcast.dashboard.period import written
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.theme import BLUE, ORANGE
from shelfcast.dashboard.view import View
from shelfcast.metrics import Filter
from shelfcast.metrics.format import moment, money

PARTS = {"established": ("Established", BLUE), "new": ("New", ORANGE)}
LABELS = {
    "product_name": "Product",
    "category": "Category",
    "new_from": "First sold",
    "days": "Days",
    "revenue": "Revenue",
    "units": "Units",
    "units_a_day": "Units a day",
    "usual_units_a_day": "Usual in its category",
}
HELP = {
    "days": "Days of the period on which it was new",
    "usual_units_a_day": "Units a day of the median established product of its category",
}


@part
def new_products(view: View) -> None:
    """The tab."""
    _by_month(view)
    told = answer(view, "new_items", start=view.filters.days[0])
    st.subheader(f"New in {written(view.filters.days)}", anchor=False)
    for sentence in told.sentences:
        st.markdown(sentence)
    if told.frame.height:
        formats = {**told.formats, "units_a_day": "units", "usual_units_a_day": "units"}
        table(
            told.frame,
            LABELS,
            key="new",
            formats=formats | {"new_from": "day"},
            currency=view.currency,
            hints=HELP,
        )
        downloads(told.frame, "new-products", view.currency)


def _by_month(view: View) -> None:
    found = by_status(view)
    if found.is_empty():
        return
    first, last = found["month"].min(), found["month"].max()
    assert isinstance(first, date)
    assert isinstance(last, date)
    months = pl.date_range(first, last, "1mo", eager=True).to_list()
    st.subheader("Revenue by month, new and established", anchor=False)
    charts.draw(
        stacked(
            months,
            {
                label: _part(view, found.filter(pl.col("status") == status), months, label, colour)
                for status, (label, colour) in PARTS.items()
            },
            axis=charts.money_axis("Revenue", view.currency),
        ),
        "new_by_month",
        "Revenue of new and of established products by month",
    )
    if view.filters.product:
        st.caption("Of all products: these months are not split by the product searched for.")


def by_status(view: View) -> pl.DataFrame:
    """Revenue by month and status (new, established), whole months, of what was chosen."""
    chosen = view.filters
    where = [
        *chosen.by_store,
        Filter("month", ">=", (last_months(view).replace(day=1).isoformat(),)),
    ]
    where.append(Filter("month", "<=", (chosen.days[1].isoformat(),)))
    if chosen.categories:
        where.append(Filter("category", "in", chosen.categories))
    found = view.rows("new_vs_established", where, columns=("month", "status", "revenue"))
    return found.group_by("month", "status").agg(pl.col("revenue").sum()).sort("month", "status")


def _part(view: View, found: pl.DataFrame, months: list[date], label: str, colour: str) -> Part:
    told = dict(found.select("month", "revenue").iter_rows())
    values = [float(told.get(month) or 0) for month in months]
    return Part(
        colour,
        values,
        [
            f"{label} {moment(month, 'month')}: {money(value, view.currency)}"
            for month, value in zip(months, values, strict=True)
        ],
    )
