"""How much is sold at which price?

First every product: its mean price against its units over the days chosen. Then one product at
every price it ever had: units a day and store, over the days on which it sold at that price; so it
says nothing of days on which nothing sold. Promotions are told apart where most days of a price
named one.
"""

from __future__ import annotations

from statistics import median
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.points import Point, points
from shelfcast.dashboard.filters import named
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.goods import goods
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics import Filter
from shelfcast.metrics.format import money, units

PRODUCTS, FAR = 400, 30
REGULAR, PROMOTED = "At a usual price", "On promotion"
LABELS = {
    "price": "Price",
    "units_a_day": "Units a day",
    "days": "Days",
    "promotion_days": "Days on promotion",
    "sold_units": "Units sold",
    "revenue": "Revenue",
    "first_day": "First day",
    "last_day": "Last day",
}
FORMATS = {
    "price": "money_exact",
    "units_a_day": "units",
    "days": "units",
    "promotion_days": "units",
    "sold_units": "units",
    "revenue": "money",
    "first_day": "day",
    "last_day": "day",
}


@part
def prices(view: View) -> None:
    """The tab."""
    found = view.query(
        ("revenue", "units", "average_price"), by=("product", "category"), limit=PRODUCTS
    ).frame
    sold = goods(view, found).filter(pl.col("units") > 0).drop_nulls("average_price")
    if sold.is_empty():
        st.info("Nothing was sold for money of what was chosen in these days.")
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _every(view, sold)
    with right:
        _one(view, sold)


def _every(view: View, sold: pl.DataFrame) -> None:
    st.subheader("Every product", anchor=False)
    shown = [
        Point(
            float(row["average_price"]),
            float(row["units"]),
            float(row["revenue"] or 0),
            str(row["category"]),
            f"{row['product_name'] or row['product']}<br>"
            f"{money(row['average_price'], view.currency, exact=True)}, "
            f"{units(row['units'])} units, {money(row['revenue'], view.currency)}",
        )
        for row in sold.iter_rows(named=True)
    ]
    charts.draw(
        points(
            shown,
            xaxis=spread(price_axis("Mean price", view.currency), [point.x for point in shown]),
            yaxis=spread({"title": "Units sold"}, [point.y for point in shown]),
        ),
        "price_every",
        "Mean price of each product against the units sold of it",
    )
    st.caption("A point a product; the larger, the more money it took.")


def _one(view: View, sold: pl.DataFrame) -> None:
    st.subheader("One product at its prices", anchor=False)
    names = named(
        {code: name or code for code, name in sold.select("product", "product_name").iter_rows()}
    )
    chosen = st.selectbox(
        "Product",
        list(names),
        format_func=lambda code: names.get(code, code),
        key="price_of",
        label_visibility="collapsed",
    )
    found = price_points(_of(view, str(chosen or next(iter(names)))))
    if found.is_empty():
        st.caption("No price of it is known.")
        return
    shown = [_point(view, row) for row in found.iter_rows(named=True)]
    charts.draw(
        points(
            shown,
            xaxis=spread(price_axis("Price", view.currency), [point.x for point in shown]),
            yaxis={"title": "Units a day in a store", "rangemode": "tozero"},
            height=340,
        ),
        "price_one",
        "Units a day of one product at each of its prices",
    )
    st.caption("Over all days of the files on which it sold; the larger, the more days.")
    table(found, LABELS, key="prices", formats=FORMATS, currency=view.currency, rows=6)
    downloads(found, f"prices-{chosen}", view.currency)


def price_axis(title: str, currency: str) -> dict[str, Any]:
    """An axis of prices, to the cent, that need not begin at 0."""
    axis = {**charts.money_axis(title, currency), "rangemode": "normal"}
    return {**axis, "tickformat": ",.2f"}


def spread(axis: dict[str, Any], values: list[float]) -> dict[str, Any]:
    """The axis, logarithmic where a few values are far beyond the others.

    >>> spread({"title": "Units"}, [1.0, 2.0, 900.0])["title"]
    'Units, each line so many times the last'
    """
    low, high = min(values), max(values)
    if low <= 0 or high <= FAR * median(values):
        return {"rangemode": "tozero" if "tickprefix" not in axis else "normal", **axis}
    return {
        **axis,
        "type": "log",
        "dtick": 1,
        "title": f"{axis['title']}, each line so many times the last",
    }


def _of(view: View, product: str) -> pl.DataFrame:
    chosen = (Filter("product_id", "=", (product,)), *view.filters.by_store)
    return view.rows("price_and_quantity", chosen, order=("price", "store_id"))


def price_points(found: pl.DataFrame) -> pl.DataFrame:
    """The rows of `price_and_quantity` over all stores: a row a price, from the lowest up.

    `units_a_day` is units sold over days with a sale, a day in each store.
    """
    priced = (
        found.drop_nulls("price")
        .group_by("price")
        .agg(
            pl.col("days", "promotion_days", "sold_units", "revenue").sum(),
            pl.col("first_day").min(),
            pl.col("last_day").max(),
        )
    )
    pace = pl.col("sold_units").cast(pl.Float64) / pl.col("days")
    return priced.with_columns(units_a_day=pace).sort("price")


def _point(view: View, row: dict[str, Any]) -> Point:
    promoted = 2 * row["promotion_days"] > row["days"]
    return Point(
        float(row["price"]),
        float(row["units_a_day"]),
        float(row["days"]),
        PROMOTED if promoted else REGULAR,
        f"{money(row['price'], view.currency, exact=True)}: {row['units_a_day']:,.1f} units a day "
        f"on {row['days']:,} days",
    )
