"""Which purchase orders go to which supplier, which were approved, and who said so?

One a supplier, store and day. Each can be taken away as a workbook, as lines and on paper, approved
and taken back; the log tells who said what, when and why.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import streamlit as st

from shelfcast.dashboard.filters import store_names
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.say_orders import approve, may_say, withdraw
from shelfcast.dashboard.panels.shelves import shelves
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.reports import purchase_orders as sheets_of
from shelfcast.reports import write_orders

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
}
UNKNOWN = "not told"
HEADS = {
    "po_number": "Purchase order",
    "supplier": "Supplier",
    "store": "Ship to",
    "status": "Status",
    "arrival": "Arrives",
    "lines": "Lines",
    "units": "Units",
    "amount": "Amount",
}
LINES = {
    "po_number": "Purchase order",
    "product_id": "Code",
    "product_name": "Product",
    "packs": "Packs",
    "quantity": "Units",
    "planned": "Planned",
    "unit_cost": "Unit cost",
    "amount": "Amount",
    "adjusted_because": "Changed because",
}
LOG = {
    "said_at": "When (UTC)",
    "author": "Who",
    "action": "What",
    "po_number": "Purchase order",
    "product_id": "Product",
    "store": "Store",
    "planned": "Planned",
    "quantity": "Units",
    "reason": "Why",
}
FORMATS = {
    "arrival": "day",
    "units": "units",
    "amount": "money_exact",
    "unit_cost": "money_exact",
    "packs": "units",
    "quantity": "units",
    "planned": "units",
}


@part
def purchase_orders(view: View) -> None:
    """The tab."""
    found = shelves(view, "order_sheets", ("po_number", "product_id"))
    found = found.with_columns(supplier=pl.col("supplier_id").fill_null(UNKNOWN))
    if found.is_empty():
        st.info("There is no purchase order of what was chosen.")
    else:
        _orders(view, found)
    _log(view)


def _orders(view: View, found: pl.DataFrame) -> None:
    suppliers = sorted(found["supplier"].unique())
    first, second = st.columns(2)
    with first:
        supplier = st.selectbox("Supplier", ["All suppliers", *suppliers], key="po_supplier")
    with second:
        status = st.segmented_control(
            "Status", ["proposed", "approved"], default="proposed", key="po_status", required=True
        )
    if supplier and supplier != "All suppliers":
        found = found.filter(pl.col("supplier") == supplier)
    shown = found.filter(pl.col("status") == (status or "proposed"))
    if shown.is_empty():
        st.info(f"No purchase order is {status} here.")
        return
    heads = by_order(shown)
    table(heads, HEADS, key="purchase_orders", formats=FORMATS, currency=view.currency)
    files(view, shown, _file_name(str(supplier), str(status)))
    with st.expander("Their lines"):
        table(shown, LINES, key="po_lines", formats=FORMATS, currency=view.currency, rows=14)
    if not may_say(view):
        st.caption("Orders hold lines of other categories too; who sees all of them approves them.")
    elif status == "approved":
        withdraw(view, heads["po_number"].to_list())
    elif view.filters.categories or view.filters.product:
        st.caption("Whole orders are approved: choose all categories and products to do so.")
    else:
        approve(view, shown)


def by_order(found: pl.DataFrame) -> pl.DataFrame:
    """A row a purchase order, with its lines, units and amount."""
    return (
        found.group_by("po_number", "supplier", "store", "status")
        .agg(
            arrival=pl.col("arrival_date").max(),
            lines=pl.len(),
            units=pl.col("quantity").sum(),
            amount=pl.col("amount").sum(),
        )
        .sort("po_number")
    )


def files(view: View, found: pl.DataFrame, name: str) -> None:
    """The orders as files for the supplier, each made when somebody asks for it."""
    with st.container(horizontal=True, key=f"files_{name}"):
        for suffix, mime in KINDS.items():
            st.download_button(
                f"Orders as {suffix.removeprefix('.').upper()}",
                _maker(view, found, suffix),
                file_name=f"{name}{suffix}",
                mime=mime,
                key=f"orders_{suffix}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
            )


def as_file(view: View, found: pl.DataFrame, suffix: str) -> bytes:
    """The orders of these lines as a file of that kind, a sheet or page an order."""
    names = store_names(view.reader, view.scope)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"orders{suffix}"
        write_orders(sheets_of(found, names), path, currency=view.currency)
        return path.read_bytes()


def _maker(view: View, found: pl.DataFrame, suffix: str) -> Callable[[], bytes]:
    return lambda: as_file(view, found, suffix)


def _file_name(supplier: str, status: str) -> str:
    told = "".join(sign if sign.isalnum() else "-" for sign in supplier.lower())
    return f"orders-{told}-{status}"


def _log(view: View) -> None:
    said = shelves(view, "order_log", ("-said_at", "store_id", "product_id"))
    st.subheader("Who said what", anchor=False)
    if said.is_empty():
        st.caption("Nobody approved or changed an order yet.")
        return
    table(said, LOG, key="order_log", formats=FORMATS, rows=10)
    downloads(said, "order-log", view.currency)
