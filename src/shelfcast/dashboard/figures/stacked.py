"""What is the whole of each period made of? Bars over time, a colour a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from shelfcast.dashboard.charts import TIME_AXIS
from shelfcast.dashboard.theme import layout


@dataclass(frozen=True)
class Part:
    """A part of every period: its colour, its values and what is read of each."""

    colour: str
    values: Sequence[float]
    written: Sequence[str]


def stacked(
    when: Sequence[Any], parts: Mapping[str, Part], *, axis: dict[str, Any], beside: bool = False
) -> go.Figure:
    """The figure; the parts stand on each other, or `beside` each other."""
    figure = go.Figure(
        layout=layout(
            320,
            xaxis=TIME_AXIS,
            yaxis=axis,
            barmode="group" if beside else "stack",
            bargap=0.25,
            hovermode="x unified",
        )
    )
    for name, part in parts.items():
        figure.add_bar(
            x=list(when),
            y=list(part.values),
            name=name,
            marker={"color": part.colour, "line": {"width": 0}},
            customdata=list(part.written),
            hovertemplate="%{customdata}",
        )
    return figure
