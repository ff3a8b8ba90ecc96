"""How is a table of numbers drawn as colours, so that the eye finds the high and the low ones?

Plain heat runs from nothing to blue; with a `middle`, vermillion lies below it and blue above.
A cell without a value stays empty. The number stands in the cell where there is room for it; else
a bar tells the colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from shelfcast.dashboard.charts import ROW
from shelfcast.dashboard.theme import layout

PLAIN = ((0.0, "rgba(0,114,178,0.04)"), (1.0, "rgba(0,114,178,0.85)"))
AROUND = (
    (0.0, "rgba(213,94,0,0.80)"),
    (0.5, "rgba(128,128,128,0.06)"),
    (1.0, "rgba(0,114,178,0.80)"),
)
WRITTEN_COLUMNS = 14


@dataclass(frozen=True)
class Cells:
    """A row of `values` a name of `rows`; `written` is what a person reads of each, in so many
    `lines`."""

    rows: Sequence[str]
    columns: Sequence[str]
    values: Sequence[Sequence[float | None]]
    written: Sequence[Sequence[str]]
    lines: int = 1


def heatmap(
    cells: Cells,
    *,
    title: str,
    middle: float | None = None,
    down: str = "",
    along: str = "",
    bar: dict[str, Any] | None = None,
) -> go.Figure:
    """The figure; `title` names the numbers, `down` and `along` the two axes."""
    few = len(cells.columns) <= WRITTEN_COLUMNS
    heat = go.Heatmap(
        x=list(cells.columns),
        y=list(cells.rows),
        z=[list(row) for row in cells.values],
        text=[list(row) for row in cells.written],
        texttemplate="%{text}" if few else None,
        colorscale=AROUND if middle is not None else PLAIN,
        zmid=middle,
        zmin=0 if middle is None and _is_positive(cells) else None,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        hovertemplate="%{y}, %{x}<br>%{text}<extra></extra>",
        showscale=not few,
        colorbar={"title": {"text": title, "side": "right"}, "thickness": 10, **(bar or {})},
    )
    shape = layout(
        70 + ROW * max(len(cells.rows), 2) * cells.lines,
        xaxis={"title": along, "type": "category", "side": "bottom", "ticks": ""},
        yaxis={"title": down, "type": "category", "autorange": "reversed"}
        | {"showgrid": False, "ticks": ""},
    )
    return go.Figure(heat, shape)


def _is_positive(cells: Cells) -> bool:
    return all(value is None or value >= 0 for row in cells.values for value in row)
