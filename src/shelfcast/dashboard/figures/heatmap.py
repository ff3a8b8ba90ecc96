"""How is a table of numbers drawn as colours, so that the eye finds the high and the low ones?

The colours are the theme's, on a light and on a dark ground: from pale to deep, or with a `middle`
vermillion below it and blue above.
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
        z=_heights(cells, middle),
        text=[list(row) for row in cells.written],
        texttemplate="%{text}" if few else None,
        zmid=None if middle is None else 0,
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


def _heights(cells: Cells, middle: float | None) -> list[list[float | None]]:
    """The values, as distances from the middle where there is one: the theme has two-sided colours
    for what lies on both sides of 0.
    """
    return [
        [None if value is None else value - (middle or 0.0) for value in row]
        for row in cells.values
    ]


def _is_positive(cells: Cells) -> bool:
    return all(value is None or value >= 0 for row in cells.values for value in row)
