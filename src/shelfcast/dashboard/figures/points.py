"""How do two numbers of many things go together? A point a thing, as large as a third number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from shelfcast.dashboard.theme import SEVERAL, layout

LARGEST = 34
SYMBOLS = ("circle", "square", "diamond", "cross", "triangle-up", "star")


@dataclass(frozen=True)
class Point:
    """One thing: where it stands, how large it is drawn, its group, what is read of it."""

    x: float
    y: float
    size: float
    group: str
    written: str
    label: str = ""


def points(
    found: Sequence[Point], *, xaxis: dict[str, Any], yaxis: dict[str, Any], height: int = 400
) -> go.Figure:
    """The figure; a colour and a sign a group, the areas in proportion to the sizes."""
    largest = max((point.size for point in found), default=0.0) or 1.0
    figure = go.Figure(layout=layout(height, xaxis={"showgrid": True, **xaxis}, yaxis=yaxis))
    groups = sorted({point.group for point in found})
    for place, group in enumerate(groups):
        mine = [point for point in found if point.group == group]
        figure.add_scatter(
            x=[point.x for point in mine],
            y=[point.y for point in mine],
            text=[point.label for point in mine],
            textposition="top center",
            mode="markers+text" if any(point.label for point in mine) else "markers",
            name=group,
            marker={
                "size": [max(point.size, 0.0) for point in mine],
                "sizemode": "area",
                "sizeref": 2.0 * largest / LARGEST**2,
                "sizemin": 4,
                "color": SEVERAL[place % len(SEVERAL)],
                "symbol": SYMBOLS[place // len(SEVERAL) % len(SYMBOLS)],
                "opacity": 0.75,
            },
            customdata=[point.written for point in mine],
            hovertemplate="%{customdata}<extra></extra>",
        )
    figure.update_layout(showlegend=len(groups) > 1, legend_itemsizing="constant")
    return figure
