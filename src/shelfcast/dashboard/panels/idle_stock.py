"""Where does money lie idle, and what should be done with it?

Dead is what is on hand and has long not sold in its store; over is what stands beyond the level
that an order fills up to. Both as `shelfcast outlook --dead` and `--over` tell them, at cost.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.filters import named
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.shelves import shelves
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money

SHOWN = 12
ADVICE = {
    "transfer": "move it to another store",
    "return": "send it back",
    "mark_down": "mark it down",
    "stop_ordering": "order no more of it",
}
NAMES = {"product_name": "Product", "store": "Store", "on_hand": "On hand"}
DEAD = NAMES | {
    "money_tied_up": "At cost",
    "last_sold_on": "Last sold",
    "what_to_do": "What to do",
    "money_freed": "Frees",
}
OVER = NAMES | {
    "in_transit": "On the way",
    "order_up_to": "Needed",
    "overstock_units": "Too many",
    "overstock_money": "At cost",
    "days_of_cover": "Days of cover",
}
MOVES = {
    "product_name": "Product",
    "sentence": "What to move",
    "quantity": "Units",
    "transfer_cost": "Costs",
    "net_gain": "Gains",
}
FORMATS = {
    "on_hand": "units",
    "in_transit": "units",
    "order_up_to": "units",
    "overstock_units": "units",
    "quantity": "units",
    "days_of_cover": "units",
    "money_tied_up": "money_exact",
    "overstock_money": "money_exact",
    "money_freed": "money_exact",
    "transfer_cost": "money_exact",
    "net_gain": "money_exact",
    "last_sold_on": "day",
}


@part
def idle_stock(view: View) -> None:
    """The tab."""
    found = shelves(view, order=("store_id", "product_id"))
    dead = found.filter("is_dead").sort("money_tied_up", descending=True, nulls_last=True)
    over = found.filter(pl.col("overstock_units") > 0)
    over = over.sort("overstock_money", descending=True, nulls_last=True)
    st.subheader("Overstock", anchor=False)
    if over.is_empty():
        st.success("No shelf holds more than an order would fill it up to.")
    else:
        _drawn(view, over)
        _table(view, over, OVER, "overstock")
    st.subheader("Dead stock", anchor=False)
    if dead.is_empty():
        st.success("Everything on hand sold of late.")
    else:
        to_do = pl.col("advice").replace(ADVICE)
        _table(view, dead.with_columns(what_to_do=to_do), DEAD, "dead-stock")
    moves = shelves(view, "transfers", ("rank",))
    if moves.height:
        st.subheader("Moves between stores", anchor=False)
        _table(view, moves, MOVES, "transfers")


def _drawn(view: View, over: pl.DataFrame) -> None:
    most = over.drop_nulls("overstock_money").head(SHOWN)
    labels = {
        f"{row['store_id']}/{row['product_id']}": f"{row['product_name']}, {row['store']}"
        for row in most.iter_rows(named=True)
    }
    charts.draw(
        charts.ranked_bars(
            list(named(labels).values()),
            most["overstock_money"].to_list(),
            [
                f"{money(row['overstock_money'], view.currency)}, {row['overstock_units']:,.1f} "
                "too many"
                for row in most.iter_rows(named=True)
            ],
            axis=charts.money_axis("Overstock at cost", view.currency),
        ),
        "overstock",
        "Overstock at cost of the shelves with most",
    )


def _table(view: View, found: pl.DataFrame, labels: dict[str, str], name: str) -> None:
    table(
        found,
        labels,
        key=name,
        formats=FORMATS,
        currency=view.currency,
        widths={"sentence": 520},
    )
    downloads(found, name, view.currency)
