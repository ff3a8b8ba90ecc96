"""What would such orders have saved over the past? The part of the Orders page that says it.

A bar a plan, made of holding, missed sales, ordering and spoilage, with the sentences of the table
order_proof above. Money in the project's currency.
Not here: how plans are tried (inventory/proof/).
"""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.theme import BLUE, GREY, PALE_BLUE, VERMILLION, layout
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics.format import money

NAMES = {
    "ours": "Our plan",
    "naive": "Naive rule",
    "z_score": "Textbook safety stock",
    "done": "Really ordered",
    "foresight": "Perfect foresight",
}
PARTS = {
    "holding_cost": ("Holding", PALE_BLUE),
    "shortage_cost": ("Missed sales", VERMILLION),
    "ordering_cost": ("Ordering", BLUE),
    "spoilage_cost": ("Spoilage", GREY),
}


def proof(view: View) -> None:
    """The sentences and the bars; nothing where no plan was tried, or not for this viewer."""
    try:
        found = view.rows("order_proof", order=("plan", "against"))
        basis = view.rows("proof_basis")
    except (NoDataError, QueryError):
        return
    if found.is_empty():
        return
    st.subheader("What such orders would have saved", anchor=False)
    for sentence in found.filter(plan="ours")["sentence"].drop_nulls():
        st.markdown(f"- {sentence[:1].upper()}{sentence[1:]}")
    each = found.filter(pl.col("plan") == pl.col("against")).sort("cost", descending=True)
    said = "Cost of each plan over the same past"
    charts.draw(bars(each, view.currency), "proof", said)
    for sentence in basis["sentence"]:
        st.caption(sentence)


def bars(each: pl.DataFrame, currency: str) -> go.Figure:
    """A bar a plan, the dearest on top; `each` has a row a plan of ORDER_PROOF."""
    figure = go.Figure()
    names = [NAMES.get(plan, plan) for plan in reversed(each["plan"].to_list())]
    for column, (label, colour) in PARTS.items():
        costs = list(reversed(each[column].to_list()))
        if any(costs):
            told = [f"{label}: {money(cost, currency)}" for cost in costs]
            figure.add_bar(
                x=costs,
                y=names,
                name=label,
                orientation="h",
                marker_color=colour,
                hovertext=told,
                hoverinfo="text",
            )
    shape = {"xaxis": charts.money_axis("Cost", currency), "barmode": "stack"}
    figure.update_layout(**layout(90 + 44 * len(names), **shape), legend_traceorder="normal")
    return figure
