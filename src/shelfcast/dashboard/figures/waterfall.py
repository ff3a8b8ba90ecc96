"""How does one number become another, step by step? Bars that begin where the last one ended.

A step up is green, a step down vermillion, the two ends blue; the direction is read from the bar's
sign as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import plotly.graph_objects as go

from shelfcast.dashboard.charts import ROW
from shelfcast.dashboard.theme import BLUE, GREEN, GREY, VERMILLION, layout

WRITTEN = 0.12
"""Of the axis' length: room on the right for what is written beside the longest bar."""


@dataclass(frozen=True)
class Step:
    """A bar: its name, its value, what is read of it, and whether it stands on the floor."""

    name: str
    value: float
    written: str
    is_sum: bool = False


def waterfall(steps: Sequence[Step], *, axis: dict[str, Any], from_zero: bool = False) -> go.Figure:
    """The figure; the steps stand below each other, the first a sum.

    Where the steps are small beside the whole, the axis begins near the smallest sum and says so,
    unless `from_zero`.
    """
    bars = go.Waterfall(
        orientation="h",
        y=[step.name for step in steps],
        x=[step.value for step in steps],
        measure=["absolute" if step.is_sum else "relative" for step in steps],
        text=[step.written for step in steps],
        textposition=["inside" if step.is_sum else "outside" for step in steps],
        insidetextanchor="end",
        insidetextfont={"color": "white"},
        cliponaxis=False,
        increasing={"marker": {"color": GREEN}},
        decreasing={"marker": {"color": VERMILLION}},
        totals={"marker": {"color": BLUE}},
        connector={"line": {"color": GREY, "width": 1}},
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    shape = layout(
        90 + ROW * len(steps),
        xaxis={**axis, **_range(steps, axis, from_zero=from_zero), "showgrid": True, "nticks": 6},
        yaxis={"autorange": "reversed", "type": "category"},
        showlegend=False,
    )
    return go.Figure(bars, shape)


def _range(steps: Sequence[Step], axis: dict[str, Any], *, from_zero: bool) -> dict[str, Any]:
    """From near the smallest sum to beyond the largest, with room for what is written."""
    moves = [step.value for step in steps if not step.is_sum]
    sums = [*accumulate([steps[0].value, *moves]), *(s.value for s in steps if s.is_sum)]
    low, high = min(sums), max(sums)
    room = max(high - low, 0.02 * abs(high), 1e-9)
    begin = 0.0 if from_zero or low - room <= 0 else low - room
    begin = low - room if low < 0 else begin
    note = "" if begin <= 0 else "<br>the axis does not begin at 0"
    title = {"title": f"{axis.get('title', '')}{note}", "rangemode": "normal"}
    return {**title, "range": [begin, high + WRITTEN * (high - begin)]}
