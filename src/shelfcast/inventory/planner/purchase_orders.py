"""Which purchase orders are to be sent, which were approved, and what of these is still coming?

A purchase order is a supplier's lines for one store on one day; it is numbered by the three. Where
some of a number were approved already, the next lines of that day get `-2`, `-3`, ...
- proposed: the plan's orders, each with the quantity that a person last said for it on that day;
  0 leaves it out;
- approved: what the log says, less what was withdrawn. It is on its way, due on its arrival date,
  until one of these says otherwise (whatever counts first):
  - a receipt: the purchase orders that were landed hold it as received, by its number, or hold one
    of the same product and store, ordered on its day or later, that was received;
  - a count made on its arrival date or later: it is on the shelf then, or lost;
  - a count after the day it was ordered that itself tells of goods on the way;
  - on a shelf that nobody counts: what was sold there since (by_the_book).
Units: units of the product, money.
Assumption: of a product and store one order is on its way at a time per order date.
Not here: the log (steps/orders.py), files for suppliers (reports/).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from shelfcast.contracts.order_log import ORDER_LOG, ORDER_SHEETS
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.inventory.windows import KEY

_LINE = ["po_number", *KEY]
_OF = ["order_date", "supplier_id", "store_id"]


def approved_lines(log: pl.DataFrame) -> pl.DataFrame:
    """The approved lines of ORDER_LOG that were not withdrawn."""
    back = log.filter(action="withdrawn").select(_LINE)
    return log.filter(action="approved").join(back, on=_LINE, how="anti", maintain_order="left")


def still_coming(
    log: pl.DataFrame, stock_positions: pl.DataFrame, purchase_order_lines: pl.DataFrame
) -> pl.DataFrame:
    """The approved lines of ORDER_LOG that no receipt and no count has superseded."""
    lines = approved_lines(log)
    received = purchase_order_lines.filter(pl.col("received_at").is_not_null())
    numbers = received.select(po_number="purchase_order_id", product_id="product_id").unique()
    lines = lines.join(numbers, on=["po_number", "product_id"], how="anti", maintain_order="left")
    newest = received.group_by(KEY).agg(bought=pl.col("ordered_at").max())
    counts = stock_positions.select(*KEY, counted="as_of", told="in_transit")
    lines = lines.join(newest, on=KEY, how="left", maintain_order="left")
    lines = lines.join(counts, on=KEY, how="left", maintain_order="left")
    here = pl.col("bought") >= pl.col("order_date")
    counted = pl.col("counted") >= pl.col("arrival_date")
    told = (pl.col("counted") > pl.col("order_date")) & (pl.col("told") > 0)
    superseded = pl.any_horizontal(expr.fill_null(False) for expr in (here, counted, told))
    return lines.filter(~superseded).select(ORDER_LOG.names)


def by_the_book(
    coming: pl.DataFrame, stock_positions: pl.DataFrame, sold: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """`coming` with what is left of it on shelves that nobody counts.

    There no count ever says that an order has come. From the first approved order on the book is
    kept: what was ordered, less what `sold` (store_id, product_id, ds, y) since; the newest orders
    are what is left. What came in the meantime counts as due on `as_of`.
    """
    uncounted = coming.join(stock_positions, on=KEY, how="anti", maintain_order="left")
    if uncounted.is_empty():
        return coming
    first = uncounted.group_by(KEY).agg(first=pl.col("order_date").min())
    gone = (
        sold.join(first, on=KEY)
        .filter(pl.col("ds") >= pl.col("first"))
        .group_by(KEY)
        .agg(gone=pl.col("y").fill_null(0.0).sum())
    )
    later = pl.col("quantity").cum_sum().over(KEY)
    left = (
        uncounted.join(gone, on=KEY, how="left", maintain_order="left")
        .sort("arrival_date", maintain_order=True)
        .with_columns(
            quantity=(later - pl.col("gone").fill_null(0.0)).clip(0, pl.col("quantity")),
            arrival_date=pl.max_horizontal("arrival_date", pl.lit(as_of)),
        )
        .filter(pl.col("quantity") > 0)
    )
    counted = coming.join(stock_positions, on=KEY, how="semi", maintain_order="left")
    return pl.concat([counted, left.select(coming.columns)])


def with_approved(stock_positions: pl.DataFrame, coming: pl.DataFrame) -> pl.DataFrame:
    """STOCK_POSITIONS with what is `still_coming` among what is in transit.

    A shelf that nobody counted has a row too where something comes, on_hand and as_of being null.
    """
    units = coming.group_by(KEY, maintain_order=True).agg(approved=pl.col("quantity").sum())
    told = stock_positions.join(units, on=KEY, how="full", coalesce=True, maintain_order="left")
    total = pl.col("in_transit").fill_null(0.0) + pl.col("approved").fill_null(0.0)
    return told.with_columns(in_transit=total).drop("approved")


def deliveries_of(deliveries_due: pl.DataFrame, coming: pl.DataFrame) -> pl.DataFrame:
    """DELIVERIES_DUE with what is `still_coming`, due on its arrival date."""
    due = coming.select(*KEY, due_on="arrival_date", quantity="quantity")
    told = pl.concat([deliveries_due.select(DELIVERIES_DUE.names), DELIVERIES_DUE.conform(due)])
    return told.group_by(*KEY, "due_on", maintain_order=True).agg(pl.col("quantity").sum())


def order_sheets(
    orders: pl.DataFrame, terms: pl.DataFrame, log: pl.DataFrame, coming: pl.DataFrame
) -> pl.DataFrame:
    """The frame ORDER_SHEETS: the plan's `orders` as adjusted, then what is `still_coming`."""
    proposed = _adjusted(orders, log).with_columns(_number(orders, log), status=pl.lit("proposed"))
    approved = coming.with_columns(
        status=pl.lit("approved"), adjusted_because=pl.lit(None, dtype=pl.String)
    )
    columns = [*ORDER_LOG.names[:9], "status", "adjusted_because"]
    lines = pl.concat([proposed.select(columns), approved.select(columns)])
    packs = terms.select(
        "product_id",
        "product_name",
        pack_size=pl.when(pl.col("pack_size") > 0).then("pack_size").otherwise(1.0),
    )
    lines = lines.join(packs, on="product_id", how="left", maintain_order="left").with_columns(
        pl.col("pack_size").fill_null(1.0), amount=pl.col("quantity") * pl.col("unit_cost")
    )
    told = lines.with_columns(packs=pl.col("quantity") / pl.col("pack_size"))
    return ORDER_SHEETS.conform(told).select(ORDER_SHEETS.names).sort(ORDER_SHEETS.key)


