"""What would such orders have saved over the past? As `shelfcast proof` tells it (proof.py)."""

from __future__ import annotations

import streamlit as st

from shelfcast.dashboard.frame import part
from shelfcast.dashboard.proof import proof
from shelfcast.dashboard.view import View


@part
def tried(view: View) -> None:
    """The tab."""
    if view.rows("order_proof", limit=1).is_empty():
        st.info("Too few weeks of sales are known to try plans on.")
        return
    proof(view)
