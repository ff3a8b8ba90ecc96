"""Which tab of a page is open? The open one alone is asked for and drawn.

The tab stands in the address of the page, so a view of it can be sent to somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from shelfcast.dashboard.view import View


def tabs(view: View, key: str, shown: Mapping[str, Callable[[View], None]]) -> None:
    """The tabs by their titles; each draws itself of the view."""
    places = st.tabs(list(shown), key=key, on_change="rerun", bind="query-params")
    for place, show in zip(places, shown.values(), strict=True):
        if place.open:
            with place:
                show(view)
