"""How many events of each type are there, and when?"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard import cards, charts
from shelfcast.dashboard.figures.stacked import Part, stacked
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import beside, with_change
from shelfcast.dashboard.period import EVERY, grain
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.theme import SEVERAL
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import moment, units

METRICS = ("events", "visitors", "visits", "buyers", "conversion")
SHOWN = len(SEVERAL)
LABELS = {
    "event_type": "Event",
    "events": "Events",
    "events_change_pct": "Change",
    "visitors": "Visitors",
    "visits": "Visits",
}


@part
def event_counts(view: View) -> None:
    """The tab."""
    total = beside(view, METRICS, ())
    if not total.found.frame["events"][0]:
        st.info("No event lies in these days and of what was chosen. Choose more days.")
        return
    st.caption(total.words)
    step = grain(view.filters.days)
    course = view.query(METRICS, by=(step,)).frame
    with st.grid(5, min_column_width=150):
        for name in METRICS:
            cards.draw(
                cards.card(name, total.found, course, view.currency, comparable=total.is_known)
            )
    types = beside(view, ("events", "visitors", "visits"), ("event_type",))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _by_type(types.frame, types)
    with right:
        _over_time(view, types.frame["event_type"].to_list()[:SHOWN], step)
    table(
        types.frame,
        {name: label for name, label in LABELS.items() if name in types.frame.columns},
        key="events",
        formats=types.found.formats,
        currency=view.currency,
    )
    downloads(types.frame, "events-by-type", view.currency)


def _by_type(found: pl.DataFrame, types: Any) -> None:
    st.subheader("Events by type", anchor=False)
    charts.draw(
        charts.ranked_bars(
            [str(name or "not told") for name in found["event_type"]],
            [float(value) for value in found["events"]],
            [
                with_change(units(row["events"]), types.change(row, "events"))
                for row in found.iter_rows(named=True)
            ],
            axis={"title": "Events", "rangemode": "tozero", "tickformat": "~s"},
        ),
        "events_by_type",
        "Number of events by type",
    )


def _over_time(view: View, types: list[str | None], step: str) -> None:
    found = view.query(("events",), by=(step, "event_type")).frame
    st.subheader(f"Events by {step}", anchor=False)
    times = found.select(pl.date_range(pl.col(step).min(), pl.col(step).max(), EVERY[step]))
    when = times.to_series().to_list()
    parts = {
        str(name or "not told"): _part(found, step, when, name, SEVERAL[place])
        for place, name in enumerate(types)
    }
    axis = {"title": "Events", "rangemode": "tozero", "tickformat": "~s"}
    charts.draw(stacked(when, parts, axis=axis), "events_over_time", f"Events by type and {step}")


def _part(found: pl.DataFrame, step: str, when: list[Any], name: str | None, colour: str) -> Part:
    mine = found.filter(pl.col("event_type").eq_missing(pl.lit(name, pl.String)))
    told = dict(mine.select(step, "events").iter_rows())
    values = [float(told.get(day, 0)) for day in when]
    return Part(
        colour,
        values,
        [
            f"{name or 'not told'} {moment(day, step)}: {value:,.0f}"
            for day, value in zip(when, values, strict=True)
        ],
    )
