"""Which shelves run out, when, and can goods come before?"""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.shelves import LIKELY, shelves
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

AHEAD = 28
LABELS = {
    "product_name": "Product",
    "store": "Store",
    "on_hand": "On hand",
    "in_transit": "On the way",
    "daily_demand": "Sold a day",
    "days_of_cover": "Cover, days",
    "likely_stockout": "Runs out",
    "next_delivery": "Goods come",
    "stockout_probability": "Chance",
    "expected_lost_units": "Missed by then",
    "order_quantity": "Ordered now",
}
FORMATS = {
    "on_hand": "units",
    "in_transit": "units",
    "daily_demand": "units",
    "days_of_cover": "units",
    "stockout_probability": "percent",
    "expected_lost_units": "units",
    "order_quantity": "units",
    "likely_stockout": "day",
    "next_delivery": "day",
}
HELP = {
    "stockout_probability": "The chance to run out before goods can come",
    "likely_stockout": "The first day on which it has more likely than not run out",
    "next_delivery": "The first day that goods could come: due, or ordered today",
    "expected_lost_units": "Units missed until then, in the mean",
}


@part
def stock_outs(view: View) -> None:
    """The tab."""
    found = shelves(view)
    coming = by_day(found)
    if coming.is_empty():
        st.success("No shelf is likely to run out in the days that are forecast.")
    else:
        late = int(coming["late"].sum())
        st.subheader("Shelves that run out, by day", anchor=False)
        when = coming["day"].to_list()
        charts.draw(
            charts.time_bars(
                when,
                [float(count) for count in coming["shelves"]],
                [
                    f"{day:%a %-d %b}: {count:,} run out, {behind:,} before goods can come"
                    for day, count, behind in coming.iter_rows()
                ],
                partial=[behind == 0 for behind in coming["late"]],
                axis={"title": "Products in stores", "rangemode": "tozero"},
            ),
            "stock_outs",
            "Number of products in stores that run out on each day to come",
        )
        st.caption(
            f"{late:,} of them before goods can come, most likely. Paler days: goods can come "
            "before each of theirs."
        )
    likely = found.filter(pl.col("stockout_probability") > 0)
    table(likely, LABELS, key="stock_outs", formats=FORMATS, hints=HELP, rows=14)
    downloads(likely, "stock-outs", view.currency)


def by_day(found: pl.DataFrame) -> pl.DataFrame:
    """Shelves that run out by day, and how many of these before goods can come; four weeks."""
    if found.is_empty():
        return pl.DataFrame(schema={"day": pl.Date, "shelves": pl.UInt32, "late": pl.UInt32})
    first = found["as_of"][0]
    assert isinstance(first, date)
    soon = found.filter(pl.col("likely_stockout") < first + timedelta(days=AHEAD))
    late = (pl.col("stockout_probability") > LIKELY).sum()
    return soon.group_by(day=pl.col("likely_stockout")).agg(shelves=pl.len(), late=late).sort("day")
