"""How are a forecast and its uncertainty drawn?

What was sold is blue, what is expected orange. Around it lie three bands: the darkest should hold
half of all periods, the next 80 %, the palest 90 %.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import polars as pl

from shelfcast.dashboard.charts import TIME_AXIS
from shelfcast.dashboard.theme import BANDS, BLUE, GREY, ORANGE, layout

EDGES = {90: ("q05", "q95"), 80: ("q10", "q90"), 50: ("q25", "q75")}


def fan(
    history: pl.DataFrame, forecast: pl.DataFrame, *, unit: str, naive: pl.DataFrame | None = None
) -> go.Figure:
    """`history` has ds and y, `forecast` ds, mean and quantiles, `naive` ds and mean."""
    figure = go.Figure(
        layout=layout(380, xaxis=TIME_AXIS, yaxis={"title": unit, "rangemode": "tozero"})
    )
    for share, (low, high) in EDGES.items():
        _band(figure, forecast, share, low, high)
    if naive is not None:
        _line(figure, naive.select("ds", "mean"), "Repeating last week", GREY, "dot")
    _line(figure, forecast.select("ds", "mean"), "Expected", ORANGE)
    _line(figure, history.select("ds", "y"), "Sold", BLUE)
    figure.update_layout(hovermode="x unified")
    if forecast.height and history.height and history["ds"][0] < forecast["ds"][0]:
        figure.add_vline(x=str(forecast["ds"][0]), line={"color": GREY, "width": 1, "dash": "dash"})
    return figure


def _band(figure: go.Figure, frame: pl.DataFrame, share: int, low: str, high: str) -> None:
    days = frame["ds"].to_list()
    edge: dict[str, Any] = {"mode": "lines", "line": {"width": 0}, "legendgroup": f"{share}"}
    figure.add_scatter(x=days, y=frame[low].to_list(), showlegend=False, hoverinfo="skip", **edge)
    between = [f"{a:,.1f} to {b:,.1f}" for a, b in frame.select(low, high).iter_rows()]
    figure.add_scatter(
        x=days,
        y=frame[high].to_list(),
        fill="tonexty",
        fillcolor=BANDS[share],
        name=f"{share} % band",
        customdata=between,
        hovertemplate="%{customdata}",
        **edge,
    )


def _line(
    figure: go.Figure, points: pl.DataFrame, name: str, colour: str, dash: str = "solid"
) -> None:
    days, values = points.get_columns()
    figure.add_scatter(
        x=days.to_list(),
        y=values.to_list(),
        name=name,
        mode="lines",
        line={"color": colour, "width": 2, "dash": dash},
        hovertemplate="%{y:,.1f}",
    )
