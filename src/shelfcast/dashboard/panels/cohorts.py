"""Do the customers of each month come back, and how long?

A row is the month of the first purchase, a column the months since; as `shelfcast insights cohorts`
tells them, over all days up to the last one chosen.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.heatmap import Cells, heatmap
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.view import View

ROWS, COLUMNS = 24, 13
BY = {"Bought in that month": "retention", "Bought again by then": "repeat_rate"}


@part
def cohorts(view: View) -> None:
    """The tab."""
    told = answer(view, "cohorts")
    st.markdown("\n".join(f"- {sentence}" for sentence in told.sentences))
    if told.frame.is_empty():
        return
    chosen = st.segmented_control(
        "Share of the cohort",
        list(BY),
        default="Bought in that month",
        key="cohort_by",
        required=True,
    )
    label = chosen or "Bought in that month"
    st.subheader(f"{label}, by month of the first purchase", anchor=False)
    charts.draw(
        heatmap(
            triangle(told.frame, BY[label]),
            title=label,
            along="Months since the first purchase",
            down="First purchase",
        ),
        f"cohorts_{BY[label]}",
        f"{label}: share of the customers of each month",
    )
    st.caption("The customers of the first month of the files are also those of before.")
    downloads(told.frame, "cohorts", view.currency)


def triangle(found: pl.DataFrame, column: str) -> Cells:
    """A row a cohort, the newest last, with its size; a column a month since."""
    months = sorted(found["cohort"].unique())[-ROWS:]
    since = range(min(int(found["months_since"].max() or 0) + 1, COLUMNS))  # type: ignore[arg-type]
    told = {
        (cohort, apart): share
        for cohort, apart, share in found.select("cohort", "months_since", column).iter_rows()
    }
    sizes = dict(found.select("cohort", "customers").iter_rows())
    cells = [[told.get((month, apart)) for apart in since] for month in months]
    return Cells(
        [f"{month:%b %Y} ({sizes[month]:,})" for month in months],
        [str(apart) for apart in since],
        cells,
        [[f"{value:.0%}" if value is not None else "" for value in row] for row in cells],
    )