def _adjusted(orders: pl.DataFrame, log: pl.DataFrame) -> pl.DataFrame:
    """The orders with the quantity that was last said of each, lines of 0 left out."""
    said = log.filter(action="adjusted").unique([*KEY, "order_date"], keep="last")
    said = said.select(*KEY, "order_date", said="quantity", adjusted_because="reason")
    told = orders.join(said, on=[*KEY, "order_date"], how="left", maintain_order="left")
    told = told.with_columns(
        planned=pl.col("quantity"), quantity=pl.coalesce("said", "quantity")
    ).drop("said")
    return told.filter(pl.col("quantity") > 0)


def _number(orders: pl.DataFrame, log: pl.DataFrame) -> pl.Expr:
    """The number of each line's purchase order."""
    base = pl.concat_str(
        pl.lit("PO-"),
        pl.col("order_date").dt.strftime("%Y%m%d"),
        pl.lit("-"),
        pl.col("supplier_id").fill_null("UNKNOWN"),
        pl.lit("-"),
        pl.col("store_id"),
    )
    sent = log.filter(action="approved").unique("po_number").group_by(_OF).len("sent")
    told = orders.select(_OF).unique().join(sent, on=_OF, how="left", nulls_equal=True)
    further = told.select(base, pl.col("sent").fill_null(0)).rows()
    count = base.replace_strict(dict(further), default=0, return_dtype=pl.Int64)
    suffix = pl.concat_str(base, pl.lit("-"), (count + 1).cast(pl.String))
    return pl.when(count > 0).then(suffix).otherwise(base).alias("po_number")


def to_approve(sheets: pl.DataFrame, chosen: Mapping[str, str]) -> pl.DataFrame:
    """The proposed lines of ORDER_SHEETS whose columns are as `chosen`."""
    wanted = sheets.filter(status="proposed")
    return wanted.filter(**chosen) if chosen else wanted


def logged(lines: pl.DataFrame, action: str, reason: str, author: str) -> pl.DataFrame:
    """Rows of ORDER_LOG, but for when they were said, for these lines."""
    return lines.select(ORDER_LOG.names[:9]).with_columns(
        action=pl.lit(action), reason=pl.lit(reason), author=pl.lit(author)
    )


def adjusted_line(
    order: Mapping[str, object], quantity: float, reason: str, author: str
) -> dict[str, object]:
    """A row of ORDER_LOG, but for its number and when it was said: the units a person wants of an
    order of the plan.
    """
    told = {name: order.get(name) for name in ORDER_LOG.names}
    said = {"quantity": quantity, "action": "adjusted", "reason": reason, "author": author}
    return {**told, **said}
