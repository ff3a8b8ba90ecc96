"""What is each store like, beside all stores together?

Every measure is an index: 100 is that of all stores that the viewer sees (of the number of
products: the mean of the stores). As in the mart store_profiles, over the days chosen. A trading
day is a day with a sale line.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.radar import MOST, radar
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.ranking import with_names
from shelfcast.dashboard.period import written
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

SPOKES = {
    "revenue_a_day": "Revenue a day",
    "orders_a_day": "Orders a day",
    "average_order_value": "Average order",
    "gross_margin": "Margin",
    "weekend_share": "Weekend share",
    "return_rate": "Returned",
    "active_products": "Products sold",
}
FORMATS = {
    "revenue_a_day": "money",
    "orders_a_day": "units",
    "average_order_value": "money_exact",
    "gross_margin": "percent",
    "weekend_share": "percent",
    "return_rate": "percent",
    "active_products": "units",
}
METRICS = (
    "revenue",
    "orders",
    "average_order_value",
    "gross_margin",
    "return_rate",
    "active_products",
)
FIRST = 3
SATURDAY = 6


@part
def profiles(view: View) -> None:
    """The tab."""
    found = profile(view)
    stores = found.drop_nulls("store")
    st.caption(f"{written(view.filters.days)}; 100 is all stores together")
    if stores.height < 2:
        st.info("A profile needs two stores or more to be set beside each other.")
        return
    names = dict(stores.select("store", "shown").iter_rows())
    chosen = st.multiselect(
        f"Stores, {MOST} at most",
        list(names),
        default=list(names)[:FIRST],
        format_func=lambda code: names.get(code, code),
        max_selections=MOST,
        key="profiled",
    )
    index = indexed(found)
    spokes = [name for name in SPOKES if index[name].null_count() < index.height]
    lines = {
        names[row["store"]]: [row[name] for name in spokes]
        for row in index.filter(pl.col("store").is_in(chosen)).iter_rows(named=True)
    }
    charts.draw(
        radar([SPOKES[name] for name in spokes], lines, "All stores"),
        "profiles",
        "Profiles of the chosen stores as indices of all stores",
    )
    labels = {"shown": "Store", **{name: SPOKES[name] for name in spokes}}
    table(stores, labels, key="profiles", formats=FORMATS, currency=view.currency, rows=12)
    downloads(stores.drop("shown"), "store-profiles", view.currency)


def profile(view: View) -> pl.DataFrame:
    """A row a store, those of most revenue first, and one of all stores whose `store` is null."""
    sums = with_names(view.query(METRICS, by=("store",)).frame)
    whole = view.query(METRICS).frame.with_columns(
        store=pl.lit(None, pl.String), shown=pl.lit("All stores")
    )
    days = view.query(("revenue",), by=("store", "day")).frame
    rows = pl.concat([sums, whole], how="diagonal_relaxed")
    rows = rows.join(by_day(days), on="store", how="left", nulls_equal=True, maintain_order="left")
    a_day = {
        f"{name}_a_day": pl.col(name).cast(pl.Float64) / pl.col("trading_days")
        for name in ("revenue", "orders")
    }
    mean = pl.col("active_products").filter(pl.col("store").is_not_null()).mean()
    is_all = pl.col("store").is_null()
    return rows.with_columns(
        **a_day,
        active_products=pl.when(is_all).then(mean).otherwise(pl.col("active_products")),
    )


def indexed(found: pl.DataFrame) -> pl.DataFrame:
    """The stores with each measure over that of all stores, x 100; null where that is 0."""
    usual = found.filter(pl.col("store").is_null()).row(0, named=True)
    return found.drop_nulls("store").with_columns(
        (pl.col(name).cast(pl.Float64) / float(usual[name]) * 100)
        if usual[name]
        else pl.lit(None, pl.Float64).alias(name)
        for name in SPOKES
    )


def by_day(days: pl.DataFrame) -> pl.DataFrame:
    """Trading days and the share of revenue taken on Saturdays and Sundays, by store and of all.

    Of all stores, days are summed: a day there is a day of one store.
    """
    money = pl.col("revenue").cast(pl.Float64)
    free = money.filter(pl.col("day").dt.weekday() >= SATURDAY).sum()
    whole = money.sum()
    told = (
        pl.len().cast(pl.Int64).alias("trading_days"),
        pl.when(whole > 0).then(free / whole).alias("weekend_share"),
    )
    every = days.select(pl.lit(None, pl.String).alias("store"), *told)
    return pl.concat([days.group_by("store").agg(told), every])
