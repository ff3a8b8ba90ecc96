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
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.message import calm
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
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.trust import in_words, model_name
from shelfcast.dashboard.view import View
from shelfcast.errors import QueryError
from shelfcast.metrics import Filter
from shelfcast.metrics.format import units

PAST = {"8 weeks": 56, "26 weeks": 182, "1 year": 365, "All": 36_500}
NAIVE = "seasonal_naive"
SCORE_LABELS = {
    "name": "Model",
    "published": "Published",
    "wape": "Error",
    "skill": "Gain on last week",
    "bias": "Bias",
    "coverage50": "50 % band held",
    "coverage80": "80 % band held",
    "coverage90": "90 % band held",
    "series": "Series",
    "cutoffs": "Trials",
}
SCORE_HELP = {
    "wape": "The sum of all misses over the sum of sales (WAPE)",
    "skill": "How much smaller the error is than that of repeating last week",
    "bias": "Above 0 the model expects too much, below 0 too little",
    "coverage80": "Share of periods inside the band; near 80 % is right",
    "cutoffs": "How many times the past was cut off and forecast from there",
}


def show(view: View) -> None:
    """The page."""
    st.header("Forecast", anchor=False)
    picked = _pick(view)
    if picked is None:
        return
    level, row, label = picked
    found = view.rows("forecasts", _series_filters(level, row), order=("ds",))
    freq = frequency(found["ds"])
    past = history(view, level, row, freq).filter(pl.col("ds") < found["ds"].min())
    scores = _scores(view, level)
    _chart(past, found, label, PERIODS[freq])
    _words(found, scores, PERIODS[freq])
    downloads(found, f"forecast-{row['unique_id']}".replace("/", "-").replace(" ", "-"))
    left, middle, right = st.tabs(
        ["Why this forecast", "Models compared", "How a forecast did before"]
    )
    with left, calm():
        drivers(view, level, row)
    with middle:
        _compared(scores, level)
    with right, calm():
        _before(view, level, row, scores, PERIODS[freq])


def _pick(view: View) -> tuple[str, Mapping[str, str | None], str] | None:
    """The level, the series and its label; None where the choice leaves no series."""
    known = levels(view)
    first, second, third = st.columns([4, 5, 5])
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
    with second:
        chosen = st.selectbox(
            "Series",
            found["unique_id"].to_list(),
            format_func=lambda code: names.get(code, code),
            key=f"series_{level}",
            bind="query-params",
            disabled=found.height == 1,
        )
    with third:
        st.segmented_control("Past shown", list(PAST), default="8 weeks", key="past", required=True)
    code = chosen or found["unique_id"][0]
    return str(level), found.row(found["unique_id"].index_of(code) or 0, named=True), names[code]


def _chart(past: pl.DataFrame, found: pl.DataFrame, label: str, period: str) -> None:
    days = PAST[st.session_state.get("past") or "8 weeks"]
    recent = past.filter(pl.col("ds") >= ends(found["ds"])[0] - timedelta(days=days))
    st.subheader(label, anchor=False)
    charts.draw(
        fan(recent, found, unit=f"Units a {period}"),
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


def _compared(scores: pl.DataFrame, level: str) -> None:
    if scores.is_empty():
        st.caption("No scores: there is too little past, or they rest on more than you may see.")
        return
    shares = ("wape", "skill", "bias", "coverage50", "coverage80", "coverage90")
    table(
        scores.with_columns(
            name=pl.col("model").map_elements(model_name, return_dtype=pl.String),
            published=pl.when("chosen").then(pl.lit("yes")).otherwise(pl.lit("")),
        ),
        SCORE_LABELS,
        key="scores",
        formats=dict.fromkeys(shares, "percent"),
        hints=SCORE_HELP,
        widths={"name": 260},
    )
    st.caption(
        "Each model was asked to forecast weeks that are over, from what was known before them. "
        "What is published is chosen on those trials; at the levels above it is the sum of the "
        "parts, so that stores and products add up to the company."
    )
    downloads(scores, f"scores-{level}")


def _before(
    view: View, level: str, row: Mapping[str, str | None], scores: pl.DataFrame, period: str
) -> None:
    found = view.rows("backtests", _series_filters(level, row), order=("ds",))
    if found.is_empty():
        st.caption("This series was not tried: it has too little past.")
        return
    cutoffs = sorted(found["cutoff"].unique(), reverse=True)
    cutoff = st.selectbox(
        "Forecast made on", cutoffs, format_func=lambda day: f"{day:%d %b %Y}", key="cutoff"
    )
    trial = found.filter(pl.col("cutoff") == cutoff)
    tried = trial["model"].unique().to_list()
    published = scores.filter(pl.col("chosen"))["model"].to_list()
    # The published model, else another than the baseline, else the baseline.
    model = next(name for name in [*published, *sorted(tried, key=NAIVE.__eq__)] if name in tried)
    made, naive = (trial.filter(pl.col("model") == name) for name in (model, NAIVE))
    charts.draw(
        fan(made.select("ds", "y"), made, unit=f"Units a {period}", naive=naive),
        "before",
        "A past forecast beside what was sold",
    )
    st.caption(f"{model_name(model)}, as it would have forecast on {cutoff:%d %b %Y}.")


def _series_filters(level: str, row: Mapping[str, str | None]) -> tuple[Filter, Filter]:
    return Filter("level", "=", (level,)), Filter("unique_id", "=", (row["unique_id"] or "",))


if __name__ == "__main__":
    page(show, (*PLACES, CATEGORIES))
