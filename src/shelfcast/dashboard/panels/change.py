"""What is a change made of? The answer of `why` in sentences, two waterfalls and a table.

The first waterfall goes by what kind of change it was (volume, price, mix, new, lost; rate and
weights for a ratio), the second by the values of the dimension; each adds up exactly.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.waterfall import Step, waterfall
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.insights import Why, sentences
from shelfcast.insights.why_words import signed

SHOWN = 10
PARTS = {
    "volume": "Volume",
    "price": "Price",
    "mix": "Mix",
    "new": "New",
    "lost": "Lost",
    "rate": "Rate",
}
MEANS = {
    "volume": "**Volume**: more or fewer units of what was sold in both periods.",
    "price": "**Price**: more or less money a unit.",
    "mix": "**Mix**: more of the dear or of the cheap.",
    "new": "**New**: sold in the later period only.",
    "lost": "**Lost**: sold in the earlier period only.",
    "rate": "**Rate**: the ratio within each part.",
}


def change(view: View, found: Why) -> None:
    """Draw the answer."""
    for warning in found.warnings:
        st.caption(f":material/info: {warning}")
    told = sentences(found, view.currency)
    st.markdown("\n".join(f"- {sentence}" for sentence in told))
    left, right = st.columns(2, gap="medium")
    axis = value_axis(found, view.currency)
    with left:
        st.subheader("What kind of change", anchor=False)
        charts.draw(
            waterfall(by_part(found, view), axis=axis),
            "why_parts",
            f"The change of {found.metric.label.lower()} by kind",
        )
        st.caption("  \n".join(MEANS[name] for name in found.parts if found.parts[name]))
    with right:
        label = found.dimension.label
        st.subheader(f"By {label.lower()}", anchor=False)
        charts.draw(
            waterfall(by_group(found, view), axis=axis),
            "why_groups",
            f"The change of {found.metric.label.lower()} by {label.lower()}",
        )
    _table(view, found)


def value_axis(found: Why, currency: str) -> dict[str, Any]:
    """The axis of the metric, in its unit."""
    label = found.metric.label
    if found.metric.format == "percent":
        return {"title": label, "tickformat": ".1%"}
    if found.metric.unit == "money":
        return charts.money_axis(label, currency)
    return {"title": label, "tickformat": "~s"}


def by_part(found: Why, view: View) -> list[Step]:
    """From before to now by kind of change; kinds that moved nothing are left out."""
    moves = [
        Step(PARTS.get(name, name.capitalize()), float(value), signed(value, found, view.currency))
        for name, value in found.parts.items()
        if value
    ]
    return _between(found, view, moves)


def by_group(found: Why, view: View) -> list[Step]:
    """From before to now by the groups that changed most, the rest together."""
    named = f"{found.dimension.name}_name"
    rows = list(found.groups.iter_rows(named=True))
    moves = [
        Step(
            str(row.get(named) or row[found.dimension.name] or "not told"),
            float(row["change"]),
            signed(row["change"], found, view.currency),
        )
        for row in rows[:SHOWN]
    ]
    rest = sum((row["change"] for row in rows[SHOWN:]), start=Decimal(0))
    if rest:
        name = f"{len(rows) - SHOWN:,} others"
        moves.append(Step(name, float(rest), signed(rest, found, view.currency)))
    return _between(found, view, moves)


def _between(found: Why, view: View, moves: list[Step]) -> list[Step]:
    kind = found.metric.format
    before, now = float(found.before), float(found.now)
    return [
        Step("Before", before, view.written(found.before, kind), is_sum=True),
        *moves,
        Step("Now", now, view.written(found.now, kind), is_sum=True),
    ]


def _table(view: View, found: Why) -> None:
    named = f"{found.dimension.name}_name"
    shown = named if named in found.groups.columns else found.dimension.name
    kind = "money_exact" if found.metric.unit == "money" else found.metric.format
    columns = ("before", "now", "change", *found.parts)
    labels = {shown: found.dimension.label, "status": "Status", "before": "Before", "now": "Now"}
    labels |= {"change": "Change"}
    labels |= {name: PARTS.get(name, name.capitalize()) for name in found.parts}
    kept = {name: label for name, label in labels.items() if name in found.groups.columns}
    table(
        found.groups,
        kept,
        key="why",
        formats=dict.fromkeys(columns, kind),
        currency=view.currency,
        rows=12,
    )
    downloads(found.groups, f"why-{found.metric.name}", view.currency)
