"""Pairs against a plain loop, and no pair where there is none."""

from __future__ import annotations

import random
from datetime import date
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import QueryError
from shelfcast.insights import Question
from shelfcast.insights.baskets import answer, pairs, together

baskets = st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), min_size=1, max_size=20)


def chunk(orders):
    rows = [(str(n), product) for n, order in enumerate(orders) for product in order]
    return pl.DataFrame(rows, schema=("order", "product"), orient="row")


@given(baskets, baskets)
def test_counts_are_those_of_a_plain_loop_over_receipts_whatever_the_chunks(first, second):
    products = list("abcde")
    counts = together([chunk(first), chunk(second)], products)
    for (i, a), (j, b) in combinations(enumerate(products), 2):
        assert counts[i, j] == sum({a, b} <= order for order in [*first, *second])
    assert list(counts.diagonal()) == [sum(p in o for o in [*first, *second]) for p in products]


def test_support_confidence_and_lift_by_hand():
    orders = [{"a", "b"}] * 30 + [{"a"}] * 10 + [{"b"}] * 20 + [{"c"}] * 140
    row = pairs(together([chunk(orders)], ["a", "b"]), ["a", "b"], 200).row(0, named=True)
    assert row["support"] == pytest.approx(30 / 200)
    assert (row["confidence"], row["confidence_back"]) == pytest.approx((30 / 40, 30 / 50))
    assert row["lift"] == pytest.approx(30 * 200 / (40 * 50))


def test_three_receipts_with_a_lift_of_a_hundred_are_not_shown():
    orders = [{"a", "b"}] * 3 + [{"c"}] * 297
    assert pairs(together([chunk(orders)], ["a", "b"]), ["a", "b"], 300).is_empty()


def test_among_products_bought_independently_no_pair_is_found_and_the_planted_one_is():
    draw = random.Random(11)
    names = [f"P{n:02}" for n in range(30)]
    alarms = 0
    for _ in range(10):
        orders = [{n for n in names if draw.random() < 0.08} or {"P00"} for _ in range(600)]
        alarms += pairs(together([chunk(orders)], names), names, 600).height
        planted = [o | {"P28", "P29"} if draw.random() < 0.05 else o for o in orders]
        found = pairs(together([chunk(planted)], names), names, 600)
        assert ("P28", "P29") in list(found.select("product", "with_product").iter_rows())
    assert alarms <= 1


def test_receipts_of_two_stores_with_one_number_are_two(company, a_line):
    lines = [
        a_line(order_id=str(n), store_id=store, product_id=product)
        for n in range(40)
        for store, product in (("S1", "P1"), ("S2", "P2"))
    ]
    found = answer(Question(company(lines)))
    assert found.frame.is_empty()
    assert "80 receipts" in found.sentences[0]


def test_a_filter_that_would_cut_receipts_is_refused(company, a_line):
    with pytest.raises(QueryError, match="cut"):
        answer(Question(company([a_line(day=date(2011, 3, 1))] * 12), where=("category=Lights",)))
