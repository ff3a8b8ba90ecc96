"""How does a person approve, change or take back an order on the screen?

What is said is logged with its author and reason, as `shelfcast orders approve`, `adjust` and
`withdraw` log it; then the plan is made and published anew, so that approved lines count as on
their way.
Assumption: a purchase order holds lines of every category, so a viewer of some may change none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard.message import calm
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import units
from shelfcast.pipeline import run_steps, writing
from shelfcast.steps import PLAN, PUBLISH, Run
from shelfcast.steps import orders as steps


def may_say(view: View) -> bool:
    """True for a viewer who sees all lines of the orders of his stores."""
    return view.scope.categories is None


def adjust(view: View, row: dict[str, Any]) -> None:
    """The form for another quantity of an order line of the plan."""
    if not may_say(view):
        return
    with (
        st.expander("Order another quantity"),
        st.form(f"adjust_{row['store_id']}_{row['product_id']}", border=False),
    ):
        wanted = st.number_input(
            "Units to order; 0 leaves it out", min_value=0.0, value=float(row["quantity"]), step=1.0
        )
        reason = st.text_input("Why", placeholder="street fair", max_chars=200)
        done = st.form_submit_button("Keep", type="primary")
    if done:
        _said(
            view,
            lambda: steps.adjust(
                view.project, row["store_id"], row["product_id"], float(wanted), reason=reason
            ),
            f"{units(row['quantity'])} units are now {units(wanted)}",
        )


def approve(view: View, sheets: pl.DataFrame) -> None:
    """The form to approve the purchase orders of these lines."""
    numbers = sheets["po_number"].unique(maintain_order=True).to_list()
    what = f"{len(numbers):,} purchase order{'' if len(numbers) == 1 else 's'}"
    with st.form("approve", border=False):
        reason = st.text_input("Note, where one is needed", max_chars=200, key="approve_note")
        done = st.form_submit_button(f"Approve {what}", type="primary")
    if done:
        _said(view, lambda: _approved(view, numbers, reason), "approved and count as on their way")


def withdraw(view: View, numbers: list[str]) -> None:
    """The form to take an approved purchase order back."""
    with (
        st.expander("Take an approved order back"),
        st.form("withdraw", border=False),
    ):
        number = st.selectbox("Purchase order", numbers, key="withdrawn")
        reason = st.text_input("Why", max_chars=200, key="withdraw_why")
        done = st.form_submit_button("Take back")
    if done and number:
        _said(
            view,
            lambda: steps.withdraw(view.project, str(number), reason),
            f"of {number} are taken back",
        )


def _approved(view: View, numbers: list[str], reason: str) -> pl.DataFrame:
    kept = [steps.approve(view.project, {"po_number": number}, reason) for number in numbers]
    return pl.concat(kept)


def _said(view: View, say: Callable[[], pl.DataFrame], words: str) -> None:
    """Log it, plan and publish anew, and tell what was done."""
    with calm(), st.spinner("Planning anew"):
        with writing(view.project):
            kept = say()
        run_steps(Run(view.project, as_of=kept["order_date"][0]), (PLAN, PUBLISH))
        st.success(f"{kept.height:,} line{'' if kept.height == 1 else 's'}: {words}.")
