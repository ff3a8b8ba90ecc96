"""What do visitors do before they buy, and where do they leave?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.event_counts import event_counts
from shelfcast.dashboard.panels.funnel import funnel
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError

BRING = """
Events are what visitors of a web shop do: when, who, what (view, cart, purchase) and on which
product. A file with these columns, as a web shop or an analytics tool exports it, fills this page:
"""


def show(view: View) -> None:
    """The page."""
    st.header("Events", anchor=False)
    if not has_events(view):
        st.info("No events were brought yet.", icon=":material/info:")
        st.markdown(BRING)
        st.code("shelfcast run EVENTS_FILE", language=None)
        return
    tabs(view, "events", {"Counts": event_counts, "Funnel": funnel})


def has_events(view: View) -> bool:
    """True where the viewer sees an event."""
    try:
        return view.rows("events", columns=("day",), limit=1).height > 0
    except NoDataError:
        return False


if __name__ == "__main__":
    page(show)
