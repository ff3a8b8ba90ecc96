"""What should be ordered now, in which order, and what does it cost?"""

from __future__ import annotations

from math import ceil

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.budget import total_cost, within
from shelfcast.dashboard.filters import store_names
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.period import ends
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import SYMBOLS, money, units

LABELS = {
    "rank": "#",
    "product_name": "Product",
    "store": "Store",
    "quantity": "Order",
    "expected_cost": "Cost",
    "reason": "Why",
    "arrival_date": "Arrives",
    "on_hand": "On hand",
    "in_transit": "On the way",
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


@part
def order_list(view: View) -> None:
    """The tab."""
    found = order_lines(view)
    if found.is_empty():
        st.info("Nothing needs to be ordered now of what was chosen.")
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
        widths={"rank": 44, "reason": 560},
        rows=14,
    )
    downloads(taken.drop("store", "category"), "orders", view.currency)
    _suppliers(taken, view.currency)


def order_lines(view: View) -> pl.DataFrame:
    """The plan's lines of what was chosen, with the names of both."""
    chosen = (*view.filters.by_store, *view.by_product)
    found = view.rows("orders", chosen, order=("rank",))
    categories = view.rows("products", columns=("product_id", "category"))
    found = found.join(categories, on="product_id", how="left", maintain_order="left")
    names = store_names(view.reader, view.scope)
    return found.with_columns(
        store=pl.col("store_id").replace(names),
        supplier_id=pl.col("supplier_id").fill_null(NO_SUPPLIER),
    )


def _narrowed(found: pl.DataFrame) -> pl.DataFrame:
    """What is left after the page's own choices; one that changes nothing is not asked."""
    suppliers = sorted(found["supplier_id"].unique())
    first, second = st.columns(2)
    with first:
        wanted = _wanted(suppliers) if len(suppliers) > 1 else []
    with second:
        known = _known() if found["stock_known"].n_unique() > 1 else None
    if wanted:
        found = found.filter(pl.col("supplier_id").is_in(wanted))
    return found if known is None else found.filter(pl.col("stock_known") == known)


def _wanted(suppliers: list[str]) -> list[str]:
    return st.multiselect(
        "Suppliers", suppliers, placeholder="All suppliers", key="supplier", bind="query-params"
    )


def _known() -> bool | None:
    kinds = {"All lines": None, "Stock counted": True, "Stock unknown": False}
    return kinds[
        st.segmented_control("Stock", list(kinds), default="All lines", key="stock", required=True)
        or "All lines"
    ]


def _budget(chosen: pl.DataFrame, currency: str) -> float:
    """The money to spend; all of it until somebody says less."""
    most = ceil(total_cost(chosen))
    if most < 2:
        return float(most)
    step = max(1, most // 100)
    # The key holds the total: with other lines to choose from, another slider starts at the end.
    spend = st.slider(
        f"Money to spend ({currency})",
        0,
        most,
        most,
        step=step,
        format=f"{SYMBOLS.get(currency, '')}%d",
        key=f"budget_{most}",
    )
    return float(spend)


def _figures(taken: pl.DataFrame, chosen: pl.DataFrame, currency: str) -> None:
    soonest = ends(taken["arrival_date"])[0] if taken.height else None
    with st.grid(4, min_column_width=150):
        st.metric("Order lines", f"{taken.height:,} of {chosen.height:,}", border=True)
        st.metric("Units", units(taken["quantity"].sum()), border=True)
        st.metric("Total cost", money(total_cost(taken), currency), border=True)
        arrives = "–" if soonest is None else f"{soonest.day} {soonest:%b}"
        st.metric("First delivery", arrives, border=True)


def _stock_note(chosen: pl.DataFrame) -> None:
    """What the order rests on, said before it is read."""
    known = chosen.filter("stock_known").height
    blind = chosen.height - known
    free = chosen["expected_cost"].null_count()
    said = []
    if known:
        said.append(f"**{lines(known)}** rest on the last stock count.")
    if blind:
        said.append(
            f"For **{lines(blind)} no stock was ever counted**: the quantity is what an "
            "*empty shelf* would need. Take off what is there."
        )
    if free:
        said.append(f"{lines(free)} without a known cost: not in the total.")
    st.markdown(" ".join(said))


def lines(count: int) -> str:
    """How many order lines, in words.

    >>> lines(1), lines(1200)
    ('1 line', '1,200 lines')
    """
    return f"{count:,} line{'' if count == 1 else 's'}"


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
                f"{money(cost, currency)}, {lines(count)}"
                for cost, count in by.select("expected_cost", "lines").iter_rows()
            ],
            axis=charts.money_axis("Cost", currency),
        ),
        "suppliers",
        "Cost of the orders by supplier",
    )
