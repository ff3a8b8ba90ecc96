"""What moves the forecast of the series shown, and was forecasting it worth the trouble?

The figures and sentences are those of `shelfcast explain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import plotly.graph_objects as go
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.series import where
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.theme import GREEN, GREY, ORANGE, VERMILLION, layout
from shelfcast.dashboard.view import View
from shelfcast.insights import DRIVER_LABELS, Explained, explain, explained_in_words

CLASS_LABELS = {
    "demand_class": "Kind of demand",
    "series": "Products in stores",
    "sold": "Sold",
    "forecast": "Forecast",
    "wape": "Error",
    "naive_wape": "Repeating last week",
    "value_added": "Gain",
    "bias": "Bias",
}
CLASS_HELP = {
    "demand_class": "smooth: steady; erratic: sizes jump; intermittent: many days without a sale; "
    "lumpy: both; new: too young to tell; dying: silent for long",
    "value_added": "How much smaller the misses are than those of repeating last week",
    "bias": "Above 0 too much was forecast, below 0 too little",
}


def drivers(view: View, level: str, row: Mapping[str, str | None]) -> None:
    """The panel."""
    asked = where(view, level, row)
    found = view.kept(("explain", tuple(asked)), lambda: explain(view.reader, view.scope, asked))
    # The first sentence stands above the tabs already.
    for sentence in explained_in_words(found)[1:]:
        st.markdown(f"- {sentence}")
    charts.draw(waterfall(found), "drivers", "What adds to the forecast and what takes away")
    downloads(found.periods, f"drivers-{row['unique_id']}".replace("/", "-").replace(" ", "-"))
    if found.classes.height:
        shares = dict.fromkeys(("wape", "naive_wape", "value_added", "bias"), "percent")
        table(
            found.classes,
            CLASS_LABELS,
            key="classes",
            formats={**shares, "sold": "units", "forecast": "units"},
            hints=CLASS_HELP,
        )
        st.caption("From trials on days since past, with what was known before them.")


def waterfall(found: Explained) -> go.Figure:
    """Bars from the pace of the last weeks to the forecast, a step a driver."""
    names = [DRIVER_LABELS["base"], *(DRIVER_LABELS[n] for n in found.parts["driver"]), "Forecast"]
    steps = found.parts["units"].to_list()
    values = [found.base, *steps, found.published]
    bars = go.Waterfall(
        orientation="h",
        y=names,
        x=values,
        measure=["absolute", *["relative"] * len(steps), "total"],
        text=[f"{values[0]:,.1f}", *(f"{step:+,.1f}" for step in steps), f"{values[-1]:,.1f}"],
        textposition="outside",
        cliponaxis=False,
        increasing={"marker": {"color": GREEN}},
        decreasing={"marker": {"color": VERMILLION}},
        totals={"marker": {"color": ORANGE}},
        connector={"line": {"color": GREY, "width": 1}},
        hovertemplate="%{y}: %{text} units<extra></extra>",
    )
    # What is added is small beside the whole, so the axis begins near the smallest sum.
    sums = list(accumulate([found.base, *steps]))
    low, high = min(sums), max(sums)
    room = max(high - low, 0.02 * high, 1e-9)
    begin = max(0.0, low - room)
    title = "Units; the axis does not begin at 0" if begin else "Units"
    axis = {"title": title, "range": [begin, high + room], "showgrid": True}
    shape = layout(
        90 + charts.ROW * len(names),
        xaxis=axis,
        yaxis={"autorange": "reversed", "type": "category"},
        showlegend=False,
    )
    return go.Figure(bars, shape)
