"""What will sell, how sure is that, and is it better than repeating last week?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import polars as pl
import streamlit as st

from shelfcast.contracts import SCORES
from shelfcast.dashboard import charts
from shelfcast.dashboard.drivers import drivers
from shelfcast.dashboard.fan import fan
from shelfcast.dashboard.filters import CATEGORIES, PLACES, store_names
from shelfcast.dashboard.frame import page, part
from shelfcast.dashboard.message import calm
from shelfcast.dashboard.models import compared
from shelfcast.dashboard.override_form import override_form
from shelfcast.dashboard.period import ends, written
from shelfcast.dashboard.series import (
    LEVEL_LABELS,
    PERIODS,
    frequency,
    history,
    labels,
    levels,
    series,
)
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.trials import trials
from shelfcast.dashboard.trust import in_words, model_name
from shelfcast.dashboard.view import View
from shelfcast.errors import QueryError
from shelfcast.metrics import Filter
from shelfcast.metrics.format import units

PAST = {"8 weeks": 56, "26 weeks": 182, "1 year": 365, "All": 36_500}
PANELS = (
    "Why this forecast",
    "Models compared",
    "How a forecast did before",
    "What you know better",
)


def show(view: View) -> None:
    """The page."""
    st.header("Forecast", anchor=False)
    picked = _pick(view)
    if picked is None:
        return
    level, row, label = picked
    found = view.rows("forecasts", series_filters(level, row), order=("ds",))
    scores = _scores(view, level)
    _chart(view, level, row, found, label)
    _words(found, scores, PERIODS[frequency(found["ds"])])
    downloads(found, f"forecast-{row['unique_id']}".replace("/", "-").replace(" ", "-"))
    _panels(view, level, row, scores, found["ds"])


def _pick(view: View) -> tuple[str, Mapping[str, str | None], str] | None:
    """The level, the series and its label; None where the choice leaves no series."""
    known = levels(view)
    first, second = st.columns(2)
    with first:
        level = st.selectbox(
            "Forecast of",
            known,
            format_func=lambda name: LEVEL_LABELS.get(name, name),
            key="level",
            bind="query-params",
        )
    found = series(view, level) if level else pl.DataFrame()
    if found.is_empty():
        st.info("No series lies within the chosen stores and categories.")
        return None
    names = labels(view, found, store_names(view.reader, view.scope))
    names |= {"total": LEVEL_LABELS["total"]} if level == "total" else {}
    code = found["unique_id"][0]
    if found.height > 1:
        with second:
            chosen = st.selectbox(
                "Series",
                found["unique_id"].to_list(),
                format_func=lambda code: names.get(code, code),
                key=f"series_{level}",
                bind="query-params",
            )
        code = chosen or code
    return str(level), found.row(found["unique_id"].index_of(code) or 0, named=True), names[code]


@part
def _chart(
    view: View, level: str, row: Mapping[str, str | None], found: pl.DataFrame, label: str
) -> None:
    freq = frequency(found["ds"])
    st.subheader(label, anchor=False)
    shown = st.segmented_control(
        "Past shown",
        list(PAST),
        default="8 weeks",
        required=True,
        key="past",
        bind="query-params",
        label_visibility="collapsed",
    )
    first = ends(found["ds"])[0]
    start = max(view.filters.data[0], first - timedelta(days=PAST[shown or "8 weeks"]))
    past = history(view, level, row, freq, start).filter(pl.col("ds") < first)
    charts.draw(
        fan(past, found, unit=f"Units a {PERIODS[freq]}"),
        "forecast",
        f"Units sold of {label} and the forecast with its bands",
    )


def _words(found: pl.DataFrame, scores: pl.DataFrame, period: str) -> None:
    total = units(round(found["mean"].sum()))
    model = model_name(found["model"][0]).lower()
    st.markdown(
        f"Expected from {written(ends(found['ds']))}: **{total} units** "
        f"in {found.height} {period}s, by *{model}*."
    )
    chosen = scores.filter(pl.col("chosen"))
    if chosen.height:
        st.markdown(in_words(chosen.row(0, named=True), period))


def _scores(view: View, level: str) -> pl.DataFrame:
    """The level's scores, the published model first; none for a viewer of a part of them."""
    try:
        return view.rows("scores", (f"level={level}",), order=("-chosen", "wape"))
    except QueryError:
        return SCORES.empty()


@part
def _panels(
    view: View, level: str, row: Mapping[str, str | None], scores: pl.DataFrame, days: pl.Series
) -> None:
    """Of the panels the open one alone is asked for and drawn."""
    period = PERIODS[frequency(days)]
    panels = st.tabs(PANELS, key="panel", on_change="rerun", bind="query-params")
    why, models, before, better = panels
    if why.open:
        with why, calm():
            drivers(view, level, row)
    if models.open:
        with models:
            compared(scores, level)
    if before.open:
        with before, calm():
            trials(view, series_filters(level, row), scores, period)
    if better.open:
        with better, calm():
            override_form(view, level, row, ends(days))


def series_filters(level: str, row: Mapping[str, str | None]) -> tuple[Filter, Filter]:
    """The series as filters over a table of forecasts."""
    return Filter("level", "=", (level,)), Filter("unique_id", "=", (row["unique_id"] or "",))


if __name__ == "__main__":
    page(show, (*PLACES, CATEGORIES))
