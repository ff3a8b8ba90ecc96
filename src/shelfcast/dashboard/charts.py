"""How are numbers drawn? Lines over time and bars by size, each axis with its name and unit.

Not here: the forecast's bands (fan.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from shelfcast.dashboard.theme import BLUE, GREY, PALE_BLUE, layout
from shelfcast.metrics.format import SYMBOLS

ROW = 30
MONTHS, DAYS = "%b\n%Y", "%-d %b\n%Y"
TIME_AXIS = {
    "tickformatstops": [
        {"dtickrange": [None, "M1"], "value": DAYS},
        {"dtickrange": ["M1", None], "value": MONTHS},
    ]
}
UNITS_AXIS = {"title": "Units", "tickformat": "~s", "rangemode": "tozero"}


def money_axis(title: str, currency: str) -> dict[str, Any]:
    """An axis in the project's currency."""
    return {
        "title": f"{title} ({currency})",
        "tickprefix": SYMBOLS.get(currency, ""),
        "tickformat": "~s",
        "rangemode": "tozero",
    }


def time_bars(
    when: Sequence[Any],
    values: Sequence[float],
    shown: Sequence[str],
    *,
    partial: Sequence[bool],
    axis: Mapping[str, Any],
    inside: Sequence[str] | None = None,
) -> go.Figure:
    """A bar a period; `shown` is what the pointer reads, `partial` periods are paler, `inside` is
    written in the bars where there is room."""
    colours = [PALE_BLUE if part else BLUE for part in partial]
    bars = go.Bar(
        x=list(when),
        y=list(values),
        marker_color=colours,
        customdata=list(shown),
        hovertemplate="%{customdata}<extra></extra>",
        text=list(inside) if inside else None,
        # Upright within the bar: there is room for it on a phone too.
        textposition="inside",
        textangle=-90,
        insidetextanchor="end",
        textfont={"size": 11},
    )
    return go.Figure(
        bars, layout(280, yaxis=dict(axis), xaxis=TIME_AXIS, bargap=0.25, showlegend=False)
    )


def time_line(
    when: Sequence[Any],
    values: Sequence[float | None],
    shown: Sequence[str],
    *,
    axis: Mapping[str, Any],
    before: tuple[Sequence[Any], Sequence[float | None]] | None = None,
) -> go.Figure:
    """A line over time, broken where there is no value; `before` is a grey line behind it."""
    line = go.Scatter(
        x=list(when),
        y=list(values),
        mode="lines" if len(when) > 1 else "markers",
        line={"color": BLUE, "width": 2},
        customdata=list(shown),
        hovertemplate="%{customdata}<extra></extra>",
    )
    lines = [line]
    if before:
        grey = {"color": GREY, "width": 1.5, "dash": "dot"}
        x, y = before
        lines.append(go.Scatter(x=list(x), y=list(y), mode="lines", line=grey, hoverinfo="skip"))
    return go.Figure(lines, layout(280, yaxis=dict(axis), xaxis=TIME_AXIS, showlegend=False))


def ranked_bars(
    names: Sequence[str],
    values: Sequence[float],
    written: Sequence[str],
    *,
    axis: Mapping[str, Any],
) -> go.Figure:
    """Bars lying down, the first on top, each with its value written beside it."""
    bars = go.Bar(
        x=list(values),
        y=list(names),
        orientation="h",
        marker_color=BLUE,
        text=list(written),
        textposition="auto",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    xaxis = {**axis, "showgrid": True, "nticks": 6}
    shape = layout(
        70 + ROW * max(len(names), 2),
        xaxis=xaxis,
        yaxis={"autorange": "reversed", "type": "category"},
        bargap=0.3,
        showlegend=False,
    )
    return go.Figure(bars, shape)


def draw(figure: go.Figure, key: str, alt: str) -> None:
    """Put a figure on the page, as wide as its place; `alt` is read out by a screen reader.

    Its bar, shown under the pointer, takes it away as a picture.
    """
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config={
            "displaylogo": False,
            "modeBarButtons": [["toImage"]],
            "toImageButtonOptions": {"filename": key.replace("_", "-"), "scale": 2},
        },
    )
