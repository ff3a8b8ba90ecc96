"""Which products sell, which do not, and which are worth more care?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.best_and_worst import best_and_worst
from shelfcast.dashboard.panels.categories import categories
from shelfcast.dashboard.panels.classes import classes
from shelfcast.dashboard.panels.new_products import new_products
from shelfcast.dashboard.panels.prices import prices
from shelfcast.dashboard.panels.steadiness import steadiness
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.view import View


def show(view: View) -> None:
    """The page."""
    st.header("Products", anchor=False)
    tabs(
        view,
        "products",
        {
            "Best and worst": best_and_worst,
            "Categories": categories,
            "Price and quantity": prices,
            "Steady or not": steadiness,
            "New ones": new_products,
            "ABC and XYZ": classes,
        },
    )


if __name__ == "__main__":
    page(show)
