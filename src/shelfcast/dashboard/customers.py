"""Who buys, who comes back, and who is slipping away?"""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.frame import page
from shelfcast.dashboard.panels.cohorts import cohorts
from shelfcast.dashboard.panels.repeat import repeat
from shelfcast.dashboard.panels.segments import segments
from shelfcast.dashboard.panels.tabs import tabs
from shelfcast.dashboard.view import View

BRING = """
Shelfcast tells customers where sale lines name them: a column with the number of a loyalty card,
an account or an e-mail address (`customer_id`). Bring the sales with that column once more:
"""


def show(view: View) -> None:
    """The page."""
    st.header("Customers", anchor=False)
    first = view.filters.data[0]
    known = view.query(("active_customers",), start=first).frame["active_customers"][0]
    if not known:
        st.info("No customer is named in these sales.", icon=":material/info:")
        st.markdown(BRING)
        st.code("shelfcast run SALES_FILE --map THEIR_COLUMN=customer_id", language=None)
        return
    tabs(view, "customers", {"Segments": segments, "Coming back": repeat, "Cohorts": cohorts})


if __name__ == "__main__":
    page(show)
