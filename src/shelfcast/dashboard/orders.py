"""What should be ordered now, in which order, and what does it cost?"""

from __future__ import annotations

from math import ceil

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.budget import total_cost, within
from shelfcast.dashboard.filters import CATEGORIES, STORES, store_names
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.period import ends
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import money, units

LABELS = {
    "rank": "#",
    "product_name": "Product",
    "store": "Store",
    "quantity": "Order",
    "expected_cost": "Cost",
    "on_hand": "On hand",
    "in_transit": "On the way",
    "arrival_date": "Arrives",
    "reason": "Why",
    "supplier_id": "Supplier",
    "spent": "Cost so far",
}
FORMATS = {
    "quantity": "units",
    "expected_cost": "money_exact",
    "on_hand": "units",
    "in_transit": "units",
    "arrival_date": "day",
    "spent": "money_exact",
}
HELP = {
    "rank": "The plan's order: money that earns most first",
    "in_transit": "Ordered before and not here yet",
    "spent": "The cost of this line and all above it",
}
NO_SUPPLIER = "not told"


def show(view: View) -> None:
    """The page."""
    st.header("Orders", anchor=False)
    found = _lines(view)
    if found.is_empty():
        st.info("Nothing needs to be ordered now in the chosen stores and categories.")
        return
    day = ends(found["order_date"])[0]
    st.caption(f"To be placed on {day.day} {day:%b %Y}, most useful money first")
    chosen = _narrowed(found)
    if chosen.is_empty():
        st.info("No line is left with these choices.")
        return
    taken = within(chosen, _budget(chosen, view.currency))
    _figures(taken, chosen, view.currency)
    _stock_note(chosen)
    table(
        taken,
        LABELS,
        key="orders",
        formats=FORMATS,
        currency=view.currency,
        hints=HELP,
        wide=("reason",),
        rows=14,
    )
    downloads(taken.drop("store", "category"), "orders", view.currency)
    _suppliers(taken, view.currency)


def _lines(view: View) -> pl.DataFrame:
    """The plan's lines within the chosen stores and categories, with the names of both."""
    found = view.rows("orders", view.filters.by_store, order=("rank",))
    categories = view.rows("products", columns=("product_id", "category"))
    found = found.join(categories, on="product_id", how="left", maintain_order="left")
    if view.filters.categories:
        found = found.filter(pl.col("category").is_in(view.filters.categories))
    names = store_names(view.reader, view.scope)
    return found.with_columns(
        store=pl.col("store_id").replace(names),
        supplier_id=pl.col("supplier_id").fill_null(NO_SUPPLIER),
    )


def _narrowed(found: pl.DataFrame) -> pl.DataFrame:
    suppliers = sorted(found["supplier_id"].unique())
    first, second = st.columns(2)
    with first:
        wanted = st.multiselect(
            "Suppliers",
            suppliers,
            placeholder="All suppliers",
            key="supplier",
            bind="query-params",
        )
    kinds = {"All lines": None, "Stock counted": True, "Stock unknown": False}
    with second:
        kind = st.segmented_control(
            "Stock", list(kinds), default="All lines", key="stock", required=True
        )
    if wanted:
        found = found.filter(pl.col("supplier_id").is_in(wanted))
    known = kinds[kind or "All lines"]
    return found if known is None else found.filter(pl.col("stock_known") == known)


def _budget(chosen: pl.DataFrame, currency: str) -> float:
    """The money to spend; all of it until somebody says less."""
    most = ceil(total_cost(chosen))
    if most < 2:
        return float(most)
    step = max(1, most // 100)
    # The key holds the total: with other lines to choose from, another slider starts at the end.
    spend = st.slider(
        f"Money to spend ({currency})", 0, most, most, step=step, key=f"budget_{most}"
    )
    return float(spend)


def _figures(taken: pl.DataFrame, chosen: pl.DataFrame, currency: str) -> None:
    places = st.columns(4)
    places[0].metric("Order lines", f"{taken.height:,} of {chosen.height:,}", border=True)
    places[1].metric("Units", units(taken["quantity"].sum()), border=True)
    places[2].metric("Total cost", money(total_cost(taken), currency), border=True)
    soonest = ends(taken["arrival_date"])[0] if taken.height else None
    arrives = "–" if soonest is None else f"{soonest.day} {soonest:%b}"
    places[3].metric("First delivery", arrives, border=True)


def _stock_note(chosen: pl.DataFrame) -> None:
    """What the lines rest on, said before they are read."""
    known = chosen.filter("stock_known").height
    blind = chosen.height - known
    free = chosen["expected_cost"].null_count()
    said = []
    if known:
        said.append(f"**{known:,} lines** start from the last stock count.")
    if blind:
        said.append(
            f"For **{blind:,} lines no stock was ever counted**: they say what an *empty shelf* "
            "would need. Take off what is there."
        )
    if free:
        said.append(f"{free:,} lines have no known cost and are not in the total.")
    st.markdown(" ".join(said))


def _suppliers(taken: pl.DataFrame, currency: str) -> None:
    by = taken.group_by("supplier_id").agg(pl.col("expected_cost").sum(), lines=pl.len())
    by = by.sort("expected_cost", descending=True).head(12)
    if by.height < 2:
        return
    st.subheader("Cost by supplier", anchor=False)
    charts.draw(
        charts.ranked_bars(
            by["supplier_id"].to_list(),
            by["expected_cost"].to_list(),
            [
                f"{money(cost, currency)}, {lines} lines"
                for cost, lines in by.select("expected_cost", "lines").iter_rows()
            ],
            axis=charts.money_axis("Cost", currency),
        ),
        "suppliers",
        "Cost of the orders by supplier",
    )


if __name__ == "__main__":
    page(show, (STORES, CATEGORIES))
