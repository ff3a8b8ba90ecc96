"""How do the stores do, beside each other and beside what they did before?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.like_for_like import like_for_like
from shelfcast.dashboard.panels.profiles import profiles
from shelfcast.dashboard.panels.ranking import ranking
from shelfcast.dashboard.panels.regions import regions
from shelfcast.dashboard.panels.store_category import store_category
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.view import View


def show(view: View) -> None:
    """The page."""
    st.header("Stores", anchor=False)
    tabs(
        view,
        "stores",
        {
            "Ranking": ranking,
            "Stores and categories": store_category,
            "Profiles": profiles,
            "Regions and map": regions,
            "Like for like": like_for_like,
        },
    )


if __name__ == "__main__":
    page(show)
