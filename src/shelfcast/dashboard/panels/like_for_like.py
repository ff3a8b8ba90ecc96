"""How do the stores do that were open in both periods, new and closed ones set apart?

Days are laid beside each other; what is compared is what `shelfcast insights like_for_like` says.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.waterfall import Step, waterfall
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.panels.ranking import with_names
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.insights.like_for_like import parts
from shelfcast.metrics.format import money

LABELS = {
    "shown": "Store",
    "status": "Status",
    "days": "Days compared",
    "before": "Before",
    "now": "Now",
    "change": "Change",
    "change_pct": "Change %",
    "whole_before": "All days before",
    "whole_now": "All days now",
}
PARTS = {
    "compared": "Stores compared",
    "other days": "Days open in one period only",
    "new stores": "New stores",
    "closed stores": "Closed stores",
}


@part
def like_for_like(view: View) -> None:
    """The tab."""
    against = days_before(view)
    if against is None:
        st.info("Choose in the sidebar which days to compare with.")
        return
    told = answer(view, "like_for_like", start=view.filters.days[0], against=against)
    st.caption(told.title)
    for warning in told.warnings:
        st.caption(f":material/info: {warning}")
    st.markdown("\n".join(f"- {sentence}" for sentence in told.sentences))
    charts.draw(
        waterfall(
            steps(told.frame, view.currency), axis=charts.money_axis("Revenue", view.currency)
        ),
        "like_for_like",
        "The change of revenue by stores compared, new and closed",
    )
    table(
        with_names(told.frame),
        LABELS,
        key="like_for_like",
        formats={**told.formats, "days": "units"},
        currency=view.currency,
    )
    downloads(told.frame, "like-for-like", view.currency)


def days_before(view: View) -> tuple[date, date] | None:
    """The days that a metric query compares the chosen ones with."""
    if view.filters.compare is None:
        return None
    found = view.query(("revenue",), compare=view.filters.compare)
    if found.previous_start is None or found.previous_end is None:
        return None
    return found.previous_start, found.previous_end


def steps(stores: pl.DataFrame, currency: str) -> list[Step]:
    """From the revenue before to the revenue now, by what the change is made of."""
    before, now = (float(stores[f"whole_{end}"].sum() or 0) for end in ("before", "now"))
    moves = [
        Step(PARTS[name], float(value), money(value, currency, exact=True))
        for name, value in parts(stores).items()
        if value or name == "compared"
    ]
    return [
        Step("Before", before, money(before, currency), is_sum=True),
        *moves,
        Step("Now", now, money(now, currency), is_sum=True),
    ]
