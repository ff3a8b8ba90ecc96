"""Which store sells what, and what does it sell more of than the others?

The index is the category's share of the store's revenue over its share of all revenue, x 100:
above 100 the store sells more of it than stores do.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.heatmap import Cells, heatmap
from shelfcast.dashboard.figures.treemap import LEGEND, Tile, treemap
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import beside
from shelfcast.dashboard.panels.ranking import with_names
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.view import View

SHOWN = 40
BY = ("Revenue", "Index")


@part
def store_category(view: View) -> None:
    """The tab."""
    answer = beside(view, ("revenue",), ("store", "category"))
    st.caption(answer.words)
    found = with_names(answer.frame).with_columns(pl.col("category").fill_null("not told"))
    if found.is_empty():
        st.info("Nothing was sold of what was chosen in these days.")
        return
    chosen = st.segmented_control("Cells", BY, default="Revenue", key="cells", required=True)
    shares = with_index(found)
    is_index = chosen == "Index"
    charts.draw(
        heatmap(
            matrix(view, shares, is_index=is_index),
            title="Index" if is_index else "Revenue",
            middle=100.0 if is_index else None,
        ),
        f"matrix_{chosen}",
        "Revenue by store and category",
    )
    if is_index:
        st.caption("100 is the category's share of all revenue; 120 is a fifth more of it.")
    downloads(shares.drop("shown"), "stores-by-category", view.currency)
    st.subheader("Revenue by store and category", anchor=False)
    sums = beside(view, ("revenue",), ("store",))
    tiles = [
        Tile(
            tuple(row[name] for name in path),
            float(row["revenue"] or 0),
            view.written(row["revenue"], "money"),
            source.change(row, "revenue"),
        )
        for source, frame, path in (
            (sums, with_names(sums.frame), ("shown",)),
            (answer, found, ("shown", "category")),
        )
        for row in frame.iter_rows(named=True)
    ]
    charts.draw(treemap(tiles), "store_tree", "Revenue by store and category, with its change")
    if answer.is_known:
        st.caption(LEGEND)


def with_index(found: pl.DataFrame) -> pl.DataFrame:
    """The rows with share_of_store, share_of_category and share_index; null over nothing sold."""
    money = pl.col("revenue").cast(pl.Float64)
    whole = float(found["revenue"].sum() or 0)
    sums = found.with_columns(
        store_sum=money.sum().over("store"), category_sum=money.sum().over("category")
    )
    of_store = pl.when(pl.col("store_sum") > 0).then(money / pl.col("store_sum"))
    of_category = pl.when(pl.col("category_sum") > 0).then(money / pl.col("category_sum"))
    usual = pl.col("category_sum") / whole if whole > 0 else pl.lit(None, pl.Float64)
    index = pl.when(pl.col("category_sum") > 0).then(of_store / usual * 100)
    shares = sums.with_columns(
        share_of_store=of_store, share_of_category=of_category, share_index=index
    )
    return shares.drop("store_sum", "category_sum")


def matrix(view: View, shares: pl.DataFrame, *, is_index: bool) -> Cells:
    """A row a store and a column a category, those of most revenue first."""
    column = "share_index" if is_index else "revenue"
    stores, categories = (
        shares.group_by(name)
        .agg(pl.col("revenue").sum())
        .sort(["revenue", name], descending=[True, False], nulls_last=True)[name]
        .to_list()
        for name in ("shown", "category")
    )
    told = {
        (store, category): value
        for store, category, value in shares.select("shown", "category", column).iter_rows()
    }
    cells = [[told.get((store, kind)) for kind in categories] for store in stores[:SHOWN]]
    return Cells(
        stores[:SHOWN],
        categories,
        [[None if value is None else float(value) for value in row] for row in cells],
        [[_written(view, value, is_index=is_index) for value in row] for row in cells],
    )


def _written(view: View, value: object, *, is_index: bool) -> str:
    if is_index:
        return f"{value:.0f}" if isinstance(value, float) else ""
    return view.written(value, "money")
