"""How many customers come back?

A returning customer bought on a later day than the first. The first days are those of the lines
that the viewer may see.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import cards, charts
from shelfcast.dashboard.figures.stacked import Part, stacked
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import beside
from shelfcast.dashboard.panels.months import last_months
from shelfcast.dashboard.period import grain, whole
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.theme import BLUE, ORANGE
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import moment, percent

METRICS = ("active_customers", "new_customers", "returning_customers", "repeat_rate")
PARTS = {
    "Returning": ("returning_customers", BLUE),
    "New": ("new_customers", ORANGE),
}


@part
def repeat(view: View) -> None:
    """The tab."""
    answer = beside(view, METRICS, ())
    st.caption(answer.words)
    step = grain(view.filters.days)
    course = whole(view.query(METRICS, by=(step,)).frame, step, view.filters.days)
    with st.grid(4, min_column_width=150):
        for name in METRICS:
            cards.draw(
                cards.card(name, answer.found, course, view.currency, comparable=answer.is_known)
            )
    found = view.query(METRICS, by=("month",), start=last_months(view)).frame
    _customers(found)
    _rate(found)
    downloads(found, "repeat-customers", view.currency)


def _customers(found: pl.DataFrame) -> None:
    st.subheader("Customers by month", anchor=False)
    months = found["month"].to_list()
    parts = {
        label: Part(
            colour,
            [float(value or 0) for value in found[name]],
            [
                f"{label} {moment(month, 'month')}: {value or 0:,}"
                for month, value in found.select("month", name).iter_rows()
            ],
        )
        for label, (name, colour) in PARTS.items()
    }
    charts.draw(
        stacked(months, parts, axis={"title": "Customers", "rangemode": "tozero"}, beside=True),
        "customers_by_month",
        "New and returning customers by month",
    )
    st.caption("Who came for the first time and again in one month is counted in both.")


def _rate(found: pl.DataFrame) -> None:
    st.subheader("Repeat rate by month", anchor=False)
    charts.draw(
        charts.time_line(
            found["month"].to_list(),
            [None if value is None else float(value) for value in found["repeat_rate"]],
            [
                f"{moment(month, 'month')}<br>{percent(value)}"
                for month, value in found.select("month", "repeat_rate").iter_rows()
            ],
            axis={"title": "Returning of all customers", "tickformat": ".0%", "range": [0, 1]},
        ),
        "repeat_rate",
        "Share of customers who bought before, by month",
    )
