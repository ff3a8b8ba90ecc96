"""What should be ordered now, why so much, and what becomes of it?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.filters import CATEGORIES, PLACES, PRODUCTS
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.order_list import order_list
from shelfcast.dashboard.panels.purchase_orders import purchase_orders
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.panels.tried import tried
from shelfcast.dashboard.panels.why_so_much import why_so_much
from shelfcast.dashboard.view import View


def show(view: View) -> None:
    """The page."""
    st.header("Orders", anchor=False)
    tabs(
        view,
        "orders",
        {
            "What to order": order_list,
            "Why so much": why_so_much,
            "Purchase orders": purchase_orders,
            "What it saves": tried,
        },
    )


if __name__ == "__main__":
    page(show, (*PLACES, CATEGORIES, PRODUCTS))
