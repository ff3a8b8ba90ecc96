"""Which products earn the money (ABC), which sell steadily (XYZ), and how should each be kept?

Classes are those of `shelfcast insights abc_xyz`, over the last twelve months up to the last day
chosen; how each class should be kept is what `shelfcast classes` says, for viewers of everything.
"""

from __future__ import annotations

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.heatmap import Cells, heatmap
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics.format import percent

ABC = {"A": "A: the first 80 %", "B": "B: the next 15 %", "C": "C: the rest"}
XYZ = {"X": "X: steady", "Y": "Y: varies", "Z": "Z: erratic"}
LABELS = {
    "class": "Class",
    "product_name": "Product",
    "category": "Category",
    "revenue": "Revenue",
    "share": "Share",
    "cumulative_share": "Share so far",
    "units": "Units",
    "variation": "Variation",
}
HELP = {
    "variation": "Standard deviation of monthly units over their mean; X up to 0.5, Y up to 1",
    "cumulative_share": "Of this product and all of more revenue",
}
KEPT = {
    "class": "Class",
    "products": "Products",
    "revenue_share": "Of revenue",
    "stock_money": "Stock",
    "overstock_money": "Overstock",
    "lost_sales": "Missed sales",
    "service_level": "Service level",
    "review_days": "Look every",
    "policy": "Rule",
}
KEPT_HELP = {
    "stock_money": "On hand, at cost",
    "overstock_money": "Beyond what an order would bring it to, at cost",
    "lost_sales": "Missed on empty shelves in the last year",
    "service_level": "Advised: the chance of no stock-out between two deliveries",
    "review_days": "Advised: days between two looks",
}
KEPT_FORMATS = {
    "revenue_share": "percent",
    "stock_money": "money",
    "overstock_money": "money",
    "lost_sales": "money",
    "service_level": "percent",
    "review_days": "units",
}


@part
def classes(view: View) -> None:
    """The tab."""
    told = answer(view, "abc_xyz", by="product")
    if told.frame.is_empty():
        st.info("Nothing was sold of what was chosen.")
        return
    left, right = st.columns([6, 5], gap="medium")
    with left:
        st.subheader("Share of revenue by class", anchor=False)
        charts.draw(
            heatmap(squares(told.frame), title="Share of revenue"),
            "classes",
            "Share of revenue and number of products by class",
        )
    with right:
        st.subheader("In words", anchor=False)
        st.markdown("\n".join(f"- {sentence}" for sentence in told.sentences))
    _kept(view)
    _products(view, told.frame)


def squares(found: pl.DataFrame) -> Cells:
    """Share of revenue of each class, with the number of its products."""
    sums = found.group_by("abc", "xyz").agg(pl.col("share").sum(), products=pl.len())
    told = {(abc, xyz): (share, count) for abc, xyz, share, count in sums.iter_rows()}
    cells = [[told.get((abc, xyz), (None, 0)) for xyz in XYZ] for abc in ABC]
    return Cells(
        list(ABC.values()),
        list(XYZ.values()),
        [[share for share, _ in row] for row in cells],
        [
            [f"{percent(share)}<br>{_counted(count)}" if count else "" for share, count in row]
            for row in cells
        ],
        lines=2,
    )


def _counted(count: int) -> str:
    return f"{count:,} product{'' if count == 1 else 's'}"


def _kept(view: View) -> None:
    st.subheader("How each should be kept", anchor=False)
    try:
        found = view.rows("class_policies", order=("class",))
    except QueryError:
        st.caption("This advice rests on all stores and products, more than you may see.")
        return
    except NoDataError as error:
        st.caption(f"It is told once orders are planned: `{error.fix}`")
        return
    table(
        found,
        KEPT,
        key="kept",
        formats=KEPT_FORMATS,
        currency=view.currency,
        hints=KEPT_HELP,
        widths={"policy": 330},
    )
    st.caption("Of all stores and products, as `shelfcast classes` tells it.")


def _products(view: View, found: pl.DataFrame) -> None:
    every = sorted(found["class"].unique())
    wanted = st.pills("Classes", every, selection_mode="multi", key="class")
    shown = found.filter(pl.col("class").is_in(wanted)) if wanted else found
    formats = {"revenue": "money", "units": "units", "variation": "units"}
    formats |= {"share": "percent", "cumulative_share": "percent"}
    table(
        shown, LABELS, key="classed", formats=formats, currency=view.currency, hints=HELP, rows=14
    )
    downloads(shown, "classes", view.currency)
