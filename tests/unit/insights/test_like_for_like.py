"""Stores compared day by day, and what is set apart."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights.like_for_like import like_for_like, parts
from shelfcast.insights.periods import Periods

BEFORE, NOW = date(2011, 1, 3), date(2011, 1, 10)
BOTH = Periods(NOW, NOW + timedelta(6), BEFORE, BEFORE + timedelta(6))
SALES = {"store": pl.String, "day": pl.Date, "amount": pl.Decimal(38, 4)}
SHUT = {"store": pl.String, "day": pl.Date}


def frame(rows):
    return pl.DataFrame([(s, d, Decimal(str(a))) for s, d, a in rows], schema=SALES, orient="row")


def compared(rows, shut=()):
    closures = pl.DataFrame(list(shut), schema=SHUT, orient="row")
    return like_for_like(frame(rows), closures, BOTH)


def week(store, start, amount, days=7):
    return [(store, start + timedelta(n), amount) for n in range(days)]


def test_a_day_that_was_closed_in_one_week_is_compared_in_neither():
    rows = week("A", BEFORE, 10) + week("A", NOW, 12, days=6)
    found = compared([*rows, ("A", NOW + timedelta(9), 1)], [("A", NOW + timedelta(6))])
    row = found.row(0, named=True)
    assert (row["days"], row["before"], row["now"]) == (6, 60, 72)
    assert parts(found) == {
        "compared": 12, "other days": -10, "new stores": 0, "closed stores": 0,
    }  # fmt: skip


def test_an_open_day_without_a_sale_is_a_bad_day_and_no_closure():
    rows = [r for r in week("A", BEFORE, 10) + week("A", NOW, 10) if r[1] != NOW + timedelta(2)]
    row = compared(rows).row(0, named=True)
    assert (row["days"], row["change"]) == (7, -10)


def test_stores_that_opened_and_closed_are_set_apart():
    rows = week("A", BEFORE, 10) + week("A", NOW, 11) + week("new", NOW, 5) + week("old", BEFORE, 4)
    found = compared(rows)
    assert dict(found.select("store", "status").iter_rows()) == {
        "A": "compared", "new": "new", "old": "closed",
    }  # fmt: skip
    assert parts(found) == {
        "compared": 7, "other days": 0, "new stores": 35, "closed stores": -28,
    }  # fmt: skip


lines = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.integers(-9, 20).map(lambda n: BEFORE + timedelta(n)),
        st.decimals(-5, 50, places=2),
    ),
    max_size=30,
)


@given(lines, st.sets(st.tuples(st.sampled_from("ABC"), st.integers(0, 13)), max_size=9))
def test_the_four_parts_add_up_to_the_whole_change_to_the_cent(rows, shut):
    closures = [(store, BEFORE + timedelta(n)) for store, n in shut]
    found = compared(rows, closures)
    whole = sum(
        (a if d >= NOW else -a for _, d, a in rows if BEFORE <= d <= NOW + timedelta(6)),
        start=Decimal(0),
    )
    assert sum(parts(found).values()) == whole


@given(lines)
def test_compared_days_are_those_a_plain_loop_finds_open_on_both_sides(rows):
    found = compared(rows)
    for row in found.iter_rows(named=True):
        its = [d for s, d, _ in rows if s == row["store"]]
        both = [
            n for n in range(7)
            if min(its) <= BEFORE + timedelta(n) and NOW + timedelta(n) <= max(its)
        ]  # fmt: skip
        assert row["days"] == len(both)
