"""How long does each shelf last, and where is the money?

Days of cover are the stock on hand and on its way over the demand expected a day.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.shelves import shelves
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money

CLASSES = {
    "Not counted": pl.col("on_hand").is_null(),
    "None on hand": pl.col("on_hand") + pl.col("in_transit").fill_null(0) <= 0,
    "No demand": pl.col("days_of_cover").is_null(),
    "Under a week": pl.col("days_of_cover") < 7,
    "1 to 4 weeks": pl.col("days_of_cover") < 28,
    "4 to 13 weeks": pl.col("days_of_cover") < 91,
    "Over 13 weeks": pl.lit(value=True),
}
"""The first that holds is the shelf's."""
LABELS = {
    "cover": "Cover",
    "product_name": "Product",
    "store": "Store",
    "on_hand": "On hand",
    "in_transit": "On the way",
    "daily_demand": "Sold a day",
    "days_of_cover": "Days of cover",
    "money_tied_up": "At cost",
    "reorder_point": "Order at",
    "order_up_to": "Order up to",
}
FORMATS = {
    "on_hand": "units",
    "in_transit": "units",
    "daily_demand": "units",
    "days_of_cover": "units",
    "money_tied_up": "money",
    "reorder_point": "units",
    "order_up_to": "units",
}


@part
def cover(view: View) -> None:
    """The tab."""
    found = classed(shelves(view, order=("days_of_cover", "store_id", "product_id")))
    found = found.with_columns(pl.col("reorder_point", "order_up_to").round(0))
    if found.is_empty():
        return
    by = classes(found)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Shelves by days of cover", anchor=False)
        charts.draw(
            charts.ranked_bars(
                by["cover"].to_list(),
                [float(count) for count in by["shelves"]],
                [f"{count:,}" for count in by["shelves"]],
                axis={"title": "Products in stores", "rangemode": "tozero"},
            ),
            "cover_shelves",
            "Number of products in stores by days of cover",
        )
    with right:
        st.subheader("Money by days of cover", anchor=False)
        charts.draw(
            charts.ranked_bars(
                by["cover"].to_list(),
                by["money"].to_list(),
                [money(value, view.currency) for value in by["money"]],
                axis=charts.money_axis("Stock at cost", view.currency),
            ),
            "cover_money",
            "Stock at cost by days of cover",
        )
    wanted = st.pills("Only", by["cover"].to_list(), selection_mode="multi", key="cover")
    shown = found.filter(pl.col("cover").is_in(wanted)) if wanted else found
    table(shown, LABELS, key="cover", formats=FORMATS, currency=view.currency, rows=14)
    downloads(shown, "days-of-cover", view.currency)


def classed(found: pl.DataFrame) -> pl.DataFrame:
    """The shelves with `cover`, the class of their days of cover."""
    name: pl.Expr = pl.lit(None, pl.String)
    for label, holds in reversed(CLASSES.items()):
        name = pl.when(holds).then(pl.lit(label)).otherwise(name)
    return found.with_columns(cover=name)


def classes(found: pl.DataFrame) -> pl.DataFrame:
    """Shelves and money at cost by class, the shortest cover first."""
    by = found.group_by("cover").agg(shelves=pl.len(), money=pl.col("money_tied_up").sum())
    order = {name: place for place, name in enumerate(CLASSES)}
    return by.sort(pl.col("cover").replace_strict(order))
