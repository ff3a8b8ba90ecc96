"""Where does the dashboard start? Title, pages and their order; Streamlit runs this file.

A page is a file beside this one that ends in `page(show, heeded)`; it is listed as soon as its
file is there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from shelfcast.dashboard.frame import opened
from shelfcast.dashboard.theme import CSS
from shelfcast.errors import ShelfcastError

HERE = Path(__file__).parent
MARK = HERE / "mark.svg"
# Pixels; on a narrow screen it is folded away.
SIDEBAR = 240
SALES, AHEAD, PROJECT = "Sales", "What comes", "Project"
# File: title, icon, the group it stands in.
PLANNED = {
    "overview": ("Overview", ":material/monitoring:", SALES),
    "products": ("Products", ":material/inventory_2:", SALES),
    "stores": ("Stores", ":material/storefront:", SALES),
    "customers": ("Customers", ":material/group:", SALES),
    "events": ("Events", ":material/touch_app:", SALES),
    "why": ("Why", ":material/help_center:", SALES),
    "forecast": ("Forecast", ":material/trending_up:", AHEAD),
    "orders": ("Orders", ":material/shopping_cart:", AHEAD),
    "stock": ("Stock", ":material/shelves:", AHEAD),
    "data": ("Data", ":material/database:", PROJECT),
    "settings": ("Settings", ":material/tune:", PROJECT),
}
PAGES = {file: told for file, told in PLANNED.items() if (HERE / f"{file}.py").exists()}


def main() -> None:
    """Set the frame and draw the page of the address."""
    name = _project_name()
    st.set_page_config(
        page_title=name, page_icon=str(MARK), layout="wide", initial_sidebar_state=SIDEBAR
    )
    st.html(f"<style>{CSS}</style>")
    pages: dict[str, list[st.Page]] = {}
    for file, (title, icon, group) in PAGES.items():
        page = st.Page(
            f"{file}.py", title=title, icon=icon, url_path=file, default=file == "overview"
        )
        pages.setdefault(group, []).append(page)
    chosen = st.navigation(pages, position="hidden")
    with st.sidebar:
        st.markdown(f"**{name}**")
        _links(pages)
    chosen.run()


def _links(pages: Mapping[str, Sequence[st.Page]]) -> None:
    """The pages by group. Streamlit's own list with groups is none to a screen reader (axe)."""
    with st.container(gap=None, key="pages"):
        for group, listed in pages.items():
            st.caption(group)
            for page in listed:
                st.page_link(page)


def _project_name() -> str:
    """The page tells what is wrong with a project that does not open; the frame stands."""
    try:
        return opened().settings.project.name
    except ShelfcastError:
        return "Shelfcast"


if __name__ == "__main__":
    main()
