"""What should a planner look at today, most money first? As `shelfcast exceptions` tells it."""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.shelves import shelves
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money

KINDS = {
    "stock_out_coming": "Stock-outs to come",
    "overdue_delivery": "Overdue deliveries",
    "dead_stock": "Dead stock",
    "overstock": "Overstock",
}
LABELS = {
    "rank": "#",
    "product_name": "Product",
    "store": "Store",
    "money_at_stake": "At stake",
    "next_action": "What to do",
    "sentence": "What is so",
    "kind_name": "Kind",
    "money_is": "At stake is",
    "day": "Day",
}
WIDTHS = {"rank": 44, "next_action": 250, "sentence": 330}


@part
def to_look_at(view: View) -> None:
    """The tab."""
    found = with_kinds(shelves(view, "exceptions", ("rank",)))
    if found.is_empty():
        st.success("Nothing stands out.")
        return
    by = found.group_by("kind_name").agg(pl.col("money_at_stake").sum(), lines=pl.len())
    by = by.sort(["money_at_stake", "kind_name"], descending=[True, False])
    st.subheader("Money at stake", anchor=False)
    charts.draw(
        charts.ranked_bars(
            by["kind_name"].to_list(),
            by["money_at_stake"].to_list(),
            [
                f"{money(stake, view.currency)}, {lines:,} to look at"
                for stake, lines in by.select("money_at_stake", "lines").iter_rows()
            ],
            axis=charts.money_axis("At stake", view.currency),
        ),
        "exceptions",
        "Money at stake by kind of exception",
    )
    wanted = st.pills("Only", by["kind_name"].to_list(), selection_mode="multi", key="kind")
    shown = found.filter(pl.col("kind_name").is_in(wanted)) if wanted else found
    table(
        shown,
        LABELS,
        key="exceptions",
        formats={"money_at_stake": "money_exact", "day": "day"},
        currency=view.currency,
        widths=WIDTHS,
        rows=14,
    )
    downloads(shown, "exceptions", view.currency)


def with_kinds(found: pl.DataFrame) -> pl.DataFrame:
    """The rows with `kind_name`: the kind as people say it."""
    names = {
        kind: KINDS.get(kind, kind.replace("_", " ").capitalize())
        for kind in found["kind"].unique().to_list()
    }
    return found.with_columns(kind_name=pl.col("kind").replace(names))
