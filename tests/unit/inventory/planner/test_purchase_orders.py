from __future__ import annotations

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from shelfcast.contracts.frames import STOCK_POSITIONS
from shelfcast.contracts.order_log import ORDER_LOG, ORDER_SHEETS
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.inventory.planner.purchase_orders import (
    by_the_book,
    deliveries_of,
    order_sheets,
    still_coming,
    with_approved,
)

AS_OF = date(2026, 3, 1)
SAID = datetime(2026, 3, 1, 9)
NUMBER = "PO-20260301-acme-s1"


def log(*rows):
    """ORDER_LOG: an approval of 24 tea for s1, ordered on AS_OF and due a week later, but for..."""
    usual = {
        "po_number": NUMBER,
        "supplier_id": "acme",
        "store_id": "s1",
        "product_id": "tea",
        "order_date": AS_OF,
        "arrival_date": AS_OF + timedelta(7),
        "quantity": 24.0,
        "planned": 24.0,
        "unit_cost": 2.0,
        "action": "approved",
        "reason": "",
        "author": "ann",
        "said_at": SAID,
    }
    return pl.DataFrame([{**usual, **row} for row in rows], schema=ORDER_LOG.schema())


def counts(days=0, in_transit=0.0):
    row = ("s1", "tea", AS_OF + timedelta(days), 5.0, in_transit)
    return pl.DataFrame([row], schema=STOCK_POSITIONS.schema(), orient="row")


def bought(*rows):
    schema = {
        "purchase_order_id": pl.String,
        "store_id": pl.String,
        "product_id": pl.String,
        "ordered_at": pl.Date,
        "received_at": pl.Date,
    }
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def orders(**quantities):
    return pl.DataFrame(
        [
            {
                "supplier_id": "acme",
                "store_id": "s1",
                "product_id": name,
                "order_date": AS_OF,
                "arrival_date": AS_OF + timedelta(7),
                "quantity": quantity,
                "unit_cost": 2.0,
            }
            for name, quantity in quantities.items()
        ]
    )


def coming(count=None, *lines):
    return still_coming(log({}), counts() if count is None else count, bought(*lines))


def test_an_approved_order_is_in_transit_and_due_on_its_arrival_date():
    on_the_way = coming()
    assert with_approved(counts(in_transit=6.0), on_the_way)["in_transit"].to_list() == [30.0]
    due = deliveries_of(DELIVERIES_DUE.empty(), on_the_way)
    assert due.rows() == [("s1", "tea", AS_OF + timedelta(7), 24.0)]


@pytest.mark.parametrize(
    ("days", "in_transit", "is_coming"),
    [
        (0, 0.0, True),
        (0, 9.0, True),
        (3, 0.0, True),
        (3, 24.0, False),
        (7, 0.0, False),
        (6, 0.0, True),
    ],
)
def test_a_count_supersedes_it_once_it_is_due_or_tells_what_is_on_the_way(
    days, in_transit, is_coming
):
    assert (coming(counts(days, in_transit)).height == 1) == is_coming


@pytest.mark.parametrize(
    ("line", "is_coming"),
    [
        ((NUMBER, "s9", "tea", AS_OF - timedelta(9), AS_OF), False),
        (("77", "s1", "tea", AS_OF, AS_OF + timedelta(6)), False),
        (("77", "s1", "tea", AS_OF, None), True),
        (("77", "s1", "tea", AS_OF - timedelta(1), AS_OF), True),
        (("77", "s1", "pen", AS_OF, AS_OF), True),
    ],
)
def test_a_receipt_supersedes_it_by_number_or_by_product_store_and_day(line, is_coming):
    assert (coming(None, line).height == 1) == is_coming


def test_what_was_withdrawn_is_not_on_its_way():
    rows = log({}, {"product_id": "pen"}, {"action": "withdrawn"})
    assert still_coming(rows, counts(), bought())["product_id"].to_list() == ["pen"]


def sheets(plan, said, on_the_way=None):
    terms = pl.DataFrame({"product_id": ["tea"], "product_name": ["Tea"], "pack_size": [12.0]})
    found = order_sheets(plan, terms, said, ORDER_LOG.empty() if on_the_way is None else on_the_way)
    assert found.columns == list(ORDER_SHEETS.names)
    return {row["product_id"]: row for row in found.iter_rows(named=True)}


def test_a_purchase_order_has_its_number_packs_and_amount():
    row = sheets(orders(tea=24.0), ORDER_LOG.empty())["tea"]
    assert (row["po_number"], row["packs"], row["amount"]) == (NUMBER, 2, 48)
    assert (row["status"], row["product_name"], row["adjusted_because"]) == (
        "proposed",
        "Tea",
        None,
    )


def test_the_last_adjustment_of_the_day_counts_and_nothing_leaves_the_line_out():
    said = log(
        {"action": "adjusted", "quantity": 60.0, "reason": "fair"},
        {"action": "adjusted", "quantity": 36.0, "reason": "no room"},
        {"action": "adjusted", "quantity": 0.0, "product_id": "pen"},
        {
            "action": "adjusted",
            "quantity": 5.0,
            "product_id": "ink",
            "order_date": date(2026, 2, 1),
        },
    )
    found = sheets(orders(tea=24.0, pen=10.0, ink=8.0), said)
    assert {name: row["quantity"] for name, row in found.items()} == {"tea": 36, "ink": 8}
    assert (found["tea"]["planned"], found["tea"]["adjusted_because"]) == (24, "no room")


def test_a_second_order_of_a_day_gets_a_number_of_its_own():
    approved = log({})
    found = sheets(orders(pen=10.0), approved, approved)
    assert {row["po_number"]: row["status"] for row in found.values()} == {
        NUMBER: "approved",
        f"{NUMBER}-2": "proposed",
    }


def sales(**units_a_day):
    rows = [
        ("s1", name, AS_OF + timedelta(day), units)
        for name, units in units_a_day.items()
        for day in range(-3, 10)
    ]
    schema = {"store_id": pl.String, "product_id": pl.String, "ds": pl.Date, "y": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_on_a_shelf_that_nobody_counts_the_oldest_orders_are_sold_first():
    """24 ordered on day 0, 10 on day 5; 3 a day sold on the ten days since: 4 of all are left."""
    second = {"order_date": AS_OF + timedelta(5), "arrival_date": AS_OF + timedelta(12)}
    none = counts().clear()
    approved = still_coming(log({}, {**second, "quantity": 10.0}), none, bought())
    today = AS_OF + timedelta(10)
    left = by_the_book(approved, none, sales(tea=3.0), today)
    assert left.select("quantity", "arrival_date").rows() == [(4.0, AS_OF + timedelta(12))]
    early = by_the_book(approved, none, sales(tea=1.0), today)
    assert early["quantity"].to_list() == [14.0, 10.0]
    assert early["arrival_date"].to_list() == [today, AS_OF + timedelta(12)]
    told = with_approved(none, early)
    assert told.select("on_hand", "in_transit").rows() == [(None, 24.0)]


def test_a_counted_shelf_is_told_by_its_counts_and_no_book_is_kept():
    approved = coming()
    assert by_the_book(approved, counts(), sales(tea=9.0), AS_OF).equals(approved)
