"""How did a forecast do on weeks that are over?

A day on which the past was cut off, and a model: what it would have forecast from there, with its
bands, beside what was sold and beside repeating last week.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.fan import fan
from shelfcast.dashboard.trust import NAIVE, model_name
from shelfcast.dashboard.view import View
from shelfcast.metrics import Filter
from shelfcast.metrics.format import percent, units


def trials(view: View, asked: Sequence[Filter], scores: pl.DataFrame, period: str) -> None:
    """The panel for one series."""
    found = view.rows("backtests", asked, order=("ds",))
    if found.is_empty():
        st.caption("This series was not tried: it has too little past.")
        return
    cutoffs = sorted(found["cutoff"].unique(), reverse=True)
    left, right = st.columns(2)
    with left:
        cutoff = st.selectbox(
            "Forecast made on", cutoffs, format_func=lambda day: f"{day:%d %b %Y}", key="cutoff"
        )
    trial = found.filter(pl.col("cutoff") == cutoff)
    published = scores.filter(pl.col("chosen"))["model"].to_list()
    tried = in_order(trial["model"].unique().to_list(), published)
    with right:
        model = st.selectbox("Model", tried, format_func=model_name, key="tried") or tried[0]
    made, naive = (trial.filter(pl.col("model") == name) for name in (model, NAIVE))
    charts.draw(
        fan(made.select("ds", "y"), made, unit=f"Units a {period}", naive=naive),
        "before",
        "A past forecast beside what was sold",
    )
    st.caption(f"{model_name(model)}, as it would have forecast on {cutoff:%d %b %Y}.")
    st.markdown(said(made, naive))


def in_order(tried: Sequence[str], published: Sequence[str]) -> list[str]:
    """The published model first, the baseline last.

    >>> in_order(["theta", "seasonal_naive", "auto_ets"], ["theta"])
    ['theta', 'auto_ets', 'seasonal_naive']
    """
    return sorted(tried, key=lambda name: (name not in published, name == NAIVE, name))


def said(made: pl.DataFrame, naive: pl.DataFrame) -> str:
    """How far off it was, beside repeating last week, in a sentence.

    >>> made = pl.DataFrame({"y": [10.0, 10.0], "mean": [9.0, 12.0]})
    >>> print(said(made, made.with_columns(mean=pl.lit(5.0))))
    20 units were sold and 21 expected: 15.0 % off; repeating last week was 50.0 % off.
    """
    known = made.filter(pl.col("y").is_not_null())
    sold, expected = (float(known[name].sum()) for name in ("y", "mean"))
    words = f"{units(round(sold))} units were sold and {units(round(expected))} expected"
    if sold <= 0:
        return f"{words}."
    off = f"{words}: {percent(_missed(made) / sold)} off"
    if naive.is_empty():
        return f"{off}."
    return f"{off}; repeating last week was {percent(_missed(naive) / sold)} off."


def _missed(made: pl.DataFrame) -> float:
    """Units forecast too much and too little, together."""
    return float(made.select((pl.col("y") - pl.col("mean")).abs().sum()).item())
