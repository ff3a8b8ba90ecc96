"""Which shelves are there, and what do they come to?

A shelf is a product in a store that is forecast or was counted: the table stock_outlook, made by
the last plan. Money is at cost.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard.filters import store_names
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money

LIKELY = 0.5
ORDER = ("-stockout_probability", "expected_stockout", "store_id", "product_id")


def shelves(
    view: View, table: str = "stock_outlook", order: tuple[str, ...] = ORDER
) -> pl.DataFrame:
    """The rows of a planner's table of what was chosen, with `store`, the name of the store."""
    chosen = (*view.filters.by_store, *view.by_product)
    found = view.rows(table, chosen, order=order)
    names = store_names(view.reader, view.scope)
    return found.with_columns(store=pl.col("store_id").replace(names))


@part
def figures(view: View) -> None:
    """What all shelves chosen come to, on cards."""
    found = shelves(view)
    if found.is_empty():
        st.info("No shelf is known of what was chosen.")
        return
    day = view.written(found["as_of"][0], "day")
    counted = found["counted_on"].drop_nulls()
    last = view.written(counted.max(), "day") if counted.len() else "never"
    st.caption(f"As of {day}; last count {last}")
    dead = found.filter("is_dead")
    short = found.filter(pl.col("stockout_probability") > LIKELY)
    with st.grid(5, min_column_width=150):
        _card("Stock at cost", _sum(view, found, "money_tied_up"), "On hand, at cost")
        _card(
            "Run out",
            f"{short.height:,} of {found.height:,}",
            "Products in stores that more likely than not run out before goods can come",
        )
        _card("Overstock", _sum(view, found, "overstock_money"), "Beyond what an order fills up to")
        _card("Dead stock", _sum(view, dead, "money_tied_up"), "On hand and long without a sale")
        _card(
            "Missed in a year",
            _sum(view, found, "lost_sales"),
            "Sales that empty shelves missed in the last year, at the price",
        )


def _card(label: str, value: str, means: str) -> None:
    st.metric(label, value, help=means, border=True, height="stretch")


def _sum(view: View, found: pl.DataFrame, column: str) -> str:
    return money(float(found[column].sum() or 0), view.currency)
