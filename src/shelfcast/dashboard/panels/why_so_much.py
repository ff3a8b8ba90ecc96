"""Why is so much of this ordered, and what would a year of it have looked like?

From the level that an order fills up to, over what is there, to what is needed, and from there to
whole packs and the minimum order, or to what the budget pays for.
"""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.waterfall import Step, waterfall
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.order_list import order_lines
from shelfcast.dashboard.panels.past_year import past_year
from shelfcast.dashboard.panels.say_orders import adjust
from shelfcast.dashboard.simulated_year import simulated_year
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError
from shelfcast.metrics.format import money, percent, units

EXPLAINED = ("order_up_to", "reorder_point", "lead_time", "service_level_used")


@part
def why_so_much(view: View) -> None:
    """The tab."""
    found = order_lines(view)
    if found.is_empty():
        st.info("Nothing needs to be ordered now of what was chosen.")
        return
    labels = {
        f"{row['store_id']}/{row['product_id']}": f"{row['product_name'] or row['product_id']}, "
        f"{row['store']}: {units(row['quantity'])}"
        for row in found.iter_rows(named=True)
    }
    chosen = st.selectbox(
        "Order line",
        list(labels),
        format_func=lambda key: labels.get(key, key),
        key="order_line",
    )
    place = list(labels).index(str(chosen or next(iter(labels))))
    row = found.row(place, named=True)
    if any(row.get(name) is None for name in EXPLAINED):
        st.markdown(row["reason"])
        st.caption("This plan was made without its levels. To have them: `shelfcast plan`")
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.subheader(f"Why {units(row['quantity'])}", anchor=False)
        charts.draw(
            waterfall(steps(row), axis={"title": "Units"}, from_zero=True),
            "why_so_much",
            "From the level an order fills up to, to the units ordered",
        )
    with right:
        st.subheader("In words", anchor=False)
        st.markdown("\n".join(f"- {said}" for said in words(view, row)))
    adjust(view, row)
    _year(view, row)


def steps(row: dict[str, Any]) -> list[Step]:
    """From order-up-to over the stock to the need, and from there to the quantity."""
    level, quantity = float(row["order_up_to"]), float(row["quantity"])
    held = max(float(row["on_hand"] or 0), 0.0)
    coming = float(row["in_transit"] or 0)
    needed = max(level - held - coming, 0.0)
    shown = [Step("Order up to", level, units(round(level)), is_sum=True)]
    if held:
        shown.append(Step("On hand", -held, f"-{units(held)}"))
    if coming:
        shown.append(Step("On the way", -coming, f"-{units(coming)}"))
    shown.append(Step("Needed", needed, units(round(needed)), is_sum=True))
    rest = quantity - needed
    if abs(rest) >= 0.5:
        name = "Whole packs, minimum" if rest > 0 else "Cut to budget or shelf life"
        shown.append(Step(name, rest, f"{rest:+,.0f}"))
    shown.append(Step("Order", quantity, units(quantity), is_sum=True))
    return shown


def words(view: View, row: dict[str, Any]) -> list[str]:
    """What the quantity rests on, the reason of the plan first."""
    safety = round(row["safety_stock"] or 0)
    kept = f"; of these {units(safety)} for days better than expected" if safety else ""
    said = [
        str(row["reason"]),
        f"Ordered when {units(round(row['reorder_point']))} or fewer are there or on the way"
        f"{kept}.",
        f"A delivery takes {row['lead_time']:.0f} days; it should be here on "
        f"{view.written(row['arrival_date'], 'day')}.",
        f"The levels are made for {percent(row['service_level_used'])} chance of no stock-out "
        "between two deliveries.",
    ]
    if row.get("expected_profit") is not None and row["expected_cost"] is not None:
        said.append(
            f"It costs {money(row['expected_cost'], view.currency)} and is expected to earn a "
            f"profit of {money(row['expected_profit'], view.currency)}."
        )
    return said


def _year(view: View, row: dict[str, Any]) -> None:
    st.subheader("The year, had it been ordered like this", anchor=False)
    try:
        year = past_year(view, row)
    except NoDataError as error:
        st.caption(f"No year can be shown: {error.what}")
        return
    if year.is_empty():
        st.caption("Too few days of it are known.")
        return
    charts.draw(simulated_year(year), "year", "A simulated year of stock, orders and sales")
    asked, lost, spoiled = (float(year[name].sum()) for name in ("demand", "lost", "spoiled"))
    thrown = f"; {units(round(spoiled))} spoiled" if spoiled else ""
    met = 1 - lost / asked if asked else 1.0
    placed = year.filter(pl.col("ordered") > 0).height
    st.caption(
        f"Simulated over the demand of the last year, with today's levels from a full shelf on: "
        f"{percent(met)} of {units(round(asked))} units asked for were met, by {placed:,} orders"
        f"{thrown}; "
        f"{money(float(year['cost'].sum()), view.currency)} for stock, orders, waste and "
        "sales missed."
    )
    downloads(year, f"simulated-year-{row['store_id']}-{row['product_id']}", view.currency)
