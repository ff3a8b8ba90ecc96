"""Of which categories and products is the revenue made, and which of them grow?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.treemap import LEGEND, Tile, treemap
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import Beside, beside
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

METRICS = ("revenue", "units", "gross_profit", "gross_margin", "active_products")
PRODUCTS = 400
"""So many products of most revenue have a tile of their own; a screen shows no more."""
LABELS = {
    "category": "Category",
    "revenue": "Revenue",
    "revenue_change_pct": "Change",
    "units": "Units",
    "gross_profit": "Gross profit",
    "gross_margin": "Margin",
    "active_products": "Products sold",
}


@part
def categories(view: View) -> None:
    """The tab."""
    sums = beside(view, METRICS, ("category",))
    st.caption(sums.words)
    if sums.frame.is_empty():
        st.info("Nothing was sold of what was chosen in these days.")
        return
    products = beside(view, ("revenue",), ("category", "product"))
    st.subheader("Revenue by category and product", anchor=False)
    tiles = [
        *_tiles(view, sums, ("category",)),
        *_tiles(view, products, ("category", "product_name")),
    ]
    charts.draw(treemap(tiles), "categories", "Revenue by category and product, with its change")
    if sums.is_known:
        st.caption(LEGEND)
    less = sum(float(value or 0) <= 0 for value in products.frame["revenue"])
    if less:
        st.caption(f"{less:,} products that took no money have no tile.")
    table(
        sums.frame,
        {name: label for name, label in LABELS.items() if name in sums.frame.columns},
        key="categories",
        formats=sums.found.formats,
        currency=view.currency,
    )
    downloads(sums.frame, "categories", view.currency)


def _tiles(view: View, answer: Beside, path: tuple[str, ...]) -> list[Tile]:
    return [
        Tile(
            tuple(str(row[name] or row.get("product") or "not told") for name in path),
            float(row["revenue"] or 0),
            view.written(row["revenue"], "money"),
            answer.change(row, "revenue"),
        )
        for row in answer.frame.head(PRODUCTS).iter_rows(named=True)
    ]
