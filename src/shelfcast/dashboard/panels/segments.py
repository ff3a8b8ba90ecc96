"""Which customers are the best, which are slipping away, and which are gone?

Segments by recency, frequency and money, as `shelfcast insights rfm` tells them: over all days up
to the last one chosen.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money

LABELS = {
    "segment": "Segment",
    "customers": "Customers",
    "share": "Of customers",
    "monetary": "Revenue",
    "monetary_share": "Of revenue",
    "recency": "Days since the last purchase",
}
CUSTOMERS = {
    "customer": "Customer",
    "customer_name": "Name",
    "segment": "Segment",
    "last_bought_on": "Last bought",
    "frequency": "Purchases",
    "monetary": "Revenue",
    "recency_score": "Recency",
    "frequency_score": "Frequency",
    "monetary_score": "Money",
}
HELP = dict.fromkeys(
    ("recency_score", "frequency_score", "monetary_score"), "1 to 5: 5 is the best fifth"
)


@part
def segments(view: View) -> None:
    """The tab."""
    told = answer(view, "rfm")
    st.caption(f"All days up to {view.written(view.filters.days[1], 'day')}")
    if told.frame.is_empty():
        st.info("No known customer bought anything of what was chosen.")
        return
    st.markdown("\n".join(f"- {sentence}" for sentence in told.sentences))
    st.subheader("Revenue by segment", anchor=False)
    found = told.frame
    charts.draw(
        charts.ranked_bars(
            found["segment"].to_list(),
            [float(value) for value in found["monetary"]],
            [
                f"{row['customers']:,} customers, {money(row['monetary'], view.currency)}"
                for row in found.iter_rows(named=True)
            ],
            axis=charts.money_axis("Revenue", view.currency),
        ),
        "segments",
        "Revenue and number of customers by segment",
    )
    formats = {**told.formats, "customers": "units", "recency": "units"}
    table(found, LABELS, key="segments", formats=formats, currency=view.currency, rows=12)
    downloads(found, "segments", view.currency)
    _customers(view, found["segment"].to_list())


def _customers(view: View, names: list[str]) -> None:
    st.subheader("Who they are", anchor=False)
    every = answer(view, "rfm", by="customer").frame
    wanted = st.pills("Segments", names, selection_mode="multi", key="segment")
    shown = every.filter(pl.col("segment").is_in(wanted)) if wanted else every
    shown = shown.sort(["monetary", "customer"], descending=[True, False])
    st.caption(f"{shown.height:,} customers, those of most revenue first")
    table(
        shown,
        CUSTOMERS,
        key="customers",
        formats={"monetary": "money", "frequency": "units", "last_bought_on": "day"},
        currency=view.currency,
        hints=HELP,
        rows=14,
    )
    downloads(shown, "customers", view.currency)
