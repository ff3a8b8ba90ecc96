"""What does a person know that the models do not?

Percent or units for days of the series shown, with a reason and who says so. Orders are planned and
published anew in a process apart; what was said stands in a list until it is taken back, and is
scored when its days have passed. As `shelfcast override` does.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
import streamlit as st

from shelfcast.contracts import LEVELS
from shelfcast.dashboard.job import begin_override, begin_withdrawal, job_of
from shelfcast.dashboard.message import calm
from shelfcast.dashboard.period import Days
from shelfcast.dashboard.start import progress
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError

KINDS = {"percent": "Percent more or less", "quantity": "Units over all these days"}
LABELS = {
    "override_id": "#",
    "unique_id": "Series",
    "first_day": "From",
    "last_day": "To",
    "kind": "Told in",
    "amount": "Amount",
    "without": "Units before",
    "changed": "Units now",
    "status": "Status",
    "author": "Who",
    "reason": "Why",
}


def override_form(view: View, level: str, row: Mapping[str, str | None], days: Days) -> None:
    """The panel; `days` are those forecast. Who sees a part of the company may not change it."""
    view.rows("account", limit=1)
    place = said_of(level, row)
    job = job_of(view.project.root)
    running = bool(job and job.runs)
    if place is None:
        st.info("This level is the project's own: say it of one of its parts.")
    elif not running:
        with calm():
            _form(view, place, days)
    progress(view.project, running=running)
    _listed(view, running=running)


def said_of(level: str, row: Mapping[str, str | None]) -> dict[str, str | None] | None:
    """The series as an override names it; None for a level that none can name.

    >>> said_of("store", {"unique_id": "S1", "store_id": "S1", "category": None})
    {'store_id': 'S1'}
    """
    if level not in LEVELS:
        return None
    return {name: row.get(name) or row["unique_id"] for name in LEVELS[level].columns}


def _form(view: View, place: Mapping[str, str | None], days: Days) -> None:
    with st.form("override", border=False):
        left, middle, right = st.columns(3)
        with left:
            picked = st.date_input(
                "Days", days, min_value=days[0], max_value=days[1], format="DD/MM/YYYY"
            )
        with middle:
            kind = st.selectbox("Told in", list(KINDS), format_func=KINDS.__getitem__)
        with right:
            amount = st.number_input("Amount", value=10.0, step=5.0)
        reason = st.text_input("Reason", placeholder="Street fair on Saturday")
        author = st.text_input("Your name")
        done = st.form_submit_button("Change the forecast", type="primary")
    if not done:
        return
    ends = picked if isinstance(picked, tuple) else (picked,)
    if not ends or not reason.strip() or not author.strip():
        st.warning("Days, a reason and your name are needed: it is scored by them later.")
        return
    told = {"first": ends[0].isoformat(), "last": ends[-1].isoformat(), "reason": reason}
    begin_override(
        view.project.root, {**told, kind or "percent": amount, "author": author, **place}
    )
    st.rerun()


def _listed(view: View, *, running: bool) -> None:
    """Every override of this snapshot, and one to take back."""
    try:
        found = view.rows("overrides", order=("-said_at", "override_id"))
    except NoDataError:
        return
    if found.is_empty():
        st.caption("Nobody changed a forecast yet.")
        return
    table(found, LABELS, key="overrides", formats={"without": "units", "changed": "units"})
    downloads(found, "overrides")
    ahead = found.filter(pl.col("status") == "ahead")["override_id"].to_list()
    if ahead and not running:
        with calm():
            _take_back(view, ahead)


def _take_back(view: View, ahead: list[str]) -> None:
    with st.form("withdraw", border=False):
        left, right = st.columns([1, 3])
        with left:
            which = st.selectbox("Take back", ahead)
        with right:
            reason = st.text_input("Because")
        done = st.form_submit_button("Take it back")
    if done and which and reason.strip():
        begin_withdrawal(view.project.root, which, reason, None)
        st.rerun()
    elif done:
        st.warning("Say why, so that others know.")
