"""How does a person approve, change or take back a purchase order, and where is that kept?

What was said is a log in the lake that is only added to, like that of overrides. Each plan reads
it: adjusted quantities stand in the proposals of their day, approved lines count as on their way.
Not here: which lines are superseded (inventory/planner/purchase_orders.py). The caller holds the
project's lock and plans anew.
"""

from __future__ import annotations

import getpass
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.order_log import ORDER_LOG, ORDER_SHEETS
from shelfcast.contracts.planner import STOCK_OUTLOOK
from shelfcast.errors import NoDataError, OrderError
from shelfcast.inventory.planner import purchase_orders as rules
from shelfcast.lake import Lake, Zone, append_frame, open_lake, read_frame
from shelfcast.project import Project


def said(lake: Lake) -> pl.DataFrame:
    """The log, oldest first."""
    return read_frame(lake, Zone.LOGS, ORDER_LOG.name, ORDER_LOG).sort(
        "said_at", maintain_order=True
    )


def approve(
    project: Project, chosen: Mapping[str, str], reason: str = "", author: str | None = None
) -> pl.DataFrame:
    """Approve the proposed lines whose columns are as `chosen`; the rows that were logged.

    Raises OrderError where nothing that is proposed is like that.
    """
    sheets = warehouse.read_frame(project.warehouse, ORDER_SHEETS.name)
    lines = rules.to_approve(sheets, dict(chosen))
    if lines.is_empty():
        raise OrderError(
            "Nothing like that is proposed.",
            evidence=[f"{name}: {value}" for name, value in chosen.items()],
            fix="shelfcast orders shows what is",
        )
    return _log(project, rules.logged(lines, "approved", reason.strip(), _author(author)))


def adjust(
    project: Project,
    store_id: str,
    product_id: str,
    quantity: float,
    *,
    reason: str,
    author: str | None = None,
) -> pl.DataFrame:
    """Keep the units that a person wants of an order of the plan; 0 leaves it out.

    Raises OrderError where the plan orders none of it, or for a quantity that cannot be.
    """
    if not reason.strip():
        raise OrderError("An adjustment needs a reason.", fix='--reason "street fair"')
    if not math.isfinite(quantity) or quantity < 0:
        raise OrderError(f"{quantity} units cannot be ordered.", fix="0 or more")
    line = _planned(project, store_id, product_id)
    row = rules.adjusted_line(line, quantity, reason.strip(), _author(author))
    return _log(project, pl.DataFrame([row], schema=ORDER_LOG.schema()))


def withdraw(
    project: Project, po_number: str, reason: str, author: str | None = None
) -> pl.DataFrame:
    """Take an approved purchase order back: it is no longer on its way.

    Raises OrderError where no order of that number holds.
    """
    lines = rules.approved_lines(said(open_lake(project.lake))).filter(po_number=po_number)
    if lines.is_empty():
        raise OrderError(
            f"No approved order has the number {po_number}.", fix="shelfcast orders log"
        )
    if not reason.strip():
        raise OrderError("Taking an order back needs a reason.", fix='--reason "sent twice"')
    return _log(project, rules.logged(lines, "withdrawn", reason.strip(), _author(author)))


def _planned(project: Project, store_id: str, product_id: str) -> dict[str, Any]:
    """The plan's order of a product in a store, as a line of a purchase order."""
    key = {"store_id": store_id, "product_id": product_id}
    found = warehouse.read_frame(project.warehouse, "orders").filter(**key)
    if found.is_empty():
        raise OrderError(
            f"The plan orders no {product_id} for {store_id}.",
            evidence=_why_not(project, key),
            fix="shelfcast orders shows what is ordered",
        )
    return found.with_columns(planned="quantity").row(0, named=True)


def _why_not(project: Project, key: Mapping[str, str]) -> list[str]:
    try:
        shelf = warehouse.read_frame(project.warehouse, STOCK_OUTLOOK.name).filter(**key)
    except NoDataError:
        return []
    told = "{on_hand} on hand, {in_transit} on the way, ordered at {reorder_point:.0f} or below"
    return [told.format(**row) for row in shelf.iter_rows(named=True)]


def _log(project: Project, rows: pl.DataFrame) -> pl.DataFrame:
    """Add to the log. `said_at` is now."""
    now = datetime.now(UTC).replace(tzinfo=None)
    told = ORDER_LOG.conform(rows.with_columns(said_at=pl.lit(now)))
    append_frame(open_lake(project.lake), Zone.LOGS, told, ORDER_LOG.name)
    return told


def _author(named: str | None) -> str:
    return named or getpass.getuser()
