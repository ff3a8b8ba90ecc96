"""How long does the stock last, what runs out, and where does money lie idle?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.filters import CATEGORIES, PLACES, PRODUCTS
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.cover import cover
from shelfcast.dashboard.panels.idle_stock import idle_stock
from shelfcast.dashboard.panels.shelves import figures
from shelfcast.dashboard.panels.stock_outs import stock_outs
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.panels.to_look_at import to_look_at
from shelfcast.dashboard.view import View


def show(view: View) -> None:
    """The page."""
    st.header("Stock", anchor=False)
    # Before the first plan the page says so once, not in each of its parts.
    view.rows("stock_outlook", columns=("store_id",), limit=1)
    figures(view)
    tabs(
        view,
        "stock",
        {
            "To look at": to_look_at,
            "Running out": stock_outs,
            "Days of cover": cover,
            "Dead and over stock": idle_stock,
        },
    )


if __name__ == "__main__":
    page(show, (*PLACES, CATEGORIES, PRODUCTS))
