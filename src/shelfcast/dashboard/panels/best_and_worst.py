"""Which products sell most, which least, and how did that change?

By revenue, units or gross profit. The least of those that sold in the days chosen, or in the days
they are compared with.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.filters import named
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import Beside, beside, with_change
from shelfcast.dashboard.panels.goods import goods, short
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

SHOWN = 10
BY = {"Revenue": "revenue", "Units": "units", "Gross profit": "gross_profit"}
METRICS = ("revenue", "units", "gross_profit", "gross_margin", "average_price", "return_rate")
LABELS = {
    "product_name": "Product",
    "product": "Code",
    "category": "Category",
    "revenue": "Revenue",
    "revenue_change_pct": "Change",
    "units": "Units",
    "units_change_pct": "Change of units",
    "gross_profit": "Gross profit",
    "gross_margin": "Margin",
    "average_price": "Price",
    "return_rate": "Returned",
}


@part
def best_and_worst(view: View) -> None:
    """The tab."""
    label = st.segmented_control("By", list(BY), default="Revenue", key="sellers_by", required=True)
    metric = BY[label or "Revenue"]
    answer = beside(view, METRICS, ("product", "category"))
    st.caption(answer.words)
    ranked = ranking(answer.frame, metric)
    if ranked.is_empty():
        st.info("Nothing was sold of what was chosen in these days.")
        return
    sold = goods(view, ranked)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Sell most", anchor=False)
        _bars(view, answer, sold.head(SHOWN), metric, "most")
    with right:
        st.subheader("Sell least", anchor=False)
        _bars(view, answer, sold.tail(SHOWN).reverse(), metric, "least")
    if sold.height < ranked.height:
        st.caption(
            f"{ranked.height - sold.height:,} services (postage, fees and the like) are in the "
            "table and not among the bars."
        )
    _table(view, answer, ranked)


def ranking(found: pl.DataFrame, metric: str) -> pl.DataFrame:
    """The rows from the highest of the metric down, those without it left out, with `shown`:
    the name that tells the product from all others.
    """
    ranked = found.drop_nulls(metric).sort([metric, "product"], descending=[True, False])
    names = named({code: short(name or code) for code, name in _names(ranked)})
    return ranked.with_columns(shown=pl.col("product").replace(names))


def _names(found: pl.DataFrame) -> list[tuple[str, str | None]]:
    return [(str(code), name) for code, name in found.select("product", "product_name").rows()]


def _bars(view: View, answer: Beside, rows: pl.DataFrame, metric: str, which: str) -> None:
    kind = answer.found.formats[metric]
    title = next(label for label, name in BY.items() if name == metric)
    axis = {"title": "Units"} if metric == "units" else charts.money_axis(title, view.currency)
    charts.draw(
        charts.ranked_bars(
            rows["shown"].to_list(),
            [float(value) for value in rows[metric]],
            [
                with_change(view.written(row[metric], kind), answer.change(row, metric))
                for row in rows.iter_rows(named=True)
            ],
            axis=axis,
        ),
        f"sellers_{which}",
        f"{title} of the products that sell {which}, each with its change",
    )


def _table(view: View, answer: Beside, ranked: pl.DataFrame) -> None:
    labels = {name: label for name, label in LABELS.items() if name in ranked.columns}
    table(
        ranked,
        labels,
        key="sellers",
        formats=answer.found.formats,
        currency=view.currency,
        hints={"revenue_change_pct": "Revenue beside the days compared with"},
        rows=14,
    )
    downloads(ranked.drop("shown"), "products", view.currency)
