"""Fifths and segments against a plain loop, and what they are made of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights import Question
from shelfcast.insights.rfm import customers, rfm, segments
from shelfcast.metrics import Scope

TODAY = date(2011, 12, 31)


def segment(r, w):
    """The case of the mart customer_rfm, written out."""
    if r == 5 and w >= 4:
        return "Champions"
    if r >= 3 and w >= 4:
        return "Loyal"
    if r >= 4 and w >= 2:
        return "Potential loyalist"
    if r >= 4:
        return "New" if r == 5 else "Promising"
    if r == 3:
        return "Needs attention" if w == 3 else "About to sleep"
    if w == 5:
        return "Cannot lose them"
    if w >= 3:
        return "At risk"
    return "Hibernating" if r == 2 else "Lost"


def ntile(count):
    """SQL's ntile(5) over that many rows, by hand: the first tiles take one more."""
    tiles = []
    for tile in range(5):
        tiles += [tile + 1] * (count // 5 + (1 if tile < count % 5 else 0))
    return tiles


people = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 4), st.integers(-5, 60)), min_size=1, max_size=23
)


@given(people)
def test_scores_and_segments_are_those_of_a_plain_loop(bought):
    rows = [(f"C{n:02}", TODAY - timedelta(r), f, m) for n, (r, f, m) in enumerate(bought)]
    frame = pl.DataFrame(
        rows, schema=("customer", "last_bought_on", "frequency", "monetary"), orient="row"
    )
    found = rfm(frame, TODAY)
    named = [(f"C{n:02}", *row) for n, row in enumerate(bought)]
    orders = {
        "recency": lambda x: (-x[1], x[2], x[3], x[0]),
        "frequency": lambda x: (x[2], x[3], -x[1], x[0]),
        "monetary": lambda x: (x[3], x[2], -x[1], x[0]),
    }
    for score, key in orders.items():
        expected = dict(zip((x[0] for x in sorted(named, key=key)), ntile(len(named)), strict=True))
        assert dict(found.select("customer", f"{score}_score").iter_rows()) == expected
    for row in found.iter_rows(named=True):
        worth = (row["frequency_score"] + row["monetary_score"] + 1) // 2
        assert (row["worth_score"], row["segment"]) == (worth, segment(row["recency_score"], worth))


def test_segments_add_up_to_all_customers_and_all_their_money():
    frame = pl.DataFrame(
        {
            "customer": [f"C{n}" for n in range(17)],
            "last_bought_on": [TODAY - timedelta(n * 3 % 17) for n in range(17)],
            "frequency": [n % 4 + 1 for n in range(17)],
            "monetary": [Decimal(n * 7 % 31) for n in range(17)],
        }
    )
    found = segments(rfm(frame, TODAY))
    assert found["customers"].sum() == 17
    assert found["monetary"].sum() == frame["monetary"].sum()
    assert abs(found["share"].sum() - 1) < 1e-9


def test_what_came_back_lowers_the_money_and_is_no_purchase(company, a_line):
    reader = company(
        [
            a_line(day=date(2011, 3, 1), customer_id="C1", order_id="A", quantity=3),
            a_line(day=date(2011, 3, 9), customer_id="C1", order_id="B", quantity=-1),
            a_line(day=date(2011, 3, 5), customer_id="C2", order_id=None, quantity=2),
            a_line(day=date(2011, 3, 5), customer_id="C2", order_id=None, quantity=1),
            a_line(day=date(2011, 3, 7), customer_id="C3", order_id="D", quantity=-1),
        ]
    )
    found, today = customers(Question(reader))
    rows = {row["customer"]: row for row in found.iter_rows(named=True)}
    assert today == date(2011, 3, 9)
    assert set(rows) == {"C1", "C2"}
    assert (rows["C1"]["frequency"], rows["C1"]["monetary"]) == (1, 20)
    assert rows["C1"]["last_bought_on"] == date(2011, 3, 1)
    assert (rows["C2"]["frequency"], rows["C2"]["monetary"]) == (1, 30)


def test_a_viewer_of_one_store_sees_what_was_bought_there(company, a_line):
    lines = [a_line(customer_id="C1", store_id=s, order_id=s) for s in ("S1", "S2", "S2")]
    found, _ = customers(Question(company(lines), Scope(stores=frozenset({"S1"}))))
    assert found["monetary"].to_list() == [10]
