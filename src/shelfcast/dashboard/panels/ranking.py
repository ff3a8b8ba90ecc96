"""Which stores do best, and how did that change?"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.filters import named
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import beside, with_change
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

SHOWN = 25
BY = {"Revenue": "revenue", "Gross profit": "gross_profit", "Units": "units"}
METRICS = (
    "revenue",
    "gross_profit",
    "units",
    "gross_margin",
    "orders",
    "average_order_value",
    "return_rate",
)
LABELS = {
    "shown": "Store",
    "revenue": "Revenue",
    "revenue_change_pct": "Change",
    "gross_profit": "Gross profit",
    "gross_margin": "Margin",
    "units": "Units",
    "orders": "Orders",
    "average_order_value": "Average order",
    "return_rate": "Returned",
}


@part
def ranking(view: View) -> None:
    """The tab."""
    label = st.segmented_control("By", list(BY), default="Revenue", key="stores_by", required=True)
    metric = BY[label or "Revenue"]
    answer = beside(view, METRICS, ("store",))
    st.caption(answer.words)
    found = with_names(answer.frame).drop_nulls(metric)
    if found.is_empty():
        st.info("Nothing was sold of what was chosen in these days.")
        return
    ranked = found.sort([metric, "store"], descending=[True, False], nulls_last=True)
    most = ranked.head(SHOWN)
    more = f", the first {SHOWN} of {ranked.height:,}" if ranked.height > SHOWN else ""
    title = label or "Revenue"
    st.subheader(f"{title} by store{more}", anchor=False)
    axis = {"title": "Units"} if metric == "units" else charts.money_axis(title, view.currency)
    charts.draw(
        charts.ranked_bars(
            most["shown"].to_list(),
            [float(value) for value in most[metric]],
            [
                with_change(
                    view.written(row[metric], answer.found.formats[metric]),
                    answer.change(row, metric),
                )
                for row in most.iter_rows(named=True)
            ],
            axis=axis,
        ),
        f"stores_{metric}",
        f"{title} of each store with its change",
    )
    table(
        ranked,
        {name: label for name, label in LABELS.items() if name in ranked.columns},
        key="stores",
        formats=answer.found.formats,
        currency=view.currency,
        hints={"revenue_change_pct": "Revenue beside the days compared with"},
        rows=14,
    )
    downloads(ranked.drop("shown"), "stores", view.currency)


def with_names(found: pl.DataFrame) -> pl.DataFrame:
    """The rows with `shown`: the name that tells the store from all others."""
    told = {
        str(code): str(name or code)
        for code, name in found.select("store", "store_name").unique().sort("store").iter_rows()
        if code is not None
    }
    shown = pl.col("store").replace(named(told)).fill_null("not told")
    return found.with_columns(shown=shown)
