"""Which model forecast these series best, when the past was cut off and forecast from there?

Errors are shares of what was sold; a band that should hold 80 % is right near 80 %.
"""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.theme import BLUE, GREY, ORANGE, layout
from shelfcast.dashboard.trust import NAIVE, model_name
from shelfcast.metrics.format import percent

SCORE_LABELS = {
    "name": "Model",
    "published": "Published",
    "wape": "Error",
    "skill": "Gain on last week",
    "bias": "Bias",
    "coverage50": "50 % band held",
    "coverage80": "80 % band held",
    "coverage90": "90 % band held",
    "series": "Series",
    "cutoffs": "Trials",
}
SCORE_HELP = {
    "wape": "The sum of all misses over the sum of sales (WAPE)",
    "skill": "How much smaller the error is than that of repeating last week",
    "bias": "Above 0 the model expects too much, below 0 too little",
    "coverage80": "Share of periods inside the band; near 80 % is right",
    "cutoffs": "How many times the past was cut off and forecast from there",
}
SHARES = ("wape", "skill", "bias", "coverage50", "coverage80", "coverage90")


def compared(scores: pl.DataFrame, level: str) -> None:
    """The panel: the errors as bars, and every score in a table."""
    if scores.is_empty():
        st.caption("No scores: there is too little past, or they rest on more than you may see.")
        return
    told = scores.with_columns(
        name=pl.col("model").map_elements(model_name, return_dtype=pl.String),
        published=pl.when("chosen").then(pl.lit("yes")).otherwise(pl.lit("")),
    )
    tried = told.filter(pl.col("wape").is_not_null()).sort("wape")
    if tried.height > 1:
        charts.draw(errors(tried), "errors", "The error of each model, the smallest first")
    table(
        told,
        SCORE_LABELS,
        key="scores",
        formats=dict.fromkeys(SHARES, "percent"),
        hints=SCORE_HELP,
        widths={"name": 260},
    )
    st.caption(
        "Each model was asked to forecast weeks that are over, from what was known before them. "
        "What is published is chosen on those trials; at the levels above it is the sum of the "
        "parts, so that stores and products add up to the company."
    )
    downloads(scores, f"scores-{level}")


def errors(tried: pl.DataFrame) -> go.Figure:
    """A bar a model: the published one orange, repeating last week grey."""
    colours = [
        ORANGE if chosen else GREY if model == NAIVE else BLUE
        for chosen, model in tried.select("chosen", "model").iter_rows()
    ]
    bars = go.Bar(
        x=tried["wape"].to_list(),
        y=tried["name"].to_list(),
        orientation="h",
        marker_color=colours,
        text=[percent(share) for share in tried["wape"]],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text} off<extra></extra>",
    )
    most = float(tried["wape"].max() or 0)  # type: ignore[arg-type]
    axis = {"title": "Error, share of what was sold", "tickformat": ".0%", "showgrid": True}
    shape = layout(
        70 + charts.ROW * tried.height,
        xaxis={**axis, "range": [0, most * 1.15]},
        yaxis={"autorange": "reversed", "type": "category"},
        bargap=0.3,
        showlegend=False,
    )
    return go.Figure(bars, shape)
