"""What is each of a few like, beside the usual? A ring at 100, and a line a thing around it.

Every spoke is an index: 100 is the usual one, 120 is a fifth more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from shelfcast.dashboard.theme import GREY, layout
from shelfcast.dashboard.theme import SEVERAL as COLOURS

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid")
MOST = len(DASHES)


def radar(
    spokes: Sequence[str], lines: Mapping[str, Sequence[float | None]], usual: str
) -> go.Figure:
    """The figure; `lines` has an index a spoke of each, six of them at most."""
    figure = go.Figure(layout=layout(420))
    _line(figure, usual, spokes, [100.0] * len(spokes), {"color": GREY, "dash": "dot"})
    for (name, values), colour, dash in zip(lines.items(), COLOURS, DASHES, strict=False):
        _line(figure, name, spokes, values, {"color": colour, "dash": dash})
    most = max([v for values in lines.values() for v in values if v is not None], default=100.0)
    figure.update_layout(
        legend={"y": -0.12, "yanchor": "top"},
        margin={"l": 84, "r": 84, "t": 40, "b": 40},
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {
                "range": [0, max(most, 100.0) * 1.08],
                "nticks": 5,
                "angle": 64,
                "tickangle": 64,
                "showline": False,
                "gridcolor": "rgba(128,128,128,0.25)",
                "tickfont": {"size": 10},
            },
            "angularaxis": {
                "gridcolor": "rgba(128,128,128,0.25)",
                "linecolor": "rgba(128,128,128,0.25)",
                "rotation": 90,
            },
        },
    )
    return figure


def _line(
    figure: go.Figure,
    name: str,
    spokes: Sequence[str],
    values: Sequence[float | None],
    pen: dict[str, str],
) -> None:
    closed = [*values, values[0]] if values else []
    figure.add_scatterpolar(
        r=closed,
        theta=[*spokes, *spokes[:1]],
        name=name,
        mode="lines+markers",
        line={"width": 2, **pen},
        marker={"size": 5},
        connectgaps=True,
        hovertemplate="%{theta}: %{r:.0f}",
    )
