"""What would a product's year have looked like: stock, orders, and the sales that were missed?

Three panels over one axis of time: on the shelf at each close, with what is on its way above it;
what was ordered (a ring) and what was delivered (a bar); what was sold, with what was missed on
top in vermillion. Where customers wait, the vermillion is what had to wait longer than the day.
Not here: the simulation (inventory/simulator/), which product is shown.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from shelfcast.dashboard.charts import TIME_AXIS
from shelfcast.dashboard.theme import BLUE, GREY, SKY, VERMILLION, layout

PANELS = ("on the shelf", "delivered", "asked for")
HEIGHTS = (0.46, 0.22, 0.32)


def simulated_year(simulation: pl.DataFrame, *, unit: str = "units") -> go.Figure:
    """The figure of one product: `simulation` has the columns of SIMULATION, for one replication.

    Over days where `ds` is told, else over periods. Raises ValueError for several products.
    """
    if simulation.select("store_id", "product_id", "replication").n_unique() > 1:
        raise ValueError("one product in one store, and one replication, are drawn at a time")
    rows = simulation.sort("period")
    told = rows["ds"].null_count() == 0
    when = rows["ds" if told else "period"].to_list()
    figure = make_subplots(
        rows=len(PANELS), cols=1, shared_xaxes=True, vertical_spacing=0.06, row_heights=HEIGHTS
    )
    _stock(figure, rows, when)
    _bars(figure, rows["received"], when, 2, name="Delivered", colour=BLUE)
    _orders(figure, rows, when)
    waiting = rows["backlog"].max() or 0.0
    waits = pl.col("backlog").diff().fill_null(0.0).clip(0)
    missed = rows.select(pl.col("lost") + waits).to_series()
    _bars(figure, rows["sold"], when, 3, name="Sold", colour=SKY)
    said = "Made to wait" if waiting else "Missed"
    _bars(figure, missed, when, 3, name=said, colour=VERMILLION)
    return _shaped(figure, unit, told)


def _stock(figure: go.Figure, rows: pl.DataFrame, when: list[Any]) -> None:
    position = (rows["closing"] + rows["on_order"] - rows["backlog"]).to_list()
    _line(figure, when, rows["closing"].to_list(), "On the shelf", BLUE, fill="tozeroy")
    _line(figure, when, position, "With what is on its way", GREY, dash="dot")
    short = rows.select((pl.col("lost") > 0) | (pl.col("backlog") > 0)).to_series().to_list()
    days = [day for day, empty in zip(when, short, strict=True) if empty]
    figure.add_scatter(
        x=days,
        y=[0.0] * len(days),
        showlegend=False,
        mode="markers",
        marker={"color": VERMILLION, "symbol": "triangle-up", "size": 7},
        hoverinfo="skip",
        cliponaxis=False,
        row=1,
        col=1,
    )


def _line(
    figure: go.Figure,
    when: list[Any],
    values: list[float],
    name: str,
    colour: str,
    *,
    dash: str = "solid",
    fill: str | None = None,
) -> None:
    figure.add_scatter(
        x=when,
        y=values,
        name=name,
        mode="lines",
        line={"color": colour, "width": 1.5, "dash": dash, "shape": "hv"},
        fill=fill,
        fillcolor="rgba(0,114,178,0.12)",
        hovertemplate="%{y:,.0f}",
        row=1,
        col=1,
    )


def _orders(figure: go.Figure, rows: pl.DataFrame, when: list[Any]) -> None:
    placed = rows["ordered"].to_list()
    figure.add_scatter(
        x=[x for x, units in zip(when, placed, strict=True) if units > 0],
        y=[units for units in placed if units > 0],
        name="Ordered",
        mode="markers",
        marker={"color": GREY, "symbol": "circle-open", "size": 6},
        hovertemplate="%{y:,.0f}",
        row=2,
        col=1,
    )


def _bars(
    figure: go.Figure, units: pl.Series, when: list[Any], panel: int, *, name: str, colour: str
) -> None:
    figure.add_bar(
        x=when,
        y=units.to_list(),
        name=name,
        marker={"color": colour, "line": {"width": 0}},
        hovertemplate="%{y:,.0f}",
        row=panel,
        col=1,
    )


def _shaped(figure: go.Figure, unit: str, told: bool) -> go.Figure:
    shape = layout(520, barmode="stack", bargap=0, hovermode="x unified")
    axis, upright = shape.pop("xaxis"), shape.pop("yaxis")
    figure.update_layout(shape, legend_traceorder="normal")
    figure.update_xaxes(axis)
    if told:
        figure.update_xaxes(TIME_AXIS)
    else:
        figure.update_xaxes(title="period", row=len(PANELS), col=1)
    for panel, name in enumerate(PANELS, start=1):
        title = {"text": f"{unit} {name}", "font": {"size": 12}}
        figure.update_yaxes({**upright, "title": title, "rangemode": "tozero"}, row=panel, col=1)
    return figure
