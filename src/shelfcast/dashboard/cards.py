"""How is a figure shown on a card: its value, its change on the days before, its course?

Change is in percent; of a share it is in percentage points; of a count of a few it is a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import polars as pl
import streamlit as st

from shelfcast.metrics import QueryResult, catalogue
from shelfcast.metrics.format import percent, written

LESS_IS_BETTER = frozenset({"returns", "returned_units", "return_rate"})
COUNTED = frozenset({"active_stores"})
Colour = Literal["normal", "inverse", "off"]


@dataclass(frozen=True)
class Card:
    """A figure, ready to be shown; `change` is None where there is nothing to compare with."""

    label: str
    help: str
    value: str
    change: str | None
    colour: Colour
    course: tuple[float, ...]


def card(
    name: str, total: QueryResult, course: pl.DataFrame, currency: str, *, comparable: bool = True
) -> Card:
    """The card of a metric from one row with its change, and its rows over time.

    Not `comparable` is where the days before are not known in full: then no change is told.
    """
    row = total.frame.row(0, named=True)
    metric = catalogue().metric(name)
    change = _change(name, metric.format, row) if comparable else None
    return Card(
        metric.label,
        metric.description,
        written(row[name], total.formats[name], currency),
        change,
        _colour(name, change and row[f"{name}_change"]),
        tuple(float(value) for value in course[name].to_list() if value is not None),
    )


def draw(shown: Card) -> None:
    """Put the card on the page."""
    st.metric(
        shown.label,
        shown.value,
        shown.change,
        delta_color=shown.colour,
        delta_arrow="off" if shown.colour == "off" else "auto",
        help=shown.help,
        border=True,
        chart_data=list(shown.course) if len(shown.course) > 1 else None,
        chart_type="line",
        height="stretch",
    )


def _change(name: str, kind: str, row: dict[str, Any]) -> str | None:
    change, share = row[f"{name}_change"], row[f"{name}_change_pct"]
    if change is None:
        return None
    if kind == "percent":
        return percent(change, signed=True).replace(" %", " points")
    if name in COUNTED:
        return f"{change:+,}" if change else "no change"
    return None if share is None else percent(share, signed=True)


def _colour(name: str, change: object) -> Colour:
    if not change:
        return "off"
    return "inverse" if name in LESS_IS_BETTER else "normal"
