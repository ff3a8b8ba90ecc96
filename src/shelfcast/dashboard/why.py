"""Why did a number change between two periods?

The answer is that of `shelfcast why`, asked with the viewer's scope over what was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from shelfcast.dashboard.frame import page, part
from shelfcast.dashboard.panels.change import change
from shelfcast.dashboard.panels.like_for_like import days_before
from shelfcast.dashboard.period import Days, written
from shelfcast.dashboard.view import View
from shelfcast.insights import Asked, Why, why
from shelfcast.metrics import catalogue

METRICS = (
    "revenue",
    "units",
    "gross_profit",
    "gross_margin",
    "average_order_value",
    "average_price",
    "orders",
    "active_customers",
    "returns",
    "return_rate",
    "discount_rate",
)
BY = ("store", "region", "category", "product", "brand", "channel", "country")
BEST = "What tells most"
OWN = "Compare with other days"


@dataclass(frozen=True)
class Question:
    """What was picked on the page."""

    metric: str
    before: Days
    by: str | None


def show(view: View) -> None:
    """The page."""
    st.header("Why", anchor=False)
    asking(view)


@part
def asking(view: View) -> None:
    """The controls and the answer."""
    picked = _picked(view)
    if picked is None:
        st.info("Choose in the sidebar which days to compare with, or pick other days here.")
        return
    st.caption(f"{written(view.filters.days)}, beside {written(picked.before)}")
    change(view, answer(view, picked))


def answer(view: View, picked: Question) -> Why:
    """The change explained, for this viewer and of what was chosen."""
    first, last = view.filters.days
    asked = Asked(picked.metric, first, last, picked.before, picked.by, view.filters.where)
    return view.kept(("why", asked), lambda: why(view.reader, asked, view.scope))


def _picked(view: View) -> Question | None:
    labels = {name: catalogue().metric(name).label for name in METRICS}
    first, second, third = st.columns(3)
    with first:
        metric = st.selectbox(
            "Why did this change",
            METRICS,
            format_func=lambda name: labels[name],
            key="why_metric",
            bind="query-params",
        )
    with second:
        by = st.selectbox(
            "Split by",
            (BEST, *BY),
            format_func=lambda name: name.capitalize() if name != BEST else name,
            key="why_by",
            bind="query-params",
        )
    with third:
        before = _before(view)
    if before is None:
        return None
    return Question(metric or METRICS[0], before, None if by in (None, BEST) else by)


def _before(view: View) -> Days | None:
    """The days of the sidebar's comparison, or others that a person picks."""
    usual = days_before(view)
    data = view.filters.data
    if not st.toggle(OWN, key="why_own", value=False):
        return usual
    # A year before where the sidebar compares with nothing.
    year = timedelta(days=364)
    first, last = usual or (view.filters.days[0] - year, view.filters.days[1] - year)
    picked = st.date_input(
        "Compared with",
        (_within(first, data), _within(last, data)),
        min_value=data[0],
        max_value=data[1],
        key="why_before",
        format="DD/MM/YYYY",
    )
    ends = picked if isinstance(picked, tuple) else (picked,)
    return (ends[0], ends[-1]) if ends else usual


def _within(day: date, data: Days) -> date:
    return min(max(day, data[0]), data[1])


if __name__ == "__main__":
    page(show)
