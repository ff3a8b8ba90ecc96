from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from shelfcast.inventory.planner import product_supply, supplier_performance

AS_OF = date(2026, 3, 1)
SCHEMA = {
    "purchase_order_id": pl.String,
    "supplier_id": pl.String,
    "store_id": pl.String,
    "product_id": pl.String,
    "ordered_at": pl.Date,
    "expected_at": pl.Date,
    "promised_days": pl.Float64,
    "received_at": pl.Date,
    "quantity": pl.Float64,
    "received_quantity": pl.Float64,
    "unit_cost": pl.Float64,
    "amount": pl.Float64,
}


def line(number, ago, promise=5, came=None, *, units=10.0, received=None, **changes):
    """A line ordered `ago` days before; promised and received so many days after it."""
    ordered = AS_OF - timedelta(ago)
    row = {
        "purchase_order_id": number,
        "supplier_id": "acme",
        "store_id": "s1",
        "product_id": "tea",
        "ordered_at": ordered,
        "expected_at": None if promise is None else ordered + timedelta(promise),
        "promised_days": None,
        "received_at": None if came is None else ordered + timedelta(came),
        "quantity": units,
        "received_quantity": received,
        "unit_cost": 2.0,
        "amount": 2.0 * units,
    }
    return {**row, **changes}


def scored(*rows):
    frame = pl.DataFrame(list(rows), schema=SCHEMA)
    return supplier_performance(frame, AS_OF, 30).row(0, named=True)


def test_every_fate_of_a_line_is_counted_once():
    row = scored(
        line("on the day", 60, came=5),
        line("early", 60, came=3),
        line("late", 60, came=9),
        line("partial", 60, came=5, received=4.0),
        line("overdue", 20),
        line("lost", 90),
        line("on the way", 2),
    )
    assert (row["order_lines"], row["received_lines"]) == (7, 4)
    assert (row["on_time"], row["early"], row["late"], row["partial"]) == (3, 1, 1, 1)
    assert (row["overdue"], row["lost"]) == (1, 1)
    # 3 of the 4 that came and the 2 that did not; the one on the way is not judged yet.
    assert row["on_time_share"] == pytest.approx(3 / 6)
    assert row["fill_rate"] == pytest.approx(34 / 50)
    assert (row["ordered_money"], row["open_money"], row["lost_money"]) == (140, 40, 20)
    assert row["mean_lead_time"] == pytest.approx((5 + 3 + 9 + 5) / 4)
    assert row["mean_delay"] == pytest.approx((0 - 2 + 4 + 0) / 4)
    assert row["promised_lead_time"] == 5


def test_a_promise_that_an_order_does_not_make_is_the_product_s():
    row = scored(line("late", 60, None, came=9, promised_days=5.0))
    assert (row["late"], row["mean_delay"], row["promised_lead_time"]) == (1, 4, 5)


def test_a_line_without_any_promise_is_neither_on_time_nor_late_and_lost_in_the_end():
    row = scored(line("came", 60, None, came=9), line("new", 29, None), line("old", 61, None))
    assert (row["on_time"], row["late"], row["overdue"], row["lost"]) == (0, 0, 0, 1)
    assert row["mean_delay"] is None


def test_what_happens_after_the_day_asked_is_not_known_yet():
    row = scored(line("comes", 4, came=9), line("later", -1, came=2))
    assert (row["order_lines"], row["received_lines"], row["late"]) == (1, 0, 0)


def test_products_of_a_supplier_add_up_to_it():
    rows = [line(str(i), 10 + i, came=4 + i % 4, product_id=f"p{i % 3}") for i in range(20)]
    frame = pl.DataFrame(rows, schema=SCHEMA)
    whole = supplier_performance(frame, AS_OF, 30)
    parts = product_supply(frame, AS_OF, 30)
    assert parts.height == 3
    for name in ("order_lines", "on_time", "late", "ordered_money", "received_lines"):
        assert parts[name].sum() == whole[name].item()
