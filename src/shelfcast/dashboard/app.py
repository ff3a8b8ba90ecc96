"""Where does the dashboard start? Title, pages and their order; Streamlit runs this file."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from shelfcast.dashboard.frame import opened
from shelfcast.dashboard.theme import CSS
from shelfcast.errors import ShelfcastError

MARK = Path(__file__).with_name("mark.svg")
# Pixels; on a narrow screen it is folded away.
SIDEBAR = 240
PAGES = {
    "overview": ("Overview", ":material/monitoring:"),
    "forecast": ("Forecast", ":material/trending_up:"),
    "orders": ("Orders", ":material/shopping_cart:"),
    "data": ("Data", ":material/database:"),
}


def main() -> None:
    """Set the frame and draw the page of the address."""
    name = _project_name()
    st.set_page_config(
        page_title=name, page_icon=str(MARK), layout="wide", initial_sidebar_state=SIDEBAR
    )
    st.html(f"<style>{CSS}</style>")
    pages = [
        st.Page(f"{file}.py", title=title, icon=icon, url_path=file, default=file == "overview")
        for file, (title, icon) in PAGES.items()
    ]
    chosen = st.navigation(pages)
    st.sidebar.markdown(f"**{name}**")
    chosen.run()


def _project_name() -> str:
    """The page tells what is wrong with a project that does not open; the frame stands."""
    try:
        return opened().settings.project.name
    except ShelfcastError:
        return "Shelfcast"


if __name__ == "__main__":
    main()
