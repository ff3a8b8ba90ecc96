"""Of those who look, how many put it in the basket, and how many buy?

Visitors with an event of each step in the days chosen. By month, for viewers of everything, also
those who did each step before it as well, in the same month: the mart event_funnel.
"""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.period import written
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.theme import BLUE, GREY, layout
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics.format import percent

STEPS = {"VIEW": "Looked", "CART": "Put in the basket", "PURCHASE": "Bought"}
LABELS = {
    "month": "Month",
    "step": "Step",
    "events": "Events",
    "users": "Visitors",
    "reached": "Who did all steps before",
    "conversion_from_step_before": "Of the step before",
    "conversion_from_view": "Of those who looked",
}
FORMATS = {
    "month": "month",
    "events": "units",
    "users": "units",
    "reached": "units",
    "conversion_from_step_before": "percent",
    "conversion_from_view": "percent",
}


@part
def funnel(view: View) -> None:
    """The tab."""
    found = steps(view)
    if not found["visitors"].sum():
        st.info("No step of a funnel lies in these days and of what was chosen.")
        return
    st.subheader("From looking to buying", anchor=False)
    charts.draw(drawn(found), "funnel", "Visitors by step, from looking to buying")
    st.caption(f"Visitors with an event of that step, {written(view.filters.days)}")
    _by_month(view)


def steps(view: View) -> pl.DataFrame:
    """Visitors and events by step, in the order of the funnel; steps without one hold 0."""
    found = view.query(("visitors", "events"), by=("step",)).frame
    order = pl.DataFrame({"step": list(STEPS), "label": list(STEPS.values())})
    return order.join(found, on="step", how="left", maintain_order="left").fill_null(0)


def drawn(found: pl.DataFrame) -> go.Figure:
    """The funnel; each step with its share of the first that anybody did."""
    visitors = [int(value) for value in found["visitors"]]
    first = next((value for value in visitors if value), 1)
    bars = go.Funnel(
        y=found["label"].to_list(),
        x=visitors,
        text=[f"{value:,} visitors, {percent(value / first)}" for value in visitors],
        textinfo="text",
        marker={"color": BLUE},
        connector={"line": {"color": GREY, "width": 1}, "fillcolor": "rgba(128,128,128,0.12)"},
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    return go.Figure(bars, layout(280, xaxis={"visible": False}, showlegend=False))


def _by_month(view: View) -> None:
    st.subheader("Month by month", anchor=False)
    try:
        found = view.rows("event_funnel", order=("-month", "place"))
    except QueryError:
        st.caption("These months rest on all stores and products, more than you may see.")
        return
    except NoDataError:
        return
    shown = found.with_columns(step=pl.col("step").replace(STEPS))
    table(shown, LABELS, key="funnel", formats=FORMATS, rows=9)
    st.caption("Of all days, stores and products.")
    downloads(found, "funnel", view.currency)
