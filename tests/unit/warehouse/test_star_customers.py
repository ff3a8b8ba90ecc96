"""RFM and cohorts are what a loop over the sale lines finds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

SEGMENTS = {
    # (recency, worth): the usual grid, Lost cut from Hibernating.
    **{(5, worth): "Champions" for worth in (4, 5)},
    **{(recency, worth): "Loyal" for recency in (3, 4) for worth in (4, 5)},
    **{(recency, worth): "Potential loyalist" for recency in (4, 5) for worth in (2, 3)},
    (5, 1): "New",
    (4, 1): "Promising",
    (3, 3): "Needs attention",
    (3, 2): "About to sleep",
    (3, 1): "About to sleep",
    **{(recency, 5): "Cannot lose them" for recency in (1, 2)},
    **{(recency, worth): "At risk" for recency in (1, 2) for worth in (3, 4)},
    **{(2, worth): "Hibernating" for worth in (1, 2)},
    **{(1, worth): "Lost" for worth in (1, 2)},
}


@dataclass
class Customer:
    """What a loop learns of a customer."""

    orders: dict[str, date] = field(default_factory=dict)
    money: dict[date, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    bought_in: set[date] = field(default_factory=set)

    @property
    def first(self) -> date:
        return min(self.orders.values())


@pytest.fixture(scope="module")
def customers(star) -> dict[str, Customer]:
    found: dict[str, Customer] = defaultdict(Customer)
    for line in star.frame("sales_lines").sort("sold_at").iter_rows(named=True):
        if line["customer_id"] is None:
            continue
        customer, day = found[line["customer_id"]], line["day"]
        customer.money[day] += line["revenue"] or 0
        if line["quantity"] > 0:
            customer.orders.setdefault(line["order_id"] or str(day), day)
    return {code: customer for code, customer in found.items() if customer.orders}


def _fifths(codes: list[str]) -> dict[str, int]:
    """ntile(5): the first groups are one larger where the customers do not divide by five."""
    size, larger = divmod(len(codes), 5)
    scores: dict[str, int] = {}
    for score in range(1, 6):
        taken = len(scores)
        for code in codes[taken : taken + size + (score <= larger)]:
            scores[code] = score
    return scores


def test_rfm_scores_and_segments_are_those_of_a_loop(star, customers):
    last = star.frame("sales_lines")["day"].max()
    recency = {code: (last - max(c.orders.values())).days for code, c in customers.items()}
    frequency = {code: len(c.orders) for code, c in customers.items()}
    money = {code: sum(c.money.values()) for code, c in customers.items()}
    r = _fifths(sorted(customers, key=lambda c: (-recency[c], frequency[c], money[c], c)))
    f = _fifths(sorted(customers, key=lambda c: (frequency[c], money[c], -recency[c], c)))
    m = _fifths(sorted(customers, key=lambda c: (money[c], frequency[c], -recency[c], c)))
    found = {row["customer_id"]: row for row in star.frame("customer_rfm").to_dicts()}
    assert set(found) == set(customers)
    for code, row in found.items():
        assert (row["recency"], row["frequency"]) == (recency[code], frequency[code])
        assert row["monetary"] == money[code]
        scores = tuple(row[f"{name}_score"] for name in ("recency", "frequency", "monetary"))
        assert scores == (r[code], f[code], m[code])
        assert row["worth_score"] == -(-(f[code] + m[code]) // 2)
        assert row["segment"] == SEGMENTS[r[code], row["worth_score"]]


def test_every_cell_of_the_grid_has_one_segment():
    assert set(SEGMENTS) == {(r, w) for r in range(1, 6) for w in range(1, 6)}
    assert len(set(SEGMENTS.values())) == 11


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(start, start + count)]


def test_cohorts_are_those_of_a_loop(star, customers):
    last = star.frame("sales_lines")["day"].max()
    lines = star.frame("sales_lines").filter(pl.col("quantity") > 0)
    bought = {(row["customer_id"], row["day"].replace(day=1)) for row in lines.to_dicts()}
    table = {(row["cohort"], row["months_since"]): row for row in _cohorts(star)}
    cohorts = {customer.first.replace(day=1) for customer in customers.values()}
    assert len(table) == sum(len(_months(cohort, last)) for cohort in cohorts)
    for cohort in cohorts:
        members = [k for k, c in customers.items() if c.first.replace(day=1) == cohort]
        for since, month in enumerate(_months(cohort, last)):
            row = table[cohort, since]
            active = sum((code, month) in bought for code in members)
            again = sum(_second(customers[code]) <= month for code in members)
            assert (row["month"], row["customers"]) == (month, len(members))
            assert (row["active_customers"], row["repeat_customers"]) == (active, again)
            assert row["retention"] == pytest.approx(active / len(members))
            assert row["repeat_rate"] == pytest.approx(again / len(members))


def _cohorts(star) -> list[dict]:
    return star.frame("customer_cohorts").to_dicts()


def _second(customer: Customer) -> date:
    days = sorted(customer.orders.values())
    return days[1].replace(day=1) if len(days) > 1 else date.max


def test_a_cohort_keeps_all_its_customers_money(star, customers):
    told = sum(sum(customer.money.values()) for customer in customers.values())
    assert star.frame("customer_cohorts")["revenue"].sum() == told
    first = [row for row in _cohorts(star) if row["months_since"] == 0]
    assert all(row["retention"] == 1 for row in first)
