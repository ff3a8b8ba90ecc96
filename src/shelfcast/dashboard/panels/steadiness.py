"""Does a product sell evenly, month by month and through the week?

Units a month, or the share of its units that each weekday takes, of the products of most revenue.
A cell is coloured beside its own product's best cell, so that a small product is read as well as a
large one. Months are those up to the last day chosen, thirteen at most; weekdays are of the days
chosen.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.heatmap import Cells, heatmap
from shelfcast.dashboard.filters import named
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.goods import goods, short
from shelfcast.dashboard.panels.months import last_months
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.view import View
from shelfcast.metrics import Filter
from shelfcast.metrics.format import percent, units

SHOWN = 25
BY = {"Month": "month", "Weekday": "weekday"}


@part
def steadiness(view: View) -> None:
    """The tab."""
    chosen = st.segmented_control("By", list(BY), default="Month", key="steady_by", required=True)
    found = _sold(view, BY[chosen or "Month"])
    if found.is_empty():
        st.info("Nothing was sold of what was chosen in these days.")
        return
    is_months = (chosen or "Month") == "Month"
    cells = by_month(found) if is_months else by_weekday(found)
    what = "Units a month" if is_months else "Share of its units"
    st.subheader(f"{what}, the {len(cells.rows)} products of most revenue", anchor=False)
    charts.draw(
        heatmap(cells, title="Beside its best", bar={"tickformat": ".0%"}),
        f"steady_{chosen}",
        f"{what} of each product",
    )
    st.caption("Each product is coloured beside its own best cell.")
    downloads(found, "steadiness", view.currency)


def _sold(view: View, step: str) -> pl.DataFrame:
    """Units of the products of most revenue in the days chosen, by month or weekday."""
    every = view.query(("revenue",), by=("product",)).frame
    best = goods(view, every).head(SHOWN)["product"]
    if best.is_empty():
        return pl.DataFrame()
    start = last_months(view) if step == "month" else None
    of = (Filter("product", "in", tuple(best)),)
    found = view.query(("units",), by=("product", step), where=of, start=start).frame
    place = {code: at for at, code in enumerate(best)}
    return found.sort(pl.col("product").replace_strict(place), step)


def by_month(found: pl.DataFrame) -> Cells:
    """A column a month from the first to the last; a month without a sale holds 0."""
    first, last = found["month"].min(), found["month"].max()
    assert isinstance(first, date)
    assert isinstance(last, date)
    months = pl.date_range(first, last, "1mo", eager=True).to_list()
    return _cells(found, "month", months, [f"{month:%b %y}" for month in months], shares=False)


def by_weekday(found: pl.DataFrame) -> Cells:
    """A column a weekday, Monday first."""
    known = dict(found.select("weekday", "weekday_name").unique().sort("weekday").iter_rows())
    names = [str(name)[:3] for name in known.values()]
    return _cells(found, "weekday", list(known), names, shares=True)


def _cells(
    found: pl.DataFrame, step: str, every: list[object], columns: list[str], *, shares: bool
) -> Cells:
    values, written = [], []
    for _, rows in found.group_by("product", maintain_order=True):
        told = {at: float(sold) for at, sold in rows.select(step, "units").iter_rows()}
        sold = [told.get(at, 0.0) for at in every]
        best, whole = max([*sold, 1e-9]), sum(sold) or 1.0
        values.append([max(one, 0.0) / best for one in sold])
        written.append([percent(one / whole) if shares else units(one) for one in sold])
    first = found.unique("product", keep="first", maintain_order=True)
    codes = {
        code: short(name or code) for code, name in first.select("product", "product_name").rows()
    }
    return Cells(list(named(codes).values()), columns, values, written)
